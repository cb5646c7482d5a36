import Testing
import Text

@testable import Templating

@Suite struct RecordTests {
  private func text(_ cell: StoredValue) -> String { String(decoding: cell.bytes, as: UTF8.self) }

  @Test func aRecordGoesOnBehindAnother() {
    let first = TemplateRecord([.text("一"), .number(2)])
    let second = TemplateRecord(slots: 1, behind: first) { $0.append(.text("三")) }
    let third = TemplateRecord(slots: 2, behind: second) {
      $0.append(.nothing)
      $0.append(.flag(true))
    }
    #expect(text(third[0]) == "一" && third[1].number == 2 && text(third[2]) == "三")
    #expect(third[3].kind == .nothing && third[4].isTrue && third[5].kind == .nothing)
  }

  @Test func someValuesCanBeReplaced() {
    let inner = TemplateRecord([.text("内")])
    var record: TemplateRecord? = TemplateRecord([
      .text("甲"), .record(inner), .list([.text("乙")]), .number(4),
    ])
    let other = record.map {
      TemplateRecord($0, replacing: [(1, .text("一个很长很长很长很长的新的值")), (3, .record(inner))])
    }
    // What was not replaced outlives the record from which it is.
    record = nil
    #expect(other.map { text($0[0]) } == "甲")
    #expect(other.map { text($0[1]) } == "一个很长很长很长很长的新的值")
    #expect(other.map { text($0[2][element: 0]) } == "乙")
    #expect(other.map { text($0[3][0]) } == "内")
  }

  @Test func rowsAreALikeListOfRecords() {
    let rows = TemplateRecord(rows: 2, of: 3) { values in
      for number in 0..<6 { values.append(.number(number)) }
    }
    let list = TemplateRecord([.rows(rows)])[0]
    #expect(list.count == 2 && list[element: 1][2].number == 5 && list[element: 1][3].kind == .nothing)
    #expect(TemplateRecord([.rows(TemplateRecord(rows: 0, of: 3) { _ in })])[0].isTrue == false)
  }

  /// The look at eight bytes at once tells what a look at each tells.
  @Test func whatIsSpecialIsSeenWhereverItStands() {
    let special = Set("<>&\"'".utf8).union((0..<32).filter { ![9, 10, 13].contains($0) })
    for byte in UInt8.min...UInt8.max {
      for place in 0..<20 {
        var bytes = Array("一二三abcdefghijk".utf8)
        bytes[place] = byte
        let isPlain = bytes.withUnsafeBufferPointer { hasNothingSpecial($0) }
        #expect(isPlain == !special.contains(byte), "\(byte) at \(place)")
      }
    }
  }

  @Test func htmlIsWrittenAsItStandsAndEscapedElsewhere() throws {
    let long = String(repeating: "长&amp;", count: 5000)
    let body = TemplateValue.html(Array("<p>\(long)</p>".utf8))
    let record = TemplateRecord([.text("题"), body])
    #expect(render("{{#body}}{{title}}{{body}}{{/body}}", of: record) == "题<p>\(long)</p>")
    let feed = try #require(
      compile(["feed.xml": "<a>{{body}}</a>"], entries: ["feed.xml": "page"]).templates["feed.xml"])
    #expect(
      String(decoding: feed.render(record), as: UTF8.self)
        == "<a>&lt;p&gt;\(String(repeating: "长&amp;amp;", count: 5000))&lt;/p&gt;</a>")
    let empty = TemplateRecord([.text("题"), .html([])])
    #expect(render("{{^body}}无{{/body}}", of: empty) == "无")
  }
}
