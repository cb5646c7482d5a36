import Content
import Diagnostics
import Foundation
import Testing

/// Rules across fields, as `_kind.yml` declares them.
@Suite struct KindRuleTests {
  @Test(arguments: [
    ("stage: notice\nwindow: 2024-04-01 至 2024-04-05", [String]()), ("stage: notice", ["needed-field"]),
    ("stage: listed", []),
    ("minor: 是\nperson: 李某\nguardian: 是", []), ("minor: 是\nperson: 李某", ["needed-field"]),
    ("minor: 是\nperson: 李某\nguardian: 否", ["needed-field"]), ("minor: 否\nperson: 李明", []),
    ("minor: 是\nperson: 李明\nguardian: 是", ["unmasked-name"]),
    ("volunteers: 30", ["needed-field"]), ("volunteers: 30\nas_of: 2024-04-01", []),
    ("volunteers: 30\nas_of: 昨天", ["not-a-date"]),
    ("festival: 中秋节\nyear: 2024\nstart: 2024-09-17", []),
    ("festival: 中秋节\nyear: 2024\nstart: 2024-10-20", ["far-from-festival"]),
    ("festival: 中秋节\nyear: 2023\nstart: 2024-09-17", ["wrong-festival-year"]),
    ("festival: 腊八节\nyear: 2024\nstart: 2024-01-18", []),
    ("festival: 腊八节\nyear: 2021\nstart: 2021-01-20", []),
    ("festival: 腊八节\nyear: 2021\nstart: 2022-01-10", ["wrong-festival-year"]),
  ])
  func fieldsAskForOneAnother(fields: String, rules: [String]) throws {
    let reading = try readTale(fields: fields)
    #expect(reading.rules == rules)
  }

  @Test(arguments: [
    ("", State.held), ("consent: written", .published),
    ("consent: {kind: written, expires: 2024-10-08}", .published),
    ("consent: {kind: written, expires: 2024-10-07}", .held),
    ("consent: ｛kind：书面同意，expires：2024年10月7日｝", .held),
  ])
  func aPortraitWaitsForConsent(consent: String, state: State) throws {
    let reading = try readTale(fields: "cover: {src: 夜班.jpg, alt: 灯下}\n\(consent)")
    #expect(reading.ledger.entries.map(\.state) == [state])
    #expect(!reading.findings.contains { $0.isError })
    #expect(reading.rules == (state == .held ? ["held-page"] : []))
    #expect(reading.ledger.entries.first?.reason == (state == .held ? .said("登照片要有授权") : Ledger.Reason.none))
  }

