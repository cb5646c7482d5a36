import Almanac
import Building
import Content
import Foundation
import TestSites
import Testing

/// A law: whatever was edited, the preview serves byte for byte what a clean build writes.
@Suite struct LiveSiteTests {
  @Test(arguments: 1...40)
  func servesWhatACleanBuildWrites(seed: Int) throws {
    let site = try TestSite([
      "content/stories/a.md": "---\ntitle: 甲\ndate: 2024-04-07\ntopics: [good-people]\n---\n正文。\n",
      "content/_common.yml": """
      fields:
        topics: {type: choices, of: topics, label: 主题, required: true, max: 3, index: true, feed: true, home: true}
        cover: {type: picture, label: 封面}
      """,
    ])
    let editor = Editor(site: site, seed: seed)
    var live = LiveSite(folder: site.folder, includesDrafts: false)
    #expect(try live.update(now: noon).filter(\.isError).isEmpty)
    var seen: Set<String> = []
    for step in 0..<5 {
      var changed: Set<String> = []
      for _ in 0...editor.below(2) { changed.formUnion(try editor.edit()) }
      let findings = try live.update(changed: changed, now: noon)
      let clean = site.folder + "/clean-\(step)"
      let report = try site.build(to: clean)
      #expect(findings == report.findings, "\(editor.history)")
      guard !report.hasErrors else { continue }
      let files = TestSite.files(in: clean)
      for (path, bytes) in files {
        #expect(live.bytes(at: "/" + path)?.bytes == Array(bytes), "\(path) after \(editor.history)")
      }
      for path in seen.subtracting(files.keys) {
        #expect(live.bytes(at: "/" + path) == nil, "\(path) after \(editor.history)")
      }
      seen.formUnion(files.keys)
      try site.remove("clean-\(step)")
    }
  }

  /// A law: what is shown and found of a text before it is saved is what is shown and found when it is.
  @Test(arguments: 1...30)
  func glimpsesAreWhatASaveShows(seed: Int) throws {
    let pages = ["content/stories/a.md", "content/stories/b.md"]
    let site = try TestSite([
      pages[0]: "---\ntitle: 甲\ndate: 2024-04-07\ntopics: [good-people]\n---\n正文。\n",
      pages[1]:
        "---\ntitle: 乙\ndate: 2024-04-08\ntopics: [good-people]\ncover: {src: a.svg, alt: 圆}\n---\n正文。\n",
      "content/stories/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"300\"/>",
      "content/_common.yml": """
      fields:
        topics: {type: choices, of: topics, label: 主题, required: true, max: 3, index: true, feed: true, home: true}
        cover: {type: picture, label: 封面}
      """,
    ])
    let editor = Editor(site: site, seed: seed)
    var live = LiveSite(folder: site.folder, includesDrafts: false)
    _ = try live.update(now: noon)
    for _ in 0..<6 {
      let (file, text) = try editor.unsaved(among: pages)
      let glimpse = try #require(live.glimpse(of: file, as: Array(text.utf8), now: noon))
      let preview = try live.preview(of: file, as: Array(text.utf8), now: noon)
      try site.write(text, to: file)
      let all = try live.update(changed: [file], now: noon)
      let findings = all.filter { $0.location.file == file }
      #expect(glimpse.findings == findings, "\(text)")
      #expect(preview.findings == findings, "\(text)")
      #expect(glimpse.entry == preview.entry)
      // Told of again, it is as it was.
      #expect(try live.update(changed: [file], now: noon) == all)
      // While there are errors anywhere, the last good site is shown.
      guard let address = glimpse.entry?.address, !all.contains(where: \.isError) else { continue }
      let saved = live.bytes(at: address)?.bytes
      #expect(saved != nil && glimpse.page == saved && preview.page == saved, "\(text)")
    }
  }

