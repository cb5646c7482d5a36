import Building
import Content
import Diagnostics
import Foundation
import Rendering
import TestSites
import Testing

@Suite struct ThemeTests {
  private let story = ["content/stories/a.md": "---\ntitle: 甲\ndate: 2024-04-07\ntopics: 身边好人\n---\n正文。\n"]

  private func findings(_ files: [String: String]) throws -> [Diagnostic] {
    let site = try TestSite(story.merging(files, uniquingKeysWith: { $1 }))
    let report = try site.build()
    #expect(!FileManager.default.fileExists(atPath: site.output) || !report.hasErrors)
    return report.findings.filter(\.isError)
  }

  @Test func aMistypedNameIsFoundBeforeAnyPageIsMade() throws {
    let found = try findings(["themes/plain/templates/page.mustache": "<h1>\n{{page.titel}}</h1>\n"])
    let finding = try #require(found.first)
    #expect(finding.rule.name == "unknown-name")
    #expect(finding.location.file == "themes/plain/templates/page.mustache")
    #expect((finding.location.line, finding.location.column) == (2, 8))
    #expect(finding.correction == "{{page.title}}</h1>")
  }

  @Test func aNewFieldIsKnownToTemplatesTheMomentItIsDeclared() throws {
    let site = try TestSite(
      story.merging([
        "content/stories/_kind.yml":
          "name: 故事\nfields:\n  motto: {type: text, label: 格言, default: 灯不灭}\n",
        "themes/plain/templates/stories.mustache": "{{#page}}{{title}}：{{motto}}{{/page}}\n",
      ]) { $1 })
    #expect(try site.build().findings.filter(\.isError) == [])
    #expect(site.page("stories/2024/a/") == "甲：灯不灭\n")
  }

  @Test(arguments: [
    ("themes/plain/theme.yml", "name: 素\ncontract: 2\n", "other-contract"),
    ("site.yml", "name: 站\naddress: https://example.org/\ntheme: plane\n", "no-theme"),
    ("site.yml", "name: 站\naddress: https://example.org/\ntheme: ../plain\n", "no-theme"),
    (
      "site.yml", "name: 站\naddress: https://example.org/\ntheme: plain\noptions: {greting: 早}\n",
      "unknown-option"
    ),
    ("content/stories/_kind.yml", "name: 故事\ntemplate: list\n", "taken-template"),
    ("content/stories/_kind.yml", "name: 故事\ntemplate: Site\n", "taken-template"),
    ("content/people/_kind.yml", "name: 人物\n", "taken-template"),
    ("themes/plain/templates/home.mustache", "{{asset.plain.cs}}", "unknown-name"),
    ("themes/plain/templates/home.mustache", "{{>nothing}}", "unknown-partial"),
    ("themes/plain/templates/home.mustache", "{{#site}}", "unclosed-section"),
    ("themes/plain/templates/home.mustache", "a\u{0}b", "not-text"),
  ])
  func refusesWhatCannotBeShown(file: String, text: String, rule: String) throws {
    #expect(try findings([file: text]).map(\.rule.name).contains(rule))
  }

  @Test func aSiteMaySetTheOptionsOfItsTheme() throws {
    let site = try TestSite(
      story.merging([
        "site.yml": "name: 站\naddress: https://example.org/\ntheme: plain\noptions: {greeting: 早上好}\n"
      ]) { $1 })
    try site.build()
    #expect(site.page("index.html").contains("早上好"))
  }

  @Test func aMissingTemplateIsNamed() throws {
    let site = try TestSite(story)
    try site.remove("themes/plain/templates/month.mustache")
    let report = try site.build()
    #expect(report.findings.filter(\.isError).map(\.arguments) == [["templates/month.mustache"]])
  }

  @Test func readsNothingOutsideTheTheme() throws {
    let site = try TestSite(story)
    try site.write("secret", to: "secret.css")
    try FileManager.default.createSymbolicLink(
      atPath: site.folder + "/themes/plain/assets/secret.css",
      withDestinationPath: site.folder + "/secret.css")
    #expect(try site.build().findings.filter(\.isError).map(\.rule.name) == ["link-out-of-theme"])
  }
}

/// What `theme.yml` says of the stylesheet's colours is what the stylesheet does.
struct PictureToneTests {
  @Test func theStylesheetHasEveryTone() throws {
    let folder = TestSite.repository + "/themes/zhongyuan"
    let settings = try String(contentsOfFile: folder + "/theme.yml", encoding: .utf8)
    let styles = try String(contentsOfFile: folder + "/assets/site.css", encoding: .utf8)
    let list = try #require(settings.pieces(between: "picture_tones: [", and: "]").first)
    let tones = list.matches(of: /#[0-9a-f]{6}/).map { String($0.0) }
    #expect(tones.count > 20)
    for (position, tone) in tones.enumerated() {
      #expect(styles.contains(".tone-\(position + 1) { background: \(tone); }"))
    }
    #expect(!styles.contains(".tone-\(tones.count + 1) "))
  }
}
