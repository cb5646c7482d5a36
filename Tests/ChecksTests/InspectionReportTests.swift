import Almanac
import Building
import Content
import Diagnostics
import TestSites
import Testing

@testable import Checks

@Suite struct InspectionReportTests {
  private func report(_ files: [String: String], on day: String) throws -> InspectionReport {
    let site = try TestSite(files)
    guard case .moment(let now) = parseMoment(day) else { preconditionFailure("a day: \(day)") }
    return try #require(try inspectSite(in: site.folder, now: now).report)
  }

  private func verdict(_ report: InspectionReport, _ item: String) -> InspectionReport.Verdict? {
    report.rows.first { $0.item.english == item }?.verdict
  }

  private func page(_ date: String, _ body: String = "好。") -> String {
    "---\ntitle: 一盏灯\ndate: \(date)\ntopics: good-people\n---\n\(body)\n"
  }

  /// Fourteen days are within two weeks, fifteen are not.
  @Test(arguments: [("2024-04-21", InspectionReport.Verdict.fine), ("2024-04-22", .fault)])
  func countsTheDaysOfTheHomePage(day: String, expected: InspectionReport.Verdict) throws {
    let report = try report(["content/stories/a.md": page("2024-04-07")], on: day)
    #expect(verdict(report, "home page") == expected)
    #expect(verdict(report, "column: 故事") == .fine)
  }

  @Test func takesAColumnsLimitFromItsKind() throws {
    let files = [
      "content/stories/a.md": page("2024-04-07"),
      "content/stories/_kind.yml": "name: 故事\ntemplate: story\nstale_after: 3\nfields: {}\n",
    ]
    #expect(try verdict(report(files, on: "2024-04-10"), "column: 故事") == .fine)
    #expect(try verdict(report(files, on: "2024-04-11"), "column: 故事") == .fault)
  }

  @Test func findsEmptyColumns() throws {
    let report = try report([:], on: "2024-04-07")
    #expect(verdict(report, "empty columns") == .fault)
    #expect(report.rows.first { $0.item.english == "empty columns" }?.details.map(\.chinese) == ["故事"])
  }

  @Test func sortsFindingsIntoRows() throws {
    let body = "电话13812345678。[更多](https://example.com/)\n\n工会热线<!-- allow: personal-phone 值班 -->13912345678。"
    let report = try report(["content/stories/a.md": page("2024-04-07", body)], on: "2024-04-08")
    #expect(verdict(report, "personal information") == .fault)
    #expect(verdict(report, "access") == .attention)
    #expect(verdict(report, "links") == .fine)
    #expect(verdict(report, "wording") == .unchecked)
    #expect(verdict(report, "links to other sites") == .unchecked)
    #expect(report.rows.last?.details.map(\.chinese) == ["content/stories/a.md:8 personal-phone：值班"])
    #expect(!report.rows.flatMap(\.details).contains { $0.chinese.contains("1381234") })
  }

  /// What an inspector asks about has its row, and what no row is about stands in the last.
  @Test(arguments: [
    ("personal-phone", "personal information"), ("personal-id", "personal information"),
    ("broken-link", "links"), ("broken-anchor", "links"), ("missing-file", "links"),
    ("external-gone", "links to other sites"), ("external-silent", "links to other sites"),
    ("wrong-word", "wording"), ("forbidden-word", "wording"), ("near-miss", "wording"),
    ("document-number", "marks"), ("half-width-punctuation", "marks"), ("unpaired-mark", "marks"),
    ("unclosed-paragraph", "marks"), ("heading-order", "access"), ("link-text", "access"),
    ("table-header", "access"), ("missing-alt", "access"), ("alt-is-file-name", "access"),
    ("picture-needs-words", "access"), ("video-needs-words", "access"), ("low-contrast", "access"),
    ("notice-over", "notices that are over"), ("review-awaited", "reviews"),
    ("review-out-of-order", "reviews"),
    ("missing-field", "dates and sources"), ("not-a-date", "dates and sources"),
    ("no-such-day", "dates and sources"), ("ambiguous-date", "dates and sources"),
    ("unused-exception", "everything else"), ("unread-attachment", "everything else"),
  ])
  func everyFindingHasItsRow(rule: String, item: String) {
    let means = InspectionMeans(hasWordList: true, hasAskedOutside: true, hasReviews: true)
    for (severity, verdict) in [(Severity.warning, InspectionReport.Verdict.attention), (.error, .fault)] {
      let rule = Rule(rule, severity, Phrase("错", "wrong"), manual: Phrase("", ""))
      let rows = findingRows([Diagnostic(rule, at: Location(file: "a.md", line: 3))], means)
      #expect(rows.filter { $0.verdict != .fine }.map(\.item.english) == [item])
      #expect(rows.first { $0.verdict == verdict }?.details.map(\.english) == ["a.md:3 wrong"])
    }
  }

  /// An empty row is not in order: nobody looked.
  @Test(arguments: [
    ("", InspectionReport.Verdict.unchecked), ("wrong:\n  - {wrong: 帐号, right: 账号}\n", .fine),
  ])
  func saysWhatWasNotChecked(words: String, expected: InspectionReport.Verdict) throws {
    let report = try report(
      ["content/wording.yml": words, "content/stories/a.md": page("2024-04-07")], on: "2024-04-08")
    let row = try #require(report.rows.first { $0.item.english == "wording" })
    #expect(row.verdict == expected)
    #expect(row.result.chinese.contains("未检查") == (expected == .unchecked))
  }

  @Test func saysWhatTheFooterLacks() throws {
    let settings = "name: 示例\naddress: https://example.org/\ntheme: plain\nowner: 某办\ncode: 12345\n"
    let row = try report(["site.yml": settings], on: "2024-04-07").rows.first { $0.item.english == "footer" }
    #expect(row?.verdict == .fault)
    #expect(row?.details.count == 6)
    #expect(row?.details.last?.english == "the site code has ten places: 12345")
  }
}
