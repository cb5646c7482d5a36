import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A site's columns at the foot of pages and its picture in the head are settings, on either of the shipped themes.
@Suite struct FooterTests {
  private static let themes = ["zhongyuan", "jianpu"]

  private func site(_ settings: String, theme: String, _ files: [String: String] = [:]) throws -> TestSite {
    let own = [
      "content/_common.yml": "fields: {}\n", "content/news/_kind.yml": "name: 消息\n",
      "content/news/a.md": "---\ntitle: 第一件事\ndate: 2024-04-07\n---\n正文在这里。\n",
      "content/about/_kind.yml": "name: 说明\nlist: false\naddress: /{slug}/\n",
      "content/about/about.md": "---\ntitle: 关于本站\ndate: 2024-04-07\n---\n正文在这里。\n\n## 地址\n\n在这里。\n",
      "content/about/form.txt": "一行字\n",
      "site.yml": "name: 试验站\naddress: https://any.example.org/in/\ntheme: \(theme)\n\(settings)\n",
    ]
    let site = try TestSite(own.merging(files) { $1 })
    for file in ["themes/plain", "content/stories", "content/vocabularies"] { try site.remove(file) }
    try FileManager.default.copyItem(
      atPath: "\(TestSite.repository)/themes/\(theme)", toPath: "\(site.folder)/themes/\(theme)")
    return site
  }

  private func findings(_ site: TestSite) throws -> [Diagnostic] {
    try site.build().findings.filter { !["robots-of-host", "general-template"].contains($0.rule.name) }
  }

  private static let columns = """
    footer:
      - {title: 开放时间, text: [周一至周五, 节假日不开放]}
      - title: 常用
        text: 欢迎来访
        links:
          - {label: 关于, to: content/about/about.md}
          - {label: 在哪里, to: "content/about/about.md#地址"}
          - {label: 表格, to: content/about/form.txt}
          - {label: 消息, to: /news/}
          - {label: 写信, to: "mailto:desk@example.org"}
          - {label: 友邻, to: "https://www.example.org/"}
    """

