import Testing

@testable import Markdown

@Suite struct NoteTests {
  @Test func notesHoldLists() {
    let written = html("甲[^1]。\n\n[^1]: 第一段。\n\n    - 列表一\n    - 列表二\n\n后文。")
    #expect(written.contains("<p>后文。</p>\n<section"))
    #expect(written.contains("<p>第一段。</p>\n<ul>\n<li>列表一</li>\n<li>列表二</li>\n</ul>\n<a class=\"back\""))
  }

  @Test func aListMayFollowAtOnce() {
    let written = html("甲[^1]，乙[^2]。\n\n[^1]: 见：\n    1. 子\n    2. 丑\n[^2]: 另一条。\n")
    #expect(written.contains("<p>见：</p>\n<ol>\n<li>子</li>\n<li>丑</li>\n</ol>"))
    #expect(written.contains("<li id=\"fn-2\"><p>另一条。</p>"))
  }

  @Test func notesHoldTablesAndQuotations() {
    let text =
      "| a | b |\n|-|-|\n| 1 | 2 |\n\n甲[^1]。\n\n[^1]: 表见下。\n\n    | 时间 | 地点 |\n    | --- | --- |\n    | 9月 | 社区 |\n\n    > 引\n\n后文。"
    let written = html(text)
    #expect(written.contains("<td>9月</td>"))
    #expect(written.contains("<blockquote>\n<p>引</p>\n</blockquote>"))
    #expect(written.contains("aria-label=\"表格 2\""))
    #expect(written.firstRange(of: "后文")!.lowerBound < written.firstRange(of: "9月")!.lowerBound)
    #expect(parse(text).findings.isEmpty)
  }

  /// What is wrong in a note is told at its line, and its words are prose there.
  @Test func placesInNotesAreThoseOfTheFile() {
    let text = "甲[^1]。\n\n[^1]: 乙。\n\n    - 丙**\n    - [丁](javascript:x)\n"
    #expect(findings(text).contains("unsafe-address:6"))
    let document = parse(text)
    let bytes = Array(text.utf8)
    let words = document.prose.passages.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(words.contains("乙。"))
    #expect(words.contains { $0.hasPrefix("丙") })
    #expect(document.footnotes.map(\.text) == ["乙。\n丙**\n丁"])
  }

  @Test func codeThatDoesNotEndTakesNoNoteAway() {
    let written = html("甲[^1]。\n\n[^1]: 乙。\n\n    - 丙\n\n```\n码")
    for word in ["乙", "丙", "码"] { #expect(written.contains(word)) }
  }
}
