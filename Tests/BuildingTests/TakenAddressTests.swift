import Building
import Diagnostics
import TestSites
import Testing

private func story(_ aliases: String = "") -> String {
  "---\ntitle: 甲\ndate: 2024-04-07\ntopics: [good-people]\naliases: [\(aliases)]\n---\n正文。\n"
}

/// What authors ask for is compared as disks and servers compare it, and told where it is written.
@Suite struct TakenAddressTests {
  @Test(
    arguments: [
      ("/stories/2024/b/", "repeated-address"), ("/Stories/2024/B/", "repeated-address"),
      ("/stories/2024/b/index.html", "repeated-address"), ("/Stories/2024/A/", "repeated-address"),
      ("/feed.xml", "taken-address"), ("/Feed.XML", "taken-address"), ("/stories/", "taken-address"),
      ("/STORIES", "taken-address"), ("/robots.txt/x/", "taken-address"), ("/index.html", "taken-address"),
      ("/google1.html", "taken-address"), ("/GOOGLE1.html/x/", "taken-address"),
      ("/proof/A.txt/", "taken-address"),
      ("/proof", nil), ("/old.html", nil), ("/show.asp?id=12", nil), ("/stories/?id=3", nil),
      ("/old/, /Old/", nil),
    ] as [(String, String?)])
  func anAliasInTheWayIsToldAtItsLine(aliases: String, rule: String?) throws {
    let site = try TestSite([
      "content/stories/a.md": story("\"\(aliases.replacing(", ", with: "\", \""))\""),
      "content/stories/b.md": story(),
      "static/google1.html": "google", "static/proof/a.txt": "a",
    ])
    let findings = try site.build().findings.filter {
      !["alias-needs-server", "general-template"].contains($0.rule.name)
    }
    #expect(findings.map(\.rule.name) == [rule].compactMap(\.self))
    for finding in findings {
      #expect(finding.location.file == "content/stories/a.md" && finding.location.line == 5)
      #expect(finding.excerpt?.contains(aliases) == true)
    }
  }

  @Test(arguments: [
    "feed.xml", "Index.html", "stories", "stories/2024/A/index.html", "404.html", "robots.txt/a",
  ])
  func aFileAtAFixedAddressIsInNobodysWay(name: String) throws {
    let site = try TestSite(["content/stories/a.md": story(), "static/\(name)": "x"])
    let finding = try #require(try site.build().findings.first { $0.isError })
    #expect(finding.rule.name == "taken-address" && finding.location.file == "static/\(name)")
  }

  @Test func filesAtFixedAddressesAreWrittenAsTheyAre() throws {
    let files = [
      "MP_verify_a1B2.txt": "a1B2", "favicon.ico": "icon",
      ".well-known/security.txt": "Contact: mailto:a@example.org\n",
      "BingSiteAuth.xml": "<users/>", "tencent12.txt": "1",
    ]
    var all = Dictionary(uniqueKeysWithValues: files.map { ("static/" + $0.key, $0.value) })
    all["content/stories/a.md"] =
      "---\ntitle: 甲\ndate: 2024-04-07\ntopics: [good-people]\n---\n[证](/MP_verify_a1B2.txt)\n"
    all["static/Thumbs.db"] = "x"
    let site = try TestSite(all)
    let report = try site.build()
    #expect(report.ownRules == [])
    for (name, text) in files { #expect(site.page(name) == text) }
    #expect(site.page("Thumbs.db").isEmpty && !site.page("sitemap.xml").contains("MP_verify"))
    try site.remove("static/favicon.ico")
    #expect(try site.build().ownRules == [])
    #expect(site.page("favicon.ico").isEmpty)
  }

  @Test func whatHasToBeCleanedIsNamed() throws {
    let site = try TestSite(["content/stories/a.md": story(), "static/photo.JPG": "x"])
    #expect(try site.build().ownRules == ["uncleaned-file"])
  }

  @Test func longNamesAreCutOrTold() throws {
    let title = String(repeating: "关于开展主题活动", count: 9)
    let site = try TestSite([
      "content/stories/\(title).md": story(),
      "content/stories/\(String(repeating: "a", count: 240)).md": story(),
    ])
    let report = try site.build()
    #expect(report.made != nil && report.ownRules.allSatisfy { $0 == "slug-made-of-name" })
    try site.write(
      story().replacing("title", with: "slug: \(String(repeating: "a", count: 260))\ntitle"),
      to: "content/stories/a.md")
    let finding = try #require(try site.build().findings.first { $0.isError })
    #expect(finding.rule.name == "bad-slug" && finding.location.line == 2)
    #expect(finding.correction == "slug: " + String(repeating: "a", count: 100))
  }

  @Test func whatOnlyServersAnswerIsSaidOnce() throws {
    let site = try TestSite(["content/stories/a.md": story("\"/a.asp?id=1\", \"/a.asp?id=2\"")])
    let report = try site.build()
    #expect(report.ownRules == ["alias-needs-server"] && report.made != nil)
    #expect(site.page("_redirects").contains("/a.asp id=1 /stories/2024/a/ 301\n"))
    let settings =
      "name: 示例\naddress: https://example.org/\ntheme: plain\npublish:\n  server: {directory: /srv/www}\n"
    try site.write(settings, to: "site.yml")
    #expect(try site.build().ownRules.isEmpty)
  }
}

extension Report {
  /// Without what is said of the theme of tests.
  fileprivate var ownRules: [String] { rules.filter { $0 != "general-template" } }
}
