import Foundation
import TestSites
import Testing

@Suite struct SubPathTests {
  @Test func everyAddressStandsBelowTheSitesPath() throws {
    let site = try TestSite([
      "site.yml": "name: 专题\naddress: https://example.org/wmb\ntheme: plain\n",
      "content/stories/a.md":
        "---\ntitle: 甲\ndate: 2024-04-07\ntopics: 身边好人\naliases: [/old/a/]\n---\n见[乙](b.md)和[主题](/topics/)。\n",
      "content/stories/b.md": "---\ntitle: 乙\ndate: 2024-04-08\ntopics: 身边好人\n---\n正文。\n",
    ])
    let report = try site.build()
    #expect(!report.hasErrors)
    let page = site.page("stories/2024/a/")
    #expect(page.contains("href=\"/wmb/stories/2024/b/\""))
    #expect(page.contains("href=\"/wmb/topics/\""))
    #expect(page.contains("rel=\"canonical\" href=\"https://example.org/wmb/stories/2024/a/\""))
    #expect(site.page("old/a/").contains("href=\"/wmb/stories/2024/a/\""))
    for (path, data) in TestSite.files(in: site.output) where path.hasSuffix(".html") {
      let text = String(decoding: data, as: UTF8.self)
      for part in text.components(separatedBy: "href=\"/").dropFirst() {
        #expect(part.hasPrefix("wmb/"), "\(path)")
      }
    }
  }
}
