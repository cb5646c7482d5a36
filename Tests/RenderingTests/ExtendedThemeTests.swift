import Building
import Content
import Diagnostics
import Foundation
import TestSites
import Testing

/// A theme that extends another has only what differs.
@Suite struct ExtendedThemeTests {
  private let story = ["content/stories/a.md": "---\ntitle: A\ndate: 2024-04-07\ntopics: 身边好人\n---\nText.\n"]
  private let settings = "name: S\naddress: https://example.org/\ntheme: child\n"

  private func site(_ files: [String: String]) throws -> TestSite {
    try TestSite(story.merging(["site.yml": settings]) { $1 }.merging(files) { $1 })
  }

  /// Three files on a shipped theme: other words, another colour, another template.
  @Test func threeFilesMakeATheme() throws {
    let site = try site([
      "themes/child/theme.yml":
        "name: 绿\nextends: zhongyuan\npalette:\n  light: {red: \"#14532d\"}\noptions: {}\n",
      "themes/child/words.yml": "zh-Hans: {skip: 直接看正文}\n",
      "themes/child/templates/not_found.mustache": "{{<layout}}{{$main}}<h1>没了</h1>{{/main}}{{/layout}}\n",
    ])
    for theme in ["zhongyuan"] {
      try FileManager.default.copyItem(
        atPath: "\(TestSite.repository)/themes/\(theme)", toPath: "\(site.folder)/themes/\(theme)")
    }
    for folder in ["content"] {
      try site.remove(folder)
      try FileManager.default.copyItem(
        atPath: "\(TestSite.repository)/\(folder)", toPath: "\(site.folder)/\(folder)")
    }
    let report = try site.build(now: "2026-11-20")
    #expect(report.findings.filter(\.isError) == [])
    let page = site.page("404.html")
    #expect(page.contains("<h1>没了</h1>"))
    #expect(page.contains(">直接看正文</a>"))
    #expect(page.contains("aria-label=\"栏目\""))
    let sheets = TestSite.files(in: site.output).filter {
      $0.key.hasSuffix(".css") && $0.key.contains("site")
    }
    let sheet = String(decoding: try #require(sheets.values.first), as: UTF8.self)
    #expect(sheet.contains("--red: #14532d;"))
    #expect(sheet.contains("--ink: #221c17;"))
    #expect(!sheet.contains("--red: #a3161a;"))
  }

  @Test func contrastIsThatOfTheColoursOfBoth() throws {
    let site = try site([
      "themes/plain/theme.yml":
        "name: P\npalette:\n  light: {ink: \"#000000\", paper: \"#ffffff\"}\ncontrast:\n  - {text: ink, on: paper, at_least: 7}\n",
      "themes/child/theme.yml": "name: C\nextends: plain\npalette:\n  light: {ink: \"#cccccc\"}\n",
    ])
    let found = try #require(try site.build().findings.first { $0.isError })
    #expect(found.rule.name == "low-contrast")
    #expect(found.location.file == "themes/plain/theme.yml")
  }

  @Test func settingsThatAreNotGivenAreTheParents() throws {
    let site = try site([
      "themes/plain/theme.yml":
        "name: P\npage_length: 1\noptions: {greeting: {default: 早}, other: {default: x}}\n",
      "themes/child/theme.yml": "name: C\nextends: plain\noptions: {other: {default: y}}\n",
      "themes/child/templates/home.mustache": "{{options.greeting}}{{options.other}}\n",
      "content/stories/b.md": "---\ntitle: B\ndate: 2024-04-08\ntopics: 身边好人\n---\nText.\n",
    ])
    #expect(try site.build().findings.filter(\.isError) == [])
    #expect(site.page("index.html") == "早y\n")
    #expect(site.page("stories/page/2/") != "")
  }

  @Test(arguments: [
    ("name: C\nextends: plian\n", "no-theme", 2, 10), ("name: C\nextends: ../plain\n", "no-theme", 2, 10),
    ("name: C\nextends: child\n", "endless-theme", 2, 10),
  ])
  func aParentThatThereIsNotHasItsPlace(_ text: String, _ rule: String, _ line: Int, _ column: Int) throws {
    let found = try #require(
      try site(["themes/child/theme.yml": text]).build().findings.first { $0.rule.name == rule })
    #expect(found.location.file == "themes/child/theme.yml")
    #expect((found.location.line, found.location.column) == (line, column))
    #expect(found.excerpt == text.split(separator: "\n").last.map(String.init))
  }

  @Test func aCircleIsToldOnceWithItsWay() throws {
    let found = try site([
      "themes/child/theme.yml": "name: C\nextends: plain\n",
      "themes/plain/theme.yml": "name: P\nextends: child\n",
    ]).build().findings.filter { $0.rule.name == "endless-theme" }
    #expect(found.map(\.location.file) == ["themes/plain/theme.yml"])
    #expect(found.first?.arguments == ["themes/child → themes/plain → themes/child"])
  }

  @Test func mistakesOfAParentStandInItsFiles() throws {
    let found = try site([
      "themes/child/theme.yml": "name: C\nextends: plain\n",
      "themes/plain/templates/page.mustache": "{{page.titel}}\n",
    ]).build().findings.filter(\.isError)
    #expect(found.map(\.location.file) == ["themes/plain/templates/page.mustache"])
  }
}
