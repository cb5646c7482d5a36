import Almanac
import Content
import Foundation
import TestSites
import Testing

@testable import Building

/// A page that moved is told of, with the address that it had.
struct ChangedAddressTests {
  private func offered(
    _ new: String, title: String = "灯 & 火", aliases: String = "",
    from old: String = "<title>灯 &amp; 火-站</title>"
  )
    throws -> [[String]]
  {
    let site = try TestSite([
      "content/stories/_kind.yml": "name: 故事\nslug: stories\ntemplate: story\n",
      "content/stories/\(new).md": "---\n标题: \(title)\n日期: 2024-04-07\ntopics: 身边好人\n\(aliases)---\n正文。\n",
    ])
    let read = try #require(try readSite(in: site.folder, now: Moment(epochSeconds: 1_800_000_000)).site)
    #expect(read.pages.map(\.title) == [title])
    return changedAddresses(
      of: read.pages, leftovers: ["assets/a.css", "stories/2023/deng/index.html"], isNew: { _ in true },
      read: { _ in Array(old.utf8) }
    ).map(\.arguments)
  }

  @Test func `by its title`() throws {
    let found = try offered("deng")
    #expect(found == [["/stories/2023/deng/", "/stories/2024/deng/"]])
    #expect(try offered("huo") == [["/stories/2023/deng/", "/stories/2024/huo/"]])
  }

  @Test func `not where it is written down already, or another page went`() throws {
    #expect(try offered("deng", aliases: "旧址: /stories/2023/deng/\n").isEmpty)
    #expect(try offered("deng", title: "另一篇").isEmpty)
    #expect(try offered("deng", from: "没有题目").isEmpty)
  }
}
