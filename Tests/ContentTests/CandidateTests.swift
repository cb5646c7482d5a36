import Content
import Diagnostics
import Foundation
import Testing

/// Who is recommended has no honour yet, and nothing that sums up the page says otherwise.
struct CandidateTests {
  private func read(_ fields: String) throws -> SiteReading {
    let kind = """
      name: 故事
      template: tale
      roll: {person: person, only: {stage: [上榜]}, otherwise: standing}
      fields:
        person: {type: person, label: 姓名}
        stage: {type: choice, of: stages, label: 阶段, default: listed}
        window: {type: period, label: 公示期}
        honours: {type: honours, of: levels, label: 荣誉}
      rules:
        - {when: {stage: notice}, until: window, because: 要写结果}
      """
    let stages = """
      label: 阶段
      fields: {standing: {type: text, label: 怎么称呼}}
      terms:
        - {slug: notice, name: 公示, standing: 推荐称号（公示中）}
        - {slug: listed, name: 上榜}
      """
    let page = """
      ---
      title: 守灯人
      date: 2024-04-07
      summary: 三十年守着河湾里的一盏灯。
      person: 王某
      honours: [省直｜身边好人｜2024-Q1]
      \(fields)
      ---

      灯没有灭过。
      """
    return try SampleSite([
      "content/tales/_kind.yml": Data(kind.utf8), "content/vocabularies/stages.yml": Data(stages.utf8),
      "content/vocabularies/levels.yml": Data("label: 级别\nterms:\n  - {slug: organs, name: 省直}\n".utf8),
      "content/tales/a.md": Data(page.utf8),
    ]).read()
  }

  private func titles(_ page: Page?) -> [String] {
    page?.values.flatMap { value in
      if case .honours(let honours)? = value { honours.map(\.title) } else { [String]() }
    } ?? []
  }

  @Test func saysOfACandidateThatThereIsNoHonourYet() throws {
    let page = try read("stage: 公示\nwindow: 2024-10-01 至 2024-10-20").page
    #expect(titles(page) == ["推荐称号（公示中）：身边好人"])
    #expect(page?.summary == "推荐称号（公示中）：身边好人。三十年守着河湾里的一盏灯。")
  }

  @Test(arguments: ["", "stage: 上榜"])
  func leavesHoldersAlone(fields: String) throws {
    let page = try read(fields).page
    #expect(titles(page) == ["身边好人"])
    #expect(page?.summary == "三十年守着河湾里的一盏灯。")
  }

  /// The day of the reading is 2024-10-08.
  @Test(arguments: [("2024-10-08", [String](), ""), ("2024-10-07", ["notice-over"], "公示期到 2024-10-07 已满")])
  func tellsWhenANoticeIsOver(last: String, rules: [String], reason: String) throws {
    let reading = try read("stage: 公示\nwindow: 2024-10-01 至 \(last)")
    #expect(reading.rules == rules)
    #expect(reading.ledger.entries.map { $0.reason.text(in: .chinese) } == [reason])
    #expect(reading.page != nil)
  }
}
