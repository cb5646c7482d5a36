import Foundation
import TestSites
import Testing

@Suite struct OfflineTests {
  private func site() throws -> TestSite {
    let site = try TestSite([
      "site.yml":
        "name: 专题\naddress: https://example.org/wmb\ntheme: plain\nnavigation:\n  - {label: 主题, to: /topics/}\n",
      "content/stories/a.md": """
      ---
      title: 甲
      date: 2024-04-07
      topics: 身边好人
      aliases: [/old/a/]
      ---
      见[乙](b.md#二)、[主题](/topics/)、[首页](/)和[订阅](/feed.xml)，还有[别处](https://example.com/a/)。
      """,
      "content/stories/b.md": "---\ntitle: 乙\ndate: 2024-04-08\ntopics: 身边好人\n---\n## 二\n\n正文。\n",
    ])
    let report = try site.build { $0.isOffline = true }
    #expect(!report.hasErrors)
    return site
  }

  @Test func `links are relative to their page and name a file`() throws {
    let page = try site().page("stories/2024/a/")
    #expect(page.contains("href=\"../../../stories/2024/b/index.html#二\""))
    #expect(page.contains("href=\"../../../topics/index.html\""))
    #expect(page.contains("href=\"../../../index.html\""))
    #expect(page.contains("href=\"https://example.com/a/\""), "what is elsewhere stays there")
    #expect(
      page.contains("href=\"https://example.org/wmb/feed.xml\""), "and so does what the copy leaves out")
  }

  @Test func `the home page and earlier addresses lead on, too`() throws {
    let site = try site()
    #expect(site.page("index.html").contains("href=\"stories/2024/a/index.html\""))
    #expect(site.page("old/a/").contains("href=\"../../stories/2024/a/index.html\""))
  }

  @Test func `no mark of an address is left, and nothing for machines`() throws {
    let site = try site()
    let files = TestSite.files(in: site.output)
    for (path, data) in files where path.hasSuffix(".html") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("\u{10FFFD}") && !text.contains("href=\"/"), "\(path)")
    }
    for name in ["feed.xml", "feed.json", "sitemap.xml", "robots.txt", "404.html"] {
      #expect(files[name] == nil)
    }
  }
}
