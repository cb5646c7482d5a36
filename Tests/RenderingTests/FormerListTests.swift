import Foundation
import Testing

@testable import Rendering

/// Lists that stood once, and have lost pages by the mere passing of days.
@Suite struct FormerListTests {
  private let expired = "expires: 2026-11-10"

  private func notice(_ title: String, date: String, more: String = "") -> String {
    """
    ---
    title: \(title)
    date: \(date)
    summary: 一件让人记得住的事，说给大家听一听。
    topics: [身边好人]
    unit: 省直示例一局
    source: 示例
    notice: 通知
    \(more)
    ---

    正文。
    """
  }

  @Test func stayAndSayThatTheyAreEmpty() throws {
    let site = try PlannedSite(
      [
        "notices/a.md": notice("甲事", date: "2026-03-05", more: expired), "stories/b.md": story("乙"),
      ], files: ["site.yml": "name: 示例网站\naddress: https://example.org/\n"])
    for address in ["/notices/", "/notices/notice/notice/", "/archive/2026/", "/archive/2026/03/"] {
      let text = try site.text(address)
      #expect(text.contains("现在没有文章") && text.contains("noindex"), "\(address)")
      #expect(!text.contains("甲事"), "\(address)")
    }
    #expect(try !site.text("/sitemap.xml").contains("/archive/2026/"))
    #expect(try site.text("/notices/feed.xml").contains("<updated>2024-04-07"))
    // Nothing of the site itself leads there.
    for address in ["/", "/archive/", "/archive/2024/", "/map/", "/topics/", "/stories/"] {
      #expect(try !site.text(address).contains("href=\"/archive/2026/"), "\(address)")
      #expect(try !site.text(address).contains("href=\"/notices/"), "\(address)")
    }
    #expect(try site.text("/notices/2026/a/").contains("甲事"))
  }

  @Test func areNotThereForWhatNeverStood() throws {
    let never = notice("甲事", date: "2026-12-24")  // Due, and over before it began.
    let site = try PlannedSite([
      "notices/a.md": never, "stories/b.md": story("乙"),
      "notices/c.md": notice("丙事", date: "2026-05-04", more: "expires: 2026-05-01"),
      "notices/d.md": notice("丁事", date: "2026-06-04", more: "status: 草稿"),
    ])
    #expect(!site.has("/notices/") && !site.has("/archive/2026/12/") && !site.has("/archive/2026/06/"))
    #expect(!site.has("/archive/2026/05/"))
  }

  /// The greatest number of pages that a list had at one time, not of all that ever stood on it.
  @Test func keepTheirFurtherPages() throws {
    var pages = ["stories/b.md": story("乙")]
    for number in 0..<45 {
      pages["notices/a\(number).md"] = notice("第\(number)件", date: "2026-03-05", more: expired)
      pages["notices/b\(number).md"] = notice("又\(number)件", date: "2025-03-05", more: "expires: 2025-04-05")
    }
    let site = try PlannedSite(pages)
    #expect(site.has("/notices/page/3/") && !site.has("/notices/page/4/"))
    #expect(try site.text("/notices/page/2/").contains("url=/notices/"))
    #expect(try site.text("/notices/").contains("现在没有文章"))
  }

  /// Years of the calendar do not go when they are over.
  @Test func keepTheMonthsOfTheCalendar() throws {
    let pages = ["stories/b.md": story("乙", date: "2024-04-07")]
    for year in stride(from: 2026, through: 2061, by: 7) {
      let site = try PlannedSite(pages, now: "\(year)-11-23 09:00")
      #expect(
        site.has("/calendar/2024/01/") && site.has("/calendar/\(year + 1)/12/")
          && !site.has("/calendar/2023/12/"))
    }
    #expect(try !PlannedSite(pages, now: "2121-06-01 09:00").has("/calendar/2101/01/"))
  }

  /// What stands beside a list counts what stands on it.
  @Test func countTheYearsOfTheirOwnPages() throws {
    let site = try PlannedSite([
      "notices/a.md": notice("甲事", date: "2026-03-05"), "notices/b.md": notice("乙事", date: "2026-03-06"),
      "stories/c.md": story("丙", date: "2022-01-05"),
    ])
    let text = try site.text("/notices/")
    #expect(!text.contains("2022年") && text.contains("2026年 <span class=\"count\">2<"))
  }
}