  /// Wherever the picture stands.
  @Test(arguments: [
    ("", "![灯下](灯.jpg)", 7), ("", "::: 图集\n![灯下](灯.jpg)\n:::", 8),
    ("video: {src: a.mp4, transcript: 灯亮了。}", "正文。", 4), ("", "正文。", 0),
    ("consent: written", "![灯下](灯.jpg)", 0),
  ])
  func anyPictureWaitsForConsent(fields: String, body: String, line: Int) throws {
    let reading = try readTale(fields: fields, body: body)
    #expect(
      reading.findings.filter { $0.rule.name == "held-page" }.map(\.location.line)
        == (line == 0 ? [] : [line]))
    #expect(reading.ledger.entries.map(\.state) == [line == 0 ? .published : .held])
  }

  @Test(arguments: [
    ("person: 王兰英", ["held-page"]), ("person: 王某", [String]()), ("person: 王兰英\ndeceased: 是", []),
    ("person: 王兰英\nconsent: {kind: written, paper: 授〔2024〕12号}", []), ("", []),
  ])
  func aNameOfTheLivingWaitsForConsent(fields: String, rules: [String]) throws {
    let kind = """
      name: 故事
      template: tale
      fields:
        person: {type: person, label: 姓名}
        deceased: {type: flag, label: 已故}
        consent: {type: consent, of: consents, label: 授权}
      rules:
        - {when: [any-name], unless: {deceased: true}, needs: consent, else: hold, because: 要有本人同意}
      """
    let page = "---\ntitle: 守灯人\ndate: 2024-04-07\n\(fields)\n---\n\n三十年，灯没有灭过。\n"
    let reading = try SampleSite([
      "content/tales/_kind.yml": Data(kind.utf8), "content/tales/a.md": Data(page.utf8),
    ]).read()
    #expect(reading.rules == rules)
    // Consent is something to get, not a line to write.
    if !rules.isEmpty { #expect(reading.printed.contains("先取得本人同意")) }
  }

  /// A report is no forecast.
  @Test(arguments: [
    ("start: 2024-04-08", ["dated-too-early"]), ("start: 2024-04-07", [String]()), ("start: 2024-04-01", []),
    ("start: 2024-04-08\nupdated: 2024-04-09", []),
    ("first: 2024-04-07\nstart: 2024-04-08", ["dated-too-early"]),
    // A forecast.
    ("first: 2024-04-08\nstart: 2024-04-10", []),
  ])
  func aReportComesAfterWhatItTellsOf(fields: String, rules: [String]) throws {
    let kind = """
      name: 故事
      template: tale
      fields:
        first: {type: day, label: 头一天}
        start: {type: day, label: 开始}
      rules:
        - {after: start, from: first, because: 写的是办完的事}
      """
    let page = "---\ntitle: 守灯人\ndate: 2024-04-07\n\(fields)\n---\n\n三十年，灯没有灭过。\n"
    let reading = try SampleSite([
      "content/tales/_kind.yml": Data(kind.utf8), "content/tales/a.md": Data(page.utf8),
    ]).read()
    #expect(reading.rules == rules)
  }

  @Test func theFindingStandsAtTheFieldThatAsks() throws {
    let reading = try readTale(fields: "stage: notice")
    #expect(
      reading.printed == """
        content/tales/a.md:4:8: 错误: 有了“阶段”就要有“公示期”：公示要写明起止 [needed-field]
           4 | stage: notice
             |        ^^^^^^
           办法: 加一行  公示期: 2024-04-01 至 2024-04-05

        """)
  }

  @Test(arguments: [
    ("- {when: {stag: notice}, needs: window}", "unknown-key"),
    ("- {when: {stage: notise}, needs: window}", "unknown-term"),
    ("- {when: {stage: notice}}", "wants-kind-rule"),
    ("- {when: [stage], needs: window, else: refuse}", "unknown-term"),
    ("- {day: start}", "wants-kind-rule"), ("- {when: [stage], need: window}", "unknown-key"),
    ("when: stage", "wants-list"),
  ])
  func aMistakeInARuleIsFound(rule: String, finding: String) throws {
    let kind = try #require(SampleSite.basis["content/tales/_kind.yml"])
    let fields = kind[..<(kind.firstRange(of: "rules:")?.lowerBound ?? kind.endIndex)]
    let reading = try SampleSite(["content/tales/_kind.yml": fields + "rules:\n  \(rule)\n"]).read()
    #expect(reading.rules.contains(finding))
  }

  @Test(arguments: [
    ("deed: {type: choices, of: topics, label: 事由}", "choices", ["field-of-two-types"]),
    ("deed: {type: number, label: 件数}", "number", ["field-of-two-types"]),
    ("deed: {type: prose, label: 事由}", "", []), ("topics: {type: choices, of: stages, label: 阶段}", "", []),
  ])
  func aKeyHasOneTypeInAllKinds(field: String, type: String, rules: [String]) throws {
    let reading = try SampleSite(["content/notes/_kind.yml": "name: 通知\nfields:\n  \(field)\n"]).read()
    #expect(reading.rules == rules)
    guard !rules.isEmpty else { return }
    let message = "“deed”在这里是 text，在 content/notes/_kind.yml:3 里是 \(type)"
    #expect(reading.printed.hasPrefix("content/tales/_kind.yml:4:3: 错误: \(message) [field-of-two-types]"))
  }

  /// The list of a field stands where `index` says, if pages can stand there.
  @Test(arguments: [
    ("true", []), ("/by-topic/", []), ("/按主题/", []), ("/by topic/", ["not-an-address"]),
    ("/by-topic", ["not-an-address"]), ("//by-topic/", ["not-an-address"]), ("maybe", ["wants-flag"]),
  ])
  func aListStandsAtAnAddress(index: String, rules: [String]) throws {
    let reading = try SampleSite([
      "content/tales/_kind.yml":
        "name: 故事\nfields:\n  topics: {type: choices, of: topics, label: 主题, index: \"\(index)\"}\n"
    ]).read()
    #expect(reading.rules == rules)
  }
}
