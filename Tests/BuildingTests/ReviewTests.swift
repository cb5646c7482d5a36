import Almanac
import Building
import Content
import Diagnostics
import Files
import Foundation
import TestSites
import Testing

/// Steps of a review that are given, and what becomes of pages that wait for one.
@Suite struct ReviewTests {
  private static let file = "content/stories/a.md"
  private let site: TestSite

  init() throws {
    site = try TestSite([
      "content/vocabularies/staff.yml": """
      label: 人员
      fields:
        may: {type: list, label: 可以}
      terms:
        - {slug: zhang, name: 张示例, may: [写, 初审]}
        - {slug: li, name: 李示例, aliases: [老李], may: [复审, 终审]}
        - {slug: wangtest, name: 王示例, may: [终审]}
      """,
      "content/_common.yml": """
      fields:
        topics: {type: choices, of: topics, label: 主题, required: true, index: true}
        reviews: {type: reviews, of: staff, label: 审校, steps: [初审, 复审, 终审], distinct: true}
      """, Self.file: "---\n标题: 守灯人\n# 说明\n日期: 2026-04-07\n主题: [good-people]\n---\n\n灯没有灭过。\n",
    ])
  }

  private func give(_ step: String, _ person: String, _ day: String = "2026-04-18") throws -> Result<
    ReviewGiven, ReviewRefusal
  > {
    guard case .moment(let moment) = parseMoment(day) else { preconditionFailure(day) }
    let order = ReviewOrder(file: Self.file, step: step, person: person, day: moment.day)
    return try giveReview(order, in: site.folder, now: noon)
  }

  private func text(_ file: String = Self.file) -> String {
    (try? String(contentsOfFile: site.folder + "/" + file, encoding: .utf8)) ?? ""
  }

