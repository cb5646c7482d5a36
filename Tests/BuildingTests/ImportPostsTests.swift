import Almanac
import Content
import Diagnostics
import Foundation
import Posts
import TestSites
import Testing

@testable import Building

/// The posts of another system become pages of a kind: read as before, at addresses that lead to them, nothing overwritten.
struct ImportPostsTests {
  private let files = [
    "content/stories/_kind.yml": """
    name: 故事
    slug: stories
    template: story
    fields:
      topics: {type: choices, of: topics, label: 主题}
      tags: {type: list, label: 关键词, max: 2}
      author: {type: text, label: 作者}
    """,
    "content/vocabularies/topics.yml": "label: 主题\nterms:\n  - {slug: books, name: 读书}\n",
    "old/_config.yml": "url: https://old.example/b\nroot: /b/\npermalink: :year/:title/\n",
    "old/source/_posts/灯.md": """
    ---
    title: "夜里的灯：一"
    date: 2019-03-05 10:00:00
    updated: 2020-01-02 08:00:00
    tags: [夜, 书, 灯]
    categories: 读书
    author: 林小样
    layout: post
    description: 图书馆闭馆以后，还有一盏灯为晚归的读者亮着。
    ---
    第一段。
    <!-- more -->
    ![灯](/images/deng.png) ![没有](lost.png) {% youtube x %}
    ![灯](https://old.example/b/images/deng.png)
    """,
    "old/source/_posts/灯/a.png": "own",
    "old/source/images/deng.png": "picture",
    "old/source/_drafts/later.md": "---\ntitle: 以后\n---\n未完。{% asset_img a.png %}\n",
    "old/source/about/index.md": "---\ntitle: 关于\n---\n关于。\n",
    "old/source/_posts/broken.md": "---\ntitle: [\n---\n",
  ]

  private func importing(_ site: TestSite) throws -> PostsReport {
    let now = Moment(Day(year: 2026, month: 11, day: 1) ?? Moment(epochSeconds: 0).day, minute: 0)
    let read = try #require(try readSite(in: site.folder, now: now).site)
    return try importPosts(
      of: .hexo, in: site.folder + "/old", kind: try #require(read.model.kind(named: "stories")), site: read,
      to: site.folder, now: now, in: .chinese)
  }

  @Test func `nothing is written behind a link`() throws {
    let site = try TestSite(files)
    let elsewhere = site.folder + "-elsewhere"
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: elsewhere) }
    try FileManager.default.createSymbolicLink(
      atPath: site.folder + "/content/stories/2019", withDestinationPath: elsewhere)
    #expect(throws: Failure.self) { try importing(site) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere).isEmpty)
  }

  @Test func `a post becomes a page with its picture and its former address`() throws {
    let site = try TestSite(files)
    let report = try importing(site)
    #expect(report.written == ["content/stories/2026/later.md", "content/stories/2019/ye-li-de-deng-yi.md"])
    let page = try String(
      contentsOfFile: site.folder + "/content/stories/2019/ye-li-de-deng-yi.md", encoding: .utf8)
    let header = try #require(page.components(separatedBy: "\n---\n").first).split(separator: "\n")
    for line in [
      "标题: 夜里的灯：一", "日期: 2019-03-05 10:00", "更新: 2020-01-02", "旧址: /b/2019/灯/", "主题: 读书", "关键词: 夜、书",
      "作者: 林小样", "摘要: 图书馆闭馆以后，还有一盏灯为晚归的读者亮着。",
    ] { #expect(header.contains(Substring(line)), "\(line)") }
    #expect(!page.contains("状态"))
    #expect(
      page.contains("![灯](ye-li-de-deng-yi-1.png) ![没有](lost.png) {% youtube x %}") && !page.contains("more"))
    let picture = try String(
      contentsOfFile: site.folder + "/content/stories/2019/ye-li-de-deng-yi-1.png", encoding: .utf8)
    #expect(picture == "picture")
  }

  @Test func `everything that is left is told by its place`() throws {
    let report = try importing(try TestSite(files))
    #expect(report.leftovers.map(\.text).contains { $0.hasPrefix("{% youtube") })
    #expect(report.leftovers.contains { $0.file == "source/_posts/灯.md" && $0.line == 13 })
    #expect(report.leftovers.contains { $0.text.contains("灯") && $0.line == 1 })
    #expect(report.lostPictures.map(\.text) == ["a.png", "lost.png"])
    #expect(report.otherKeys.map(\.key) == ["layout"])
    #expect(report.others == ["source/about/index.md"])
    #expect(report.drafts.map(\.file) == ["content/stories/2026/later.md"])
    #expect(report.findings.map(\.location.file) == ["source/_posts/broken.md"])
  }

  @Test func `a second import changes nothing, and leaves alone what an editor changed`() throws {
    let site = try TestSite(files)
    _ = try importing(site)
    #expect(try importing(site).written.isEmpty)
    #expect(try importing(site).unchanged == 2)
    let path = site.folder + "/content/stories/2019/ye-li-de-deng-yi.md"
    try "改过".write(toFile: path, atomically: false, encoding: .utf8)
    let again = try importing(site)
    #expect(again.taken == ["content/stories/2019/ye-li-de-deng-yi.md"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "改过")
  }
}
