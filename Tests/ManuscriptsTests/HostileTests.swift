import Testing

@testable import Manuscripts

/// Files that no office program writes are refused by name.
struct HostileTests {
  @Test func refusesEntities() {
    let body =
      "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document \(namespaces)><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    #expect(throws: ManuscriptError.entities) { try readManuscript(package(body), sort: .word) }
  }

  @Test func refusesWhatIsNestedWithoutEnd() {
    let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 5000)
    #expect(throws: ManuscriptError.tooDeep) { try read(deep) }
  }

  @Test func refusesMoreTablesThanAnyManuscriptHas() {
    let many = String(repeating: "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", count: 20_000)
    #expect(throws: (any Error).self) { try read(many) }
  }

  @Test(arguments: ["../../evil.md", "word/../../evil.png", "/etc/evil", "C:\\evil", "word\\..\\evil"])
  func refusesNamesThatLeadOutside(name: String) {
    #expect(throws: ManuscriptError.unsafeName) { try read(paragraph("字"), parts: [(name, [1])]) }
  }

  @Test func refusesTwoPartsOfOneName() {
    #expect(throws: ManuscriptError.twice("word/document.xml")) {
      try read(paragraph("字"), parts: [("word/document.xml", Array("<x/>".utf8))])
    }
  }

  @Test func refusesMacros() {
    #expect(throws: ManuscriptError.macros) {
      try read(paragraph("字"), parts: [("word/vbaProject.bin", [1])])
    }
    #expect(throws: ManuscriptError.macros) { try manuscriptSort(of: [0x50, 0x4B, 3, 4], named: "a.docm") }
  }

  @Test func tellsFilesByTheirContent() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(throws: ManuscriptError.empty) { try manuscriptSort(of: [], named: "a.docx") }
    #expect(throws: (any Error).self) { try manuscriptSort(of: old, named: "a.docx") }
    #expect(throws: ManuscriptError.damaged) { try manuscriptSort(of: old, named: "a.doc") }
    let word = old + "WordDocument".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] }
    #expect(try manuscriptSort(of: word, named: "a.doc") == .convertible(".doc"))
    #expect(try manuscriptSort(of: word, named: "稿件.WPS") == .convertible(".wps"))
    let encrypted = old + "EncryptedPackage".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), 0] }
    #expect(throws: ManuscriptError.encrypted) { try manuscriptSort(of: encrypted, named: "a.docx") }
    #expect(try manuscriptSort(of: Array("{\\rtf1".utf8), named: "a.rtf") == .convertible(".rtf"))
    let deep = Array(("{\\rtf1" + String(repeating: "{\\b ", count: 20_000)).utf8)
    #expect(throws: ManuscriptError.tooDeep) { try manuscriptSort(of: deep, named: "a.rtf") }
    let braces = Array(("{\\rtf1 " + String(repeating: "\\{", count: 20_000) + "}").utf8)
    #expect(try manuscriptSort(of: braces, named: "a.rtf") == .convertible(".rtf"))
    #expect(throws: ManuscriptError.misnamed("PDF")) {
      try manuscriptSort(of: Array("%PDF-1.7".utf8), named: "a.docx")
    }
  }

  @Test func takesNoPictureFromOutside() throws {
    for (target, isExternal) in [("http://127.0.0.1:9/x.png", true), ("../../../../etc/passwd", false)] {
      let picture = "<w:r><w:pict><v:shape><v:imagedata r:id=\"rId9\"/></v:shape></w:pict></w:r>"
      let manuscript = try read(
        paragraph(picture + textRun("字")),
        relationships: relation("rId9", "image", target, isExternal: isExternal))
      #expect(manuscript.pictures.isEmpty)
      #expect(manuscript.ledger.entries.map(\.reason) == [.outsidePicture])
    }
  }

  @Test func writesNoPictureThatIsNone() throws {
    let picture = "<w:r><w:pict><v:shape><v:imagedata r:id=\"rId9\"/></v:shape></w:pict></w:r>"
    let manuscript = try read(
      paragraph(picture), parts: [("word/media/a.png", Array("<script>".utf8))],
      relationships: relation("rId9", "image", "media/a.png"))
    #expect(manuscript.pictures.isEmpty)
    #expect(manuscript.ledger.entries.map(\.reason) == [.falsePicture])
  }

  /// Bytes changed or cut anywhere give a manuscript or a refusal, never an end of the program.
  @Test(arguments: 0..<200)
  func survivesDamage(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var maker = ManuscriptMaker(dice: dice)
    var bytes = docx(maker.body())
    for _ in 0..<8 {
      bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
    }
    if Bool.random(using: &dice) { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &dice)) }
    _ = try? readManuscript(bytes, sort: .word)
  }

  private func package(_ document: String) -> [UInt8] {
    zip([("word/document.xml", Array(document.utf8))])
  }
}
