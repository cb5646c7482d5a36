import Content
import Diagnostics
import Foundation
import Testing

/// Pages that somebody has to review before readers see them.
@Suite struct ReviewTests {
  static let staff = """
    label: 人员
    fields:
      may: {type: list, label: 可以}
    terms:
      - {slug: zhang, name: 张示例, may: [写, 初审]}
      - {slug: li, name: 李示例, may: [初审, 复审]}
      - {slug: wang, name: 王示例, aliases: [老王], may: [复审, 终审]}
      - {slug: zhao, name: 赵示例, may: [发]}
    """
  static let options = "steps: [初审, 复审, 终审], distinct: true"

  /// A site with one page; `{digest}` in its lines is what the page's digest is.
  static func read(
    _ lines: String, body: String = "灯没有灭过。", kind: String = options, files: [String: String] = [:]
  ) throws -> SiteReading {
    let all = [
      "content/vocabularies/staff.yml": staff,
      "content/tales/_kind.yml": """
      name: 故事
      author: author
      fields:
        author: {type: text, label: 作者}
        cover: {type: picture, label: 封面}
        reviews: {type: reviews, of: staff, label: 审校, \(kind)}
      """, "content/tales/灯.jpg": "灯",
    ].merging(files) { $1 }
    let text = { (lines: String) in "---\n标题: 守灯人\n日期: 2024-04-07\n\(lines)\n---\n\n\(body)\n" }
    let bare = try SampleSite(all.merging(["content/tales/a.md": text("")]) { $1 }).read()
    let digest = bare.ledger.entries.first?.reviews?.digest ?? "000000000000"
    let page = text(lines.replacingOccurrences(of: "{digest}", with: digest))
    return try SampleSite(all.merging(["content/tales/a.md": page]) { $1 }).read()
  }

  static let through =
    "审校: [初审 张示例 2024-04-08 {digest}, 复审 李示例 2024-04-08 {digest}, 终审 老王 2024-04-10 {digest}]"