  @Test(arguments: themes) func columnsStandAtTheFootOfEveryPage(theme: String) throws {
    let site = try site(Self.columns, theme: theme)
    #expect(try findings(site).filter(\.isError) == [])
    for address in ["index.html", "news/", "news/2024/a/", "404.html"] {
      let foot = site.page(address).components(separatedBy: "<footer")[1]
      for part in [
        "<h2>开放时间</h2>", "<p>周一至周五</p>", "<p>节假日不开放</p>", "<p>欢迎来访</p>",
        "href=\"/in/about/\">关于<", "href=\"/in/about/#地址\">在哪里<", "href=\"/in/news/\">消息<",
        "href=\"mailto:desk@example.org\">写信<",
        "href=\"https://www.example.org/\" rel=\"external noopener\">友邻",
      ] { #expect(foot.contains(part), "\(address): \(part)") }
      let file = try #require(foot.firstMatch(of: /href="\/in\/(files\/[^"]+\.txt)">表格</))
      #expect(!site.page(String(file.1)).isEmpty)
    }
  }

  /// What leads nowhere is told where it is written, with what could have been meant.
  @Test(arguments: [
    ("{label: 消息, to: /newss/}", "broken-link", 4, 43),
    ("{label: 关于, to: content/about/abot.md}", "broken-link", 4, 43),
    ("{label: 消息}", "missing-key", 4, 31), ("{label: 消息, too: /news/}", "unknown-key", 4, 43),
    ("{label: 消息, to: \"javascript:alert(1)\"}", "broken-link", 4, 44),
  ])
  func aLinkThatLeadsNowhereIsAnError(_ link: String, _ rule: String, _ line: Int, _ column: Int) throws {
    let found = try findings(site("footer: [{title: 常用, links: [\(link)]}]", theme: "jianpu"))
    let finding = try #require(found.first { $0.rule.name == rule })
    #expect(finding.isError && finding.location.file == "site.yml" && finding.location.line == line)
    if rule == "broken-link" { #expect(finding.location.column > 30) }
  }

  @Test func aColumnWithNothingIsAnError() throws {
    let found = try findings(site("footer: [{title: 常用}]", theme: "jianpu"))
    #expect(found.filter(\.isError).map(\.rule.name) == ["missing-key"])
  }

  /// A page that is not shown now takes its link along, and a column of which nothing is left.
  @Test(arguments: themes) func whatIsNotShownIsLeftOut(theme: String) throws {
    let draft = "---\ntitle: 草稿一篇\ndate: 2024-04-07\nstatus: draft\n---\n正文。\n"
    let site = try site(
      "footer: [{title: 将来, links: [{label: 新的, to: content/news/b.md}]}]", theme: theme,
      ["content/news/b.md": draft])
    let found = try findings(site)
    #expect(found.filter(\.isError) == [])
    let finding = try #require(found.first { $0.rule.name == "footer-entry-not-shown" })
    #expect(finding.location.file == "site.yml" && finding.location.line == 4)
    #expect(site.page("index.html").contains("第一件事"))
    #expect(!site.page("index.html").contains("将来") && !site.page("index.html").contains("新的"))
  }

  private static let svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><rect width=\"40\" height=\"20\"/></svg>\n"

  @Test(arguments: themes) func aPictureStandsInTheHeadOfTheHomePage(theme: String) throws {
    let site = try site(
      "header: {src: content/home/hall.svg, alt: 大厅里有人读书, caption: 大厅, credit: 某人摄}", theme: theme,
      ["content/home/hall.svg": Self.svg])
    #expect(
      try findings(site).filter {
        $0.isError || $0.rule.name == "unused-template" || $0.location.file.hasSuffix("hall.svg")
      } == [])
    let head = site.page("index.html").components(separatedBy: "</header>")[0]
    let picture = try #require(head.firstMatch(of: /src="\/in\/(media\/hall[^"]+\.svg)"/))
    #expect(!site.page(String(picture.1)).isEmpty)
    for part in ["alt=\"大厅里有人读书\"", "fetchpriority=\"high\"", "width=\"40\" height=\"20\"", "大厅", "某人摄"] {
      #expect(head.contains(part), "\(part)")
    }
    #expect(!site.page("news/2024/a/").contains("大厅里有人读书"))
  }

  @Test(arguments: [
    ("header: content/home/hall.svg", "picture-needs-words"),
    ("header: {src: content/home/hall.svg}", "missing-key"),
    ("header: {src: hall.svg, alt: 大厅里有人}", "missing-file"),
    ("header: {src: content/home/hal.svg, alt: 大厅里有人}", "missing-file"),
  ])
  func aPictureIsAskedForItsWordsAndItsFile(_ header: String, _ rule: String) throws {
    let found = try findings(site(header, theme: "jianpu", ["content/home/hall.svg": Self.svg]))
    let finding = try #require(found.first { $0.rule.name == rule })
    #expect(finding.isError && finding.location.file == "site.yml" && finding.location.line == 4)
    if rule == "missing-file" { #expect(finding.help?.chinese.contains("content/home/hall.svg") == true) }
  }

  /// Nothing of it is there where a site declares nothing.
  @Test(arguments: themes) func withoutThemTheLookIsTheSame(theme: String) throws {
    let site = try site("navigation: [{label: 消息, to: /news/}]", theme: theme)
    #expect(try findings(site).filter(\.isError) == [])
    let page = site.page("index.html")
    for part in ["columns", "footer-column", "header-picture", "<figure"] {
      #expect(!page.components(separatedBy: "</head>")[1].contains(part), "\(part)")
    }
    if theme == "zhongyuan" {
      #expect(page.contains("class=\"river\""))
      #expect(page.components(separatedBy: "<footer")[1].contains("href=\"/in/news/\">消息<"))
    }
  }
}
