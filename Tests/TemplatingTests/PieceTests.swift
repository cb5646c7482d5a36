import Testing

@testable import Templating

/// What a record keeps of itself is what a template would have written anew.
@Suite struct PieceTests {
  /// Like `pageValues`, of records that stand in many lists.
  private func sharedPage() -> Record {
    func shared(_ values: [Value]) -> Value {
      .record(Record(slots: values.count, isInLists: true) { for value in values { $0.append(value) } })
    }
    var values = pageValues
    values[5] = .list([
      shared([.text("a.jpg"), .text("一 & <i>")]), shared([.text("b.jpg"), .text("二"), .text("李")]),
    ])
    values[7] = shared([.text("根"), .list([shared([.text("甲"), .list([shared([.text("乙")])])])])])
    return Record(values)
  }

  private func template(_ text: String) throws -> Template {
    var codes: Set<[Int32]> = []
    return try #require(compile(["story": text]).templates["story"], "\(text)")
      .folded(over: Record([]), sharing: &codes)
  }

  @Test func whatTellsOfTheElementAloneIsWrittenOnce() throws {
    let card = "{{#photos}}<p>{{alt}}{{#credit}} {{.}}{{/credit}}</p>{{/photos}}"
    let first = try template("{{title}}\(card)")
    let second = try template("<b>\(card)</b>{{count}}\(card)")
    #expect(first.pieces.count == 1 && second.pieces == first.pieces + first.pieces)
    let page = sharedPage()
    let text = "<p>一 &amp; &lt;i&gt;</p><p>二 李</p>"
    #expect(String(decoding: first.render(page), as: UTF8.self) == "“A” &amp; &lt;B&gt;\(text)")
    let kept = page[5][element: 1].keeper?.takeUnretainedValue().piece.load()
    #expect(kept.map { Array($0.bytes) } == Array("<p>二 李</p>".utf8))
    #expect(kept?.has(first.pieces[0]) == true)
    #expect(String(decoding: second.render(page), as: UTF8.self) == "<b>\(text)</b>12\(text)")
  }

  @Test(arguments: [
    "{{#photos}}{{alt}}{{title}}{{/photos}}", "{{#photos}}{{@number}}{{/photos}}",
    "{{#photos}}{{alt}}{{^@last}}、{{/@last}}{{/photos}}", "{{#photos}}{{#tags}}{{title}}{{/tags}}{{/photos}}",
  ])
  func whatTellsOfMoreIsNone(_ text: String) throws {
    #expect(try template(text).pieces.isEmpty)
  }

  /// Many templates show the same records one after the other, each of them twice.
  @Test func writesWhatIsWrittenWithout() throws {
    var random = SystemRandomNumberGenerator()
    func text(_ depth: Int, _ leaves: [String], _ sections: [String]) -> String {
      (0..<3).map { _ in
        guard depth > 0, Bool.random(using: &random) else {
          return leaves.randomElement(using: &random) ?? ""
        }
        let name = sections.randomElement(using: &random) ?? ""
        let sign = Int.random(in: 0..<4, using: &random) > 0 ? "#" : "^"
        return "{{\(sign)\(name)}}\(text(depth - 1, leaves, sections)){{/\(name)}}"
      }.joined()
    }
    let ofPhotos = ["{{alt}}", "<i class=\"{{src}}\">-</i>", "{{credit}}", "{{title}}", "{{@number}}"]
    let ofMenus = ["{{label}}", "<b>{{label}}</b>", "{{parent.label}}", "{{count}}"]
    var pieces = 0
    var codes: Set<[Int32]> = []
    let page = sharedPage()
    for _ in 0..<600 {
      let photos = text(2, ofPhotos, ["credit", "alt", "sample", "tags"])
      let menus = text(3, ofMenus, ["children", "parent", "sample", "label"])
      let source = "{{#photos}}\(photos){{/photos}}{{#menu}}{{#children}}\(menus){{/children}}{{/menu}}"
      let plain = try #require(compile(["story": source]).templates["story"], "\(source)")
      let folded = plain.folded(over: Record([]), sharing: &codes)
      pieces += folded.pieces.count
      let wanted = plain.render(sharedPage())
      #expect(folded.render(page) == wanted, "\(source)")
      #expect(folded.render(page) == wanted, "\(source)")
    }
    #expect(pieces > 50)
  }
}