  /// The same of the home page's file.
  @Test(arguments: [
    "blocks: [newest]\n", "headline: stories/2024/none.md\n", "slides: [/stories/2024/a/, stories/b.md]\n",
    "headline: {page: stories/a.md, title: 头条, summary: 一句话, picture: {src: home/a.svg, alt: 圆}}\nblocks: [stories, newest]\n",
    "headline: {page: stories/a.md, picture: {src: home/new.svg, alt: 新的}}\n",
    "headline: {page: stories/a.md, picture: {src: home/none.svg, alt: 没有}}\n",
    "partners:\n  - {name: 友情单位, to: https://www.example.org/, logo: {src: home/new.svg, alt: 标志}}\n",
    "account: {name: 示例发布, note: 扫一扫, picture: {src: stories/a.svg, alt: 码}}\n", "slides: 一\n",
    "blocks: [{show: nowhere}]\n", "头条: stories/a.md\n", "headline: [\n", "# 空的\n",
    "headline: stories/late.md\n",
  ]) func glimpsesOfTheHomePageAreWhatASaveShows(text: String) throws {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"300\"/>"
    let page = { (title: String, date: String, more: String) in
      "---\ntitle: \(title)\ndate: \(date)\ntopics: [good-people]\n\(more)---\n正文。\n"
    }
    let home = HomePage.file
    let site = try TestSite([
      "content/stories/a.md": page("甲", "2024-04-07", "cover: {src: a.svg, alt: 圆}\n"),
      "content/stories/b.md": page("乙", "2024-04-08", ""),
      "content/stories/late.md": page("以后", "2027-04-08", ""), "content/stories/a.svg": drawing,
      "content/home/a.svg": drawing.replacing("600", with: "500"),
      "content/home/new.svg": drawing.replacing("600", with: "400"),
      home: "headline: {page: stories/a.md, picture: {src: home/a.svg, alt: 圆}}\n",
      "content/_common.yml": """
      fields:
        topics: {type: choices, of: topics, label: 主题, required: true, max: 3, index: true, feed: true, home: true}
        cover: {type: picture, label: 封面}
      """,
    ])
    var live = LiveSite(folder: site.folder, includesDrafts: false)
    #expect(try live.update(now: noon).allSatisfy { !$0.isError })
    let glimpse = try #require(live.glimpse(of: home, as: Array(text.utf8), now: noon))
    let preview = try live.preview(of: home, as: Array(text.utf8), now: noon)
    #expect(glimpse.findings == preview.findings)
    #expect(glimpse.page == preview.page)
    #expect(glimpse.entry == preview.entry)
    try site.write(text, to: home)
    let all = try live.update(changed: [home], now: noon)
    #expect(glimpse.findings == all.filter { $0.location.file == home })
    if !all.contains(where: \.isError) { #expect(glimpse.page == live.bytes(at: "/")?.bytes) }
  }

  /// What only the whole site tells of a text is not told without it.
  @Test(arguments: [
    ("title: 另一个\ndate: 2024-04-07", true), ("title: 甲\ndate: 2024-04-09", true),
    ("title: 甲\ndate: 2024-04-07\nslug: b", false),
    ("title: 甲\ndate: 2024-04-07\naliases: [/stories/2024/b/]", false),
    ("title: 甲\ndate: 2024-04-07\nstatus: draft", false),
    ("title: 甲\ndate: 2024-04-07\nexpires: 2026-11-10", false),
    ("title: 甲", true),
  ]) func glimpsesSayWhetherTheyTellAll(fields: String, isComplete: Bool) throws {
    let site = try TestSite([
      "content/stories/a.md": "---\ntitle: 甲\ndate: 2024-04-07\n---\n正文。\n",
      "content/stories/b.md": "---\ntitle: 乙\ndate: 2024-04-08\n---\n正文。\n",
      "content/_common.yml": "fields: {}\n",
    ])
    var live = LiveSite(folder: site.folder, includesDrafts: true)
    _ = try live.update(now: noon)
    let text = Array("---\n\(fields)\n---\n正文。\n".utf8)
    let glimpse = try #require(live.glimpse(of: "content/stories/a.md", as: text, now: noon))
    #expect(glimpse.isComplete == isComplete)
    if isComplete {
      let preview = try live.preview(of: "content/stories/a.md", as: text, now: noon)
      #expect(glimpse.findings == preview.findings)
    }
  }

  /// While nobody edits it, pages come at their minute and go with their day.
  @Test func whatTheClockBringsIsShown() throws {
    func text(_ fields: String) -> String { "---\ntitle: 甲\ntopics: [good-people]\n\(fields)\n---\n正文。\n" }
    let site = try TestSite([
      "content/stories/a.md": text("date: 2026-11-01 12:30"),
      "content/stories/b.md": text("date: 2026-10-01\nexpires: 2026-11-01"),
    ])
    var live = LiveSite(folder: site.folder, includesDrafts: false)
    _ = try live.update(now: noon)
    #expect(live.bytes(at: "/stories/2026/a/") == nil)
    #expect(!live.isOver(by: noon))
    #expect(!live.isOver(by: try moment("2026-11-01 12:29")))
    let due = try moment("2026-11-01 12:30")
    #expect(live.isOver(by: due))
    var edited = live
    _ = try live.update(now: due)
    #expect(live.bytes(at: "/stories/2026/a/") != nil)
    // An edit of another page brings it, too.
    _ = try edited.update(changed: ["content/stories/b.md"], now: due)
    #expect(edited.bytes(at: "/stories/2026/a/")?.bytes == live.bytes(at: "/stories/2026/a/")?.bytes)
    let list = String(decoding: try #require(live.bytes(at: "/stories/")?.bytes), as: UTF8.self)
    #expect(list.contains("/stories/2026/b/"))
    let tomorrow = try moment("2026-11-02 00:00")
    #expect(!live.isOver(by: try moment("2026-11-01 23:59")))
    #expect(live.isOver(by: tomorrow))
    _ = try live.update(now: tomorrow)
    let later = String(decoding: try #require(live.bytes(at: "/stories/")?.bytes), as: UTF8.self)
    #expect(!later.contains("/stories/2026/b/"))
  }

  private func moment(_ text: String) throws -> Moment {
    guard case .moment(let moment) = parseMoment(text) else { throw CocoaError(.coderInvalidValue) }
    return moment
  }

  /// A preview that begins with a mistake shows nothing of the site until it is mended, and then all of it.
  @Test func beginsWithAMistake() throws {
    let right = "---\ntitle: 甲\ndate: 2024-04-07\ntopics: [good-people]\n---\n正文。\n"
    let site = try TestSite(["content/stories/a.md": right.replacing("2024-04-07", with: "明天")])
    var live = LiveSite(folder: site.folder, includesDrafts: false)
    #expect(try live.update(now: noon).contains(where: \.isError))
    #expect(!live.isShown && live.bytes(at: "/") == nil)
    try site.write(right, to: "content/stories/a.md")
    #expect(try !live.update(changed: ["content/stories/a.md"], now: noon).contains(where: \.isError))
    #expect(live.bytes(at: "/stories/2024/a/") != nil)
  }

  private var noon: Moment {
    guard case .moment(let moment) = parseMoment("2026-11-01 12:00") else { preconditionFailure() }
    return moment
  }
}

/// Somebody who edits a site by chance, and knows which files were touched, as the watch over the folder would.
private final class Editor {
  let site: TestSite
  var history: [String] = []
  private var random: Random

  init(site: TestSite, seed: Int) {
    self.site = site
    random = Random(state: UInt64(seed))
  }

  func below(_ bound: Int) -> Int { random.below(bound) }

  /// - Returns: the paths that changed.
  func edit() throws -> Set<String> {
    let changed = try change()
    history += changed.sorted()
    return changed
  }

  /// What an editor has before him and has not saved: another title, another text, another picture.
  func unsaved(among pages: [String]) throws -> (file: String, text: String) {
    let file = pages[random.below(pages.count)]
    let old = try String(contentsOfFile: site.folder + "/" + file, encoding: .utf8)
    let parts = old.components(separatedBy: "---\n")
    switch random.below(4) {
    case 0:
      let title = "title: 题\(random.below(99))"
      let head = parts[1].components(separatedBy: "\n").map { $0.hasPrefix("title:") ? title : $0 }
      return (
        file, "---\n" + head.joined(separator: "\n") + "---\n" + parts.dropFirst(2).joined(separator: "---\n")
      )
    case 1: return (file, "---\n" + parts[1] + "---\n![](a.svg)\n\n" + body())
    case 2: return (file, "---\n" + parts[1] + "---\n![圆](none.svg)\n\n" + body())
    default: return (file, "---\n" + parts[1] + "---\n" + body())
    }
  }

  private func change() throws -> Set<String> {
    let pages = try FileManager.default.subpathsOfDirectory(atPath: site.folder + "/content/stories")
      .filter { $0.hasSuffix(".md") }.sorted().map { "content/stories/" + $0 }
    let page = pages.isEmpty ? nil : pages[random.below(pages.count)]
    switch (random.below(18), page) {
    case (0, let page?):
      try site.remove(page)
      return [page]
    case (1, let page?): return try write(text("status: withdrawn\n"), page)
    case (2, let page?):
      let target = "content/stories/r\(random.below(1000)).md"
      try site.write(try String(contentsOfFile: site.folder + "/" + page, encoding: .utf8), to: target)
      if target != page { try site.remove(page) }
      return [page, target]
    case (3, let page?), (4, let page?): return try write(text(), page)
    // A page with an error, which stays until an edit happens to mend it.
    case (5, let page?) where random.below(3) == 0: return try write("---\ntitle: 没有日期\n---\n", page)
    case (6, _):
      return try write(
        "label: 主题\nterms:\n  - {slug: good-people, name: 好人\(random.below(9))}\n  - {slug: festivals, name: 我们的节日}\n",
        "content/vocabularies/topics.yml")
    case (7, _): return try write("body { margin: \(random.below(9))px }\n", "themes/plain/assets/plain.css")
    case (8, _):
      return try write(
        "name: 示例网站\ntagline: \(random.below(9))\naddress: https://example.org/\ntheme: plain\n", "site.yml")
    case (9, _): return try write("节日的来历\(random.below(9))。\n", "content/vocabularies/topics/festivals.md")
    case (10, _):
      return try write(
        "name: 故事\(random.below(3))\ntemplate: story\nfields:\n  category: {type: choice, of: categories, label: 类别, index: true}\n",
        "content/stories/_kind.yml")
    case (11, let page?):
      let beside = page.split(separator: "/").dropLast().joined(separator: "/") + "/a.svg"
      return try write(drawing(), beside).union(try write(text("cover: {src: a.svg, alt: 圆}\n"), page))
    case (12, _):
      // A folder that comes is told of with its files.
      let folder = "content/stories/\(2020 + random.below(5))"
      return try write(text(), folder + "/s\(random.below(1000)).md").union([folder])
    // What editors do most: the text alone changes.
    case (13, let page?), (14, let page?), (15, let page?), (16, let page?):
      let old = try String(contentsOfFile: site.folder + "/" + page, encoding: .utf8)
      let head = old.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false).prefix(2)
      return try write(head.joined(separator: "---\n") + "---\n" + body(), page)
    default: return try write(text(), "content/stories/s\(random.below(100_000)).md")
    }
  }

  private func write(_ text: String, _ path: String) throws -> Set<String> {
    try site.write(text, to: path)
    return [path]
  }

  private func text(_ more: String = "") -> String {
    let topics = ["good-people", "festivals", "good-people, festivals"][random.below(3)]
    let category = ["", "category: 助人为乐\n", "category: 孝老爱亲\n"][random.below(3)]
    let date = "20\(20 + random.below(6))-0\(1 + random.below(9))-1\(random.below(9))"
    return
      "---\ntitle: 第\(random.below(500))个故事\ndate: \(date)\ntopics: [\(topics)]\n\(category)\(more)---\n正文\(random.below(99))。\n"
  }

  private func body() -> String {
    var parts = [
      "正文\(random.below(99))。", "## 小标题\(random.below(9))\n\n又一段。", "见[全部主题](/topics/)。",
      "李㛃在二〇二四年四月八日“说了。", "[外站](https://example.com/\(random.below(9)))", "<!-- more -->",
      "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "![圆](a.svg)", "![](a.svg \"题\")",
    ]
    // A dead link is an error, and what is shown stays as it was.
    if random.below(4) == 0 { parts.append("见[没有的](nowhere.md)。") }
    let chosen = (0...random.below(3)).map { _ in parts[random.below(parts.count)] }
    return chosen.joined(separator: "\n\n") + "\n"
  }

  private func drawing() -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"300\"><circle r=\"\(random.below(9))\"/></svg>"
  }
}
