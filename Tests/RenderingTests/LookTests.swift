import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A site's sign, icon and colours are settings, on either of the shipped themes.
@Suite struct LookTests {
  private static let news = [
    "content/_common.yml": "fields: {}\n", "content/news/_kind.yml": "name: 消息\n",
    "content/news/a.md": "---\ntitle: 第一件事\ndate: 2024-04-07\n---\n正文在这里。\n",
    "static/logo.svg": svg, "static/logo-dark.svg": svg, "static/favicon.svg": svg,
  ]
  private static let svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><rect width=\"4\" height=\"4\"/></svg>\n"

  private func site(_ look: String, theme: String = "zhongyuan") throws -> TestSite {
    let settings = "name: 试验站\naddress: https://any.example.org/\ntheme: \(theme)\n\(look)\n"
    let site = try TestSite(Self.news.merging(["site.yml": settings]) { $1 })
    try FileManager.default.copyItem(
      atPath: "\(TestSite.repository)/themes/\(theme)", toPath: "\(site.folder)/themes/\(theme)")
    return site
  }

  private func errors(_ site: TestSite) throws -> [Diagnostic] { try site.build().findings.filter(\.isError) }

  /// Style sheets and drawings of the theme, as they are published.
  private func assets(_ site: TestSite) -> String {
    TestSite.files(in: site.output).filter {
      $0.key.hasSuffix(".css") || $0.key.hasPrefix("assets/") && $0.key.hasSuffix(".svg")
    }
    .values.map { String(decoding: $0, as: UTF8.self) }.joined()
  }

  @Test(arguments: ["zhongyuan", "jianpu"]) func oneAccentTakesThePlaceOfTheRedEverywhere(theme: String)
    throws
  {
    let plain = try site("", theme: theme)
    #expect(try errors(plain) == [])
    #expect(assets(plain).contains("#a3161a"))
    let green = try site("colours: {accent: \"#14532d\"}", theme: theme)
    #expect(try errors(green) == [])
    let changed = assets(green) + green.page("index.html")
    #expect(changed.contains("#14532d"))
    for red in ["#a3161a", "#7d1014", "#f2a096"] { #expect(!changed.contains(red), "\(red)") }
  }

  @Test func paperTakesItsTintsAlong() throws {
    let site = try site("colours:\n  accent: \"#1e3a8a\"\n  paper: \"#f4f7fb\"")
    #expect(try errors(site) == [])
    #expect(assets(site).contains("--paper: #f4f7fb;"))
    #expect(!assets(site).contains("#fbf6ee") && !assets(site).contains("#f4eadd"))
  }

  /// What cannot be read is told where it is written, and what is proposed can be.
  @Test(arguments: [("accent", "#ffd400"), ("accent", "#e06666"), ("paper", "#777777")])
  func aColourThatCannotBeReadIsToldWithTheNearestThatCan(role: String, colour: String) throws {
    let found = try errors(site("colours: {\(role): \"\(colour)\"}"))
    #expect(found.map(\.rule.name) == ["low-site-contrast"])
    let finding = try #require(found.first)
    #expect(finding.location.file == "site.yml" && finding.location.line == 4)
    #expect(finding.arguments.first == colour)
    #expect(try errors(site(try #require(finding.correction))) == [])
  }

  @Test(arguments: [
    ("colours: {acent: \"#14532d\"}", "no-site-colour", 11),
    ("colours: {accent: green}", "unknown-colour", 19),
    ("logo: /lgo.svg", "no-look-file", 7),
    ("logo: {light: /logo.svg, dark: ../site.yml}", "no-look-file", 32),
    ("favicon: /logo.txt", "no-look-file", 10),
  ])
  func whatCannotBeIsToldAtItsPlace(_ look: String, _ rule: String, _ column: Int) throws {
    let found = try errors(site(look))
    #expect(found.map(\.rule.name) == [rule])
    #expect(found.first.map { [$0.location.line, $0.location.column] } == [4, column])
  }

  @Test(arguments: ["zhongyuan", "jianpu"]) func aLogoAndAnIconTakeTheThemesPlace(theme: String) throws {
    let site = try site("logo: {light: /logo.svg, dark: /logo-dark.svg}\nfavicon: /favicon.svg", theme: theme)
    #expect(try errors(site) == [])
    let page = site.page("news/2024/a/")
    #expect(page.contains("src=\"/logo.svg\"") && page.contains("href=\"/favicon.svg\""))
    #expect(!page.contains("mark-seal") && !page.contains("icon-32"))
  }
}