  @Test func aPageThatIsThroughIsPublished() throws {
    let reading = try Self.read(Self.through)
    #expect(reading.rules == [])
    #expect(reading.ledger.entries.map(\.state) == [.published])
    let model = try #require(reading.site?.model)
    #expect(
      reading.ledger.entries.first?.reviews?.summary(model)
        == "初审 张示例 2024-04-08、复审 李示例 2024-04-08、终审 王示例 2024-04-10")
  }

  @Test(arguments: [
    ("", "等待初审", ["review-awaited"]),
    ("审校:", "等待初审", ["review-awaited"]),
    ("审校: [初审 张示例 2024-04-08 {digest}]", "等待复审", ["review-awaited"]),
    ("审校: 初审 张示例 2024-04-08 {digest}、复审 李示例 2024-04-08 {digest}", "等待终审", ["review-awaited"]),
    ("审校: [初审 张示例 2024-04-08 0f3a5b7c9d1e]", "改动后未再审", ["review-stale"]),
    ("审校: [初审 张示例 2024-04-08]", "初审不算数", ["review-without-digest"]),
    ("审校: [复审 李示例 2024-04-08 {digest}]", "等待初审", ["review-awaited", "review-out-of-order"]),
    ("审校: [初审 张示例 2024-04-08 {digest}, 初审 李示例 2024-04-08 {digest}]", "初审不算数", ["review-out-of-order"]),
    ("审校: [初审 张示例 2024-10-09 {digest}]", "初审不算数", ["review-date"]),
    ("审校: [初审 张示例 2024-04-08 {digest}, 复审 李示例 2024-04-07 {digest}]", "复审不算数", ["review-date"]),
    ("审校: [初审 李示例 2024-04-08 {digest}, 复审 李示例 2024-04-08 {digest}]", "复审不算数", ["review-same-person"]),
    ("审校: [初审 赵示例 2024-04-08 {digest}]", "初审不算数", ["review-not-entitled"]),
  ])
  func whatIsNotThroughIsHeld(lines: String, reason: String, rules: [String]) throws {
    let reading = try Self.read(lines)
    #expect(reading.ledger.entries.map(\.state) == [.held])
    #expect(reading.ledger.entries.first?.reason.text(in: .chinese) == reason)
    #expect(reading.rules.sorted() == rules)
    #expect(!reading.findings.contains { $0.isError })
  }

  @Test func authorsDoNotReviewThemselves() throws {
    let lines = "作者: 陈示例、张示例\n"
    let bare = try Self.read(lines)
    let digest = try #require(bare.ledger.entries.first?.reviews?.digest)
    let mark = lines + "审校: [初审 张示例 2024-04-08 \(digest)]"
    let (strict, free) = (try Self.read(mark), try Self.read(mark, kind: "steps: [初审]"))
    #expect(strict.rules == ["review-own-work"] && free.rules == [])
  }

  /// A slip of the pen is told with the line that would be right, and stops the build.
  @Test(arguments: [
    ("审校: [初审 张示列 2024-04-08 {digest}]", "unknown-term", "审校: [初审 张示例 2024-04-08"),
    ("审校: [初申 张示例 2024-04-08 {digest}]", "review-step", "审校: [初审 张示例 2024-04-08"),
    ("审校: [初审 张示例 4月8日 {digest}]", "not-a-date", "审校: [初审 张示例 2024-04-08"),
    ("审校: [初审 张示例]", "review-form", ""),
    ("审校: [初审 张示例 2024-04-08 不是摘要]", "review-form", ""),
  ])
  func whatCannotBeReadIsAnError(lines: String, rule: String, correction: String) throws {
    let reading = try Self.read(lines)
    #expect(reading.ledger.entries.map(\.state) == [.rejected])
    let finding = try #require(reading.findings.first { $0.isError })
    #expect(finding.rule.name == rule)
    #expect(finding.location.line == 4)
    #expect(
      correction.isEmpty || finding.correction?.hasPrefix(correction) == true, "\(finding.correction ?? "")")
  }

  /// What a reader would see otherwise makes the marks stale; what he would not does not.
  @Test(arguments: [
    ("标题: 守灯人", "标题: 守灯的人", true), ("灯没有灭过。", "灯灭过。", true), ("alt: 灯下", "alt: 灯火", true),
    ("日期: 2024-04-07", "# 编者\n日期: '2024-04-07'", false), ("灯没有灭过。\n", "灯没有灭过。\n\n\n", false),
    ("标题: 守灯人\n日期: 2024-04-07", "date: 2024-04-07\ntitle: 守灯人", false), ("日期", "状态: 草稿\n日期", false),
  ])
  func editsMakeMarksStale(old: String, new: String, isStale: Bool) throws {
    let files = ["content/vocabularies/staff.yml": Self.staff]
    let text = "---\n标题: 守灯人\n日期: 2024-04-07\n封面: {src: 灯.jpg, alt: 灯下}\n---\n\n灯没有灭过。\n"
    let before = try digest(text, files)
    #expect(text.contains(old))
    let after = try digest(text.replacingOccurrences(of: old, with: new), files)
    #expect((before != after) == isStale)
  }

  @Test func anotherPictureMakesMarksStale() throws {
    let text = "---\n标题: 守灯人\n日期: 2024-04-07\n封面: {src: 灯.jpg, alt: 灯下}\n---\n\n[附件](表.pdf)\n"
    let first = try digest(text, ["content/tales/灯.jpg": "灯", "content/tales/表.pdf": "一"])
    let another = try digest(text, ["content/tales/灯.jpg": "火", "content/tales/表.pdf": "一"])
    let attached = try digest(text, ["content/tales/灯.jpg": "灯", "content/tales/表.pdf": "二"])
    let beside = try digest(
      text, ["content/tales/灯.jpg": "灯", "content/tales/表.pdf": "一", "content/tales/b.jpg": ""])
    #expect(another != first && attached != first && beside == first)
  }

  private func digest(_ text: String, _ files: [String: String]) throws -> String {
    let kind = """
      name: 故事
      fields:
        cover: {type: picture, label: 封面}
        reviews: {type: reviews, of: staff, label: 审校, steps: [初审]}
      """
    let all = [
      "content/vocabularies/staff.yml": Self.staff, "content/tales/_kind.yml": kind,
      "content/tales/灯.jpg": "灯",
      "content/tales/a.md": text,
    ].merging(files) { $1 }
    let reading = try SampleSite(all).read()
    return try #require(reading.ledger.entries.first?.reviews?.digest)
  }

  /// Drafts are reviewed when they are handed in; old pages and kinds without steps are not asked.
  @Test(arguments: [
    ("状态: 草稿", options, State.draft), ("状态: 撤回", options, .withdrawn),
    ("", options + ", since: 2024-04-08", .published),
    ("", options + ", since: 2024-04-07", .held), ("", "steps: []", .published),
    ("", options + ", required: true", .held),
  ])
  func notEveryPageIsAsked(lines: String, kind: String, state: State) throws {
    let reading = try Self.read(lines, kind: kind)
    #expect(reading.ledger.entries.map(\.state) == [state])
    #expect(reading.rules == (state == .held ? ["review-awaited"] : []))
  }

  @Test func whatWaitsIsListedWithWhoMayGiveIt() throws {
    let reading = try Self.read("审校: [初审 李示例 2024-04-08 {digest}]")
    let model = try #require(reading.site?.model)
    let waiting = reading.ledger.waitingReviews(of: model)
    #expect(waiting.map(\.step) == ["复审"])
    // 李示例 gave the step before.
    #expect(waiting.map(\.people) == [["王示例"]])
  }

  /// Steps and people may have names of several words.
  @Test func namesMayHaveSpaces() throws {
    let staff =
      "label: Staff\nterms:\n  - {slug: first, name: First Reviewer}\n  - {slug: last, name: A Last One}\n"
    let reading = try Self.read(
      "reviews: [first review First Reviewer 2024-04-08 {digest}, final A Last One 2024-04-09 {digest}]",
      kind: "steps: [first, first review, final]", files: ["content/vocabularies/staff.yml": staff])
    let steps = try #require(reading.ledger.entries.first?.reviews?.steps)
    #expect(steps.map { $0.mark?.person.term } == [nil, 0, 1])
    #expect(reading.rules == ["review-awaited", "review-out-of-order", "review-out-of-order"])
  }

  /// Only fields of reviews name the staff: anything else would publish them.
  @Test func staffIsNotShown() throws {
    let reading = try SampleSite([
      "content/vocabularies/staff.yml": Self.staff,
      "content/tales/_kind.yml": """
      name: 故事
      fields:
        editor: {type: choice, of: staff, label: 编辑, index: true}
        reviews: {type: reviews, of: staff, label: 审校, steps: [初审]}
      """,
    ]).read()
    let finding = try #require(reading.findings.first { $0.rule.name == "staff-shown" })
    #expect(finding.location.file == "content/tales/_kind.yml" && finding.location.line == 3)
    #expect(finding.isError)
  }
}
