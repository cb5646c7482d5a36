import Foundation
import TestSites
import Testing

@Suite struct FeedTests {
  private func site() throws -> TestSite {
    let site = try TestSite([
      "content/stories/a.md": "---\ntitle: 甲 & <乙>\ndate: 2024-04-07 09:30\ntopics: 身边好人\n---\n一句话。\n",
      "content/stories/b.md":
        "---\ntitle: 丙\ndate: 2024-05-01\nupdated: 2024-06-01\ntopics: 节日\nsample: 是\n---\n另一句话。\n",
    ])
    try site.build()
    return site
  }

  @Test func everyFeedIsWellFormedAndNewestFirst() throws {
    let site = try site()
    for path in ["feed.xml", "stories/feed.xml", "topics/good-people/feed.xml", "sitemap.xml"] {
      let parser = XMLChecker(site.page(path))
      #expect(parser.isWellFormed, "\(path)")
    }
    let feed = site.page("feed.xml")
    #expect(feed.contains("<title>甲 &amp; &lt;乙&gt;</title>"))
    let first = try #require(feed.range(of: "丙")?.lowerBound)
    let second = try #require(feed.range(of: "甲 ")?.lowerBound)
    #expect(first < second)
    #expect(
      feed.contains("<updated>2024-06-01T00:00:00+08:00</updated>"), "a feed is as old as its newest change")
  }

  @Test func jsonFeedsAreJSON() throws {
    let site = try site()
    let json = try JSONSerialization.jsonObject(with: Data(site.page("feed.json").utf8)) as? [String: Any]
    let items = json?["items"] as? [[String: Any]]
    #expect(items?.map { $0["title"] as? String } == ["丙", "甲 & <乙>"])
  }

  @Test func samplesAreNobodysToFind() throws {
    let site = try site()
    #expect(!site.page("sitemap.xml").contains("/stories/2024/b/"))
    #expect(site.page("sitemap.xml").contains("/stories/2024/a/"))
    #expect(site.page("stories/2024/b/").contains("noindex"))
  }
}

/// Whether a text is well-formed XML: every tag closed, every ampersand an entity.
private struct XMLChecker {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var isFine = text.hasPrefix("<?xml")
    for piece in text.drop(while: { $0 != "\n" }).split(separator: "<").dropFirst() {
      guard let end = piece.firstIndex(of: ">") else {
        isFine = false
        break
      }
      let tag = piece[..<end]
      let name = tag.drop { $0 == "/" }.prefix { !" /".contains($0) }
      if tag.hasPrefix("/") {
        isFine = isFine && open.popLast() == name
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
      let text = piece[end...]
      for entity in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
        isFine = isFine && ["amp;", "lt;", "gt;", "quot;", "#39;"].contains { entity.hasPrefix($0) }
      }
    }
    isWellFormed = isFine && open.isEmpty && !text.isEmpty
  }
}
