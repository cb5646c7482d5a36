import Almanac
import Building
import Checks
import Content
import Diagnostics
import TestSites
import Testing

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
