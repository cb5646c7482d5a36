import Rendering
import TestSites
import Testing

private let pages = [
  "stories/a.md": story("王样", date: "2024-04-07"),
  "stories/b.md": story("李例", date: "2025-05-08", unit: "示例学院"),
  "stories/c.md": story("赵范", date: "2025-06-09", topics: "身边好人, 诚信建设"),
]

/// The number in each chip or year of a page, by its address.
private func counts(_ html: String, below address: String) -> [String: Int] {
  var counts: [String: Int] = [:]
  for piece in html.pieces(between: "<a href=\"\(address)", and: "<span class=\"unseen\">") {
    let folder = String(piece.prefix { $0 != "\"" })
    counts[folder] = piece.components(separatedBy: "<span class=\"count\">").last.flatMap(Int.init)
  }
  return counts
}

struct ListPartTests {
  @Test func aKindHasItsYears() throws {
    let site = try PlannedSite(pages)
    #expect(
      counts(try site.text("/stories/"), below: "/stories/").filter { $0.key.count == 5 } == [
        "2025/": 2, "2024/": 1,
      ])
    let year = try site.text("/stories/2025/")
    #expect(year.contains("李例") && year.contains("赵范") && !year.contains("王样"))
    #expect(year.contains("<a href=\"/stories/2025/\" aria-current=\"page\">"))
    #expect(year.contains("<title>身边好人（2025年）"))
    #expect(!site.has("/stories/2023/"))
  }

  @Test func aTopicHasItsYears() throws {
    let site = try PlannedSite(pages)
    #expect(
      counts(try site.text("/topics/good-people/"), below: "/topics/good-people/") == [
        "2025/": 2, "2024/": 1,
      ])
    #expect(try site.text("/topics/good-people/2024/").contains("王样"))
    // What does not ask for it has no parts.
    #expect(!site.has("/units/sample-college/2025/"))
  }

  @Test func aListIsNarrowedByUnitAndCountsItsOwnPages() throws {
    let site = try PlannedSite(pages)
    let units = counts(try site.text("/stories/"), below: "/stories/unit/")
    #expect(units == ["sample-bureau-one/": 2, "sample-college/": 1])
    let one = try site.text("/stories/unit/sample-college/")
    #expect(one.contains("李例") && !one.contains("王样"))
    #expect(one.contains("<a href=\"/stories/unit/sample-college/\" aria-current=\"page\">"))
  }

  @Test func facetsAddUpOrSayWhyNot() throws {
    let family = story("周家", category: nil, more: "subject: 家庭\nfamily_kind: [书香家庭]")
    let html = try PlannedSite(pages.merging(["stories/d.md": family]) { $1 }).text("/stories/")
    #expect(counts(html, below: "/stories/category/").values.reduce(0, +) == 3)
    #expect(html.contains("<span>未归类 <span class=\"count\">1<"))
    #expect(html.contains("href=\"/stories/family_kind/"))
  }

  @Test func brandsAreSeenOnCardsAndPagesAndLeadToTheirOwn() throws {
    let site = try PlannedSite(["stories/a.md": story("王样", more: "brand: [赶考路上有我]")])
    for address in ["/", "/stories/", "/stories/2024/a/", "/archive/2024/04/", "/topics/good-people/"] {
      let html = try site.text(address)
      #expect(html.contains("href=\"/brands/exam-road/\"") && html.contains("赶考路上有我"), "\(address)")
    }
  }

  @Test func anUnknownFieldCannotNarrow() throws {
    let site = try TestSite([
      "content/stories/_kind.yml": "name: 故事\ntemplate: story\nnarrow: [year, topic]\n"
    ])
    let report = try site.build()
    let found = report.findings.filter { $0.isError }
    #expect(found.map(\.rule.name) == ["unknown-key"])
    #expect(found.first?.location.line == 3)
    #expect(found.first?.correction == "narrow: [year, topics]")
  }
}
