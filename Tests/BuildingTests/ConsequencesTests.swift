import Building
import Diagnostics
import TestSites
import Testing

/// One file that cannot be read is one finding, not one for everything that goes by it.
@Suite struct ConsequencesTests {
  private func story(_ title: String, _ body: String = "正文。") -> String {
    "---\ntitle: \(title)\ndate: 2024-04-07\ntopics: [good-people]\n---\n\(body)\n"
  }

  private let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 88888\n"

  @Test func linksToAPageThatCannotBeReadAreNotBroken() throws {
    let links = "[甲](a.md) [甲](/stories/2024/a/#灯) [没有](/stories/2024/none/)"
    let site = try TestSite(["content/stories/a.md": pointer, "content/stories/b.md": story("乙", links)])
    let findings = try site.build().findings.filter(\.isError)
    #expect(findings.map(\.rule.name).sorted() == ["broken-link", "lfs-pointer"])
    #expect(findings.first { $0.rule.name == "broken-link" }?.arguments == ["/stories/2024/none/"])
  }

  @Test func nobodyMissesATemplateThatCannotBeRead() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    let templates = TestSite.files(in: site.folder).keys.filter { $0.hasSuffix(".mustache") }.sorted()
    #expect(!templates.isEmpty)
    for template in templates {
      let broken = try TestSite(["content/stories/a.md": story("甲"), template: pointer])
      #expect(try broken.build().rules == ["lfs-pointer"], "\(template)")
    }
  }

  @Test func anAssetThatWasLeftOutIsNamed() throws {
    let site = try TestSite(["content/stories/a.md": story("甲"), "themes/plain/assets/logo.png": pointer])
    #expect(try site.build().rules.filter { $0 != "general-template" } == ["lfs-pointer"])
  }

  /// The field says it, and the rules for texts do not say it again.
  @Test(arguments: [("2026-06-09（周五）", "date-and-weekday"), ("2026年6月31日", "no-such-day")])
  func aWrongDateOfAFieldIsOneFinding(date: String, rule: String) throws {
    let page = story("甲").replacing("2024-04-07", with: date)
    let site = try TestSite(["content/stories/2026/a.md": page])
    #expect(
      try site.build().findings.filter { $0.location.file.hasSuffix("a.md") }.map(\.rule.name) == [rule])
  }

  /// Without content nothing of the theme can be right, which is nobody's fault but the missing content's.
  @Test func withoutContentOneThingIsSaid() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.remove("content")
    #expect(try site.build().rules == ["no-content"])
    try site.write("---\ntitle: 甲\n---\n\n好。\n", to: "content/letters/a.md")
    #expect(try site.build().rules == ["no-content"])
  }

  @Test func linksOfTemplatesAreChecked() throws {
    let site = try TestSite([
      "content/stories/a.md": story("甲"),
      "themes/plain/templates/not_found.mustache":
        "<a href=\"/stories/\">有</a>\n<a href=\"/about/?a#b\">没有</a> <a href=\"{{site.home}}\">首页</a>",
    ])
    let findings = try site.build().findings.filter(\.isError)
    #expect(findings.map(\.rule.name) == ["broken-link"])
    #expect(findings.first?.location.file == "themes/plain/templates/not_found.mustache")
    #expect(findings.first?.location.line == 2)
  }

  @Test func theAlmanacsEndIsSaid() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    for now in ["2101-01-01", "2121-06-01", "9999-12-31"] {
      #expect(try site.build(now: now).made != nil, "\(now)")
    }
  }
}
