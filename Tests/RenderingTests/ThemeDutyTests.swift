import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A theme that leaves out what readers are owed is told so, each thing once.
@Suite struct ThemeDutyTests {
  private let layout = "themes/plain/templates/layout.mustache"
  private let story = ["content/stories/a.md": "---\ntitle: A\ndate: 2024-04-07\ntopics: 身边好人\n---\nText.\n"]

  private func findings(_ files: [String: String] = [:]) throws -> [Diagnostic] {
    let site = try TestSite(story.merging(files) { $1 })
    return try site.build().findings.filter { ["owed-to-readers", "unshown-field"].contains($0.rule.name) }
  }

  private func layout(without text: String, with other: String = "") throws -> String {
    let file = TestSite.repository + "/Tests/GoldenTests/Theme/templates/layout.mustache"
    let whole = try String(contentsOfFile: file, encoding: .utf8)
    try #require(whole.contains(text))
    return whole.replacingOccurrences(of: text, with: other)
  }

  @Test func aThemeThatHasAllIsToldNothing() throws { #expect(try findings() == []) }

  @Test(arguments: [
    ("<html lang=\"{{site.language}}\">", "<html>", "its language"),
    ("<html lang=\"{{site.language}}\">", "<html lang=\"zh\">", "its language"),
    ("content=\"{{policy}}\"", "content=\"\"", "the content security policy"),
    ("<title>{{title}}{{^is_home}} - {{site.name}}{{/is_home}}</title>\n", "", "a title"),
    (
      "{{#noindex}}\n<meta name=\"robots\" content=\"noindex\">\n{{/noindex}}\n", "",
      "what keeps search engines away"
    ),
  ])
  func whatTheLayoutLeavesOutIsNamed(_ text: String, _ other: String, _ what: String) throws {
    var changed = try layout(without: text, with: other)
    if what.contains("policy") {
      changed = changed.replacingOccurrences(of: "{{#policy}}\n", with: "").replacingOccurrences(
        of: "{{/policy}}\n", with: "")
    }
    let found = try findings([layout: changed])
    #expect(found.map { $0.arguments[2] } == [what])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.arguments[0].contains("not_found") == true)
  }

  @Test func aPageWithoutAHeadingIsNamedByItsTemplate() throws {
    let found = try findings([
      "themes/plain/templates/not_found.mustache": "{{<layout}}{{$main}}<p>?</p>{{/main}}{{/layout}}\n"
    ])
    #expect(found.map { $0.arguments[0] } == ["not_found"])
    #expect(found.map(\.location.file) == ["themes/plain/templates/not_found.mustache"])
    #expect(found.first?.help?.english == "write  <h1>{{title}}</h1>")
  }

  @Test func whatTheSiteSetsIsToBeSeen() throws {
    let found = try findings([
      "site.yml": "name: S\naddress: https://example.org/\ntheme: plain\nowner: O\nicp: I\npolice: P\n"
    ])
    #expect(found.map { $0.arguments[2] } == ["`icp` of site.yml", "`police` of site.yml"])
  }

  @Test func picturesAndFilesThatNoTemplateShowsAreNamed() throws {
    let found = try findings([
      "content/stories/_kind.yml":
        "name: 故事\nfields:\n  photos: {type: pictures, label: 照片}\n  files: {type: attachments, label: 附件}\n  motto: {type: text, label: 格言}\n"
    ])
    #expect(found.map(\.rule.name) == ["unshown-field", "unshown-field"])
    #expect(found.map(\.arguments) == [["故事", "照片"], ["故事", "附件"]])
    let shown = try findings([
      "content/stories/_kind.yml": "name: 故事\nfields:\n  photos: {type: pictures, label: 照片}\n",
      "themes/plain/templates/stories.mustache":
        "{{#page}}{{#photos}}{{html}}{{/photos}}{{#facts}}{{text}}{{/facts}}{{/page}}\n",
    ])
    #expect(shown == [])
  }

  private let kind =
    "name: 故事\nfields:\n  motto: {type: text, label: 格言}\n  role: {type: text, label: 身份}\n  minor: {type: flag, label: 未成年, public: false}\n"

  /// What stands in an attribute or a title, or is only asked for, no reader sees.
  @Test(arguments: [
    ("<p>{{motto}}</p>{{#facts}}{{text}}{{/facts}}", [String]()),
    ("<p>{{motto}}{{role}}</p>{{#topics}}{{name}}{{/topics}}", []),
    ("<p title=\"{{motto}}\">{{role}}</p>{{#topics}}{{name}}{{/topics}}", ["格言"]),
    ("{{#motto?}}<p>{{role}}</p>{{/motto?}}{{^role}}-{{/role}}", ["主题", "格言"]),
  ])
  func fieldsThatNoTemplateShowsAreNamed(_ template: String, _ labels: [String]) throws {
    let found = try findings([
      "content/stories/_kind.yml": kind,
      "themes/plain/templates/stories.mustache": "{{#page}}\(template){{/page}}\n",
    ])
    #expect(found.map { $0.arguments[1] } == labels)
    #expect(found.allSatisfy { $0.location.file == "themes/plain/templates/stories.mustache" })
  }

  /// The shipped themes owe nobody anything, on the repository's site.
  @Test(arguments: ["zhongyuan", "jianpu"])
  func theShippedThemesOweNothing(theme: String) throws {
    let site = try PlannedSite([:], theme: theme)
    #expect(site.themeFindings.filter { $0.rule.name == "owed-to-readers" } == [])
  }
}