  @Test func stepsChangeOneLineAndThenThePageIsPublished() throws {
    let before = text()
    let digest = try give("初审", "zhang").get().digest
    let first = text()
    // Where the kind has the field, in the language of the others.
    let line = "审校: [初审 张示例 2026-04-18 \(digest)]\n"
    #expect(first.contains(line) && first.replacing(line, with: "") == before)
    #expect(try site.build().ledger.count(.published) == 0)
    #expect(try give("复审", "老李").get().next == "终审")
    let given = try give("终审", "王示例", "2026-05-01").get()
    #expect(given.next == nil && given.dropped == [])
    #expect(
      text().replacing(
        "审校: [初审 张示例 2026-04-18 \(digest), 复审 李示例 2026-04-18 \(digest), 终审 王示例 2026-05-01 \(digest)]\n",
        with: "")
        == before)
    #expect(try site.build().rules.filter { $0.hasPrefix("review") } == [])
    #expect(site.page("stories/2026/a/").contains("守灯人"))
    // Nothing of who reviewed is in the output, in any file.
    for (path, data) in TestSite.files(in: site.output) {
      let text = String(decoding: data, as: UTF8.self)
      for name in ["张示例", "李示例", "王示例", "wangtest", digest] {
        #expect(!text.contains(name), "\(path): \(name)")
      }
      #expect(!path.contains("staff"))
    }
  }

  @Test func aChangedPageIsHeldAndReviewedAnew() throws {
    for (step, person) in [("初审", "张示例"), ("复审", "李示例"), ("终审", "王示例")] { _ = try give(step, person).get() }
    try site.write(
      "---\ntitle: 乙\ndate: 2026-04-08\ntopics: [good-people]\nstatus: draft\n---\n",
      to: "content/stories/b.md")
    #expect(try site.build().ledger.count(.published) == 1)
    try site.write(text().replacing("灭过", with: "熄过"), to: Self.file)
    let report = try site.build()
    #expect(report.rules.contains("review-stale"))
    #expect(report.ledger.count(.held) == 1)
    #expect(site.page("stories/2026/a/") == "")
    // A new first step takes the old later ones with it.
    let given = try give("初审", "张示例", "2026-04-20").get()
    #expect(given.dropped.count == 3)
    #expect(text().contains("审校: [初审 张示例 2026-04-20 \(given.digest)]\n"))
  }

  @Test func linksToAPageThatWaitsAreWords() throws {
    try site.write(
      "name: 页面\ntemplate: page\nfields:\n  reviews: {type: reviews, of: staff, label: 审校, steps: []}\n",
      to: "content/pages/_kind.yml")
    try site.write(
      "---\n标题: 说明\n日期: 2026-04-07\n主题: [good-people]\n---\n\n见[守灯人](../stories/a.md)。\n",
      to: "content/pages/b.md")
    let report = try site.build()
    let finding = try #require(report.findings.first { $0.rule.name == "link-not-shown" })
    #expect(finding.message(in: .chinese).contains("等待初审"))
    #expect(site.page("pages/2026/b/").contains("见守灯人。"))
  }

  /// Each with the reason and, where there is one, the command that would do; the file stays as it is.
  @Test(arguments: [
    ("复审", "李示例", "2026-04-18", "先要有初审", "--step 初审 --by 张示例"),
    ("初审", "张示列", "2026-04-18", "没有“张示列”", "--step 初审 --by 张示例"),
    ("初申", "张示例", "2026-04-18", "没有“初申”", "--step 初审 --by 张示例"),
    ("初审", "李示例", "2026-04-18", "李示例不能给初审；词表里写的是：复审、终审", "--by 张示例"),
    ("初审", "张示例", "2027-04-18", "还没有到", "--date 2026-11-01"),
  ])
  func whatCannotBeGivenIsRefused(step: String, person: String, day: String, reason: String, right: String)
    throws
  {
    let before = text()
    guard case .failure(let refusal) = try give(step, person, day) else {
      Issue.record("given")
      return
    }
    #expect(refusal.phrase.chinese.contains(reason), "\(refusal.phrase.chinese)")
    #expect(refusal.right?.contains(right) == true, "\(refusal.right ?? "")")
    #expect(text() == before)
  }

  @Test func nobodyGivesTwoStepsOrOneTwice() throws {
    _ = try give("初审", "张示例").get()
    _ = try give("复审", "李示例").get()
    let before = text()
    for (step, person, day, reason) in [
      ("终审", "李示例", "2026-04-18", "已经给了复审"), ("初审", "张示例", "2026-04-18", "已经由张示例在 2026-04-18 给过"),
      ("终审", "王示例", "2026-04-17", "不能早于前一审的 2026-04-18"),
    ] {
      guard case .failure(let refusal) = try give(step, person, day) else {
        Issue.record("\(step) was given")
        continue
      }
      #expect(refusal.phrase.chinese.contains(reason), "\(refusal.phrase.chinese)")
    }
    #expect(text() == before)
  }

  @Test func aPageWithErrorsIsNotReviewed() throws {
    try site.write(text() + "\n[坏](/nothing/)\n", to: Self.file)
    guard case .failure(let refusal) = try give("初审", "张示例") else {
      Issue.record("given")
      return
    }
    #expect(refusal.findings.map(\.rule.name) == ["broken-link"])
  }

  /// The file's own encoding and line ends stay.
  @Test func theFileStaysWhatItIs() throws {
    try site.write(text().replacing("\n", with: "\r\n"), to: Self.file)
    _ = try give("初审", "张示例").get()
    let lines = text().components(separatedBy: "\r\n")
    #expect(lines.count == 10 && lines.allSatisfy { !$0.contains("\n") })
  }

  @Test func theSheetSaysWhoReviewedWhat() throws {
    let digest = try give("初审", "张示例").get().digest
    let reading = try readSite(in: site.folder, now: noon)
    let whole = try #require(reading.site)
    let entry = try #require(reading.ledger.entries.first { $0.file == Self.file })
    let sheet = try #require(reviewSheet(of: entry, in: whole, on: noon.day, language: .chinese))
    for text in ["审校单", "守灯人", Self.file, "张示例", "2026-04-18", digest, "没有走完：复审未审", "签字"] {
      #expect(sheet.contains(text), "\(text)")
    }
  }
}

private let noon: Moment = {
  guard case .moment(let moment) = parseMoment("2026-11-01 12:00") else { preconditionFailure("a moment") }
  return moment
}()
