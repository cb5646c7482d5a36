import Foundation
import TestSites
import Testing

@testable import Rendering

@Suite struct ContrastTests {
  /// Ratios as the checkers of WCAG give them.
  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#a3161a", "#ffffff", 7.82),
    ("#0b0c0c", "#fff", 19.59),
    ("#c8102e", "#ffffff", 5.88),
  ])
  func isComputedAsWCAGSays(text: String, ground: String, ratio: Double) throws {
    let contrast = try #require(Colour(text)).contrast(with: try #require(Colour(ground)))
    #expect(abs(contrast - ratio) < 0.01, "\(contrast)")
  }

  @Test(arguments: ["a3161a", "#a3161", "red", "#gggggg", "#"])
  func refusesWhatIsNoColour(text: String) { #expect(Colour(text) == nil) }

  @Test func tellsWhichPairCannotBeRead() throws {
    let site = try TestSite()
    try site.write(
      """
      name: 简朴
      version: 1.0.0
      contract: 1
      palette:
        light: {grey: "#999999", paper: "#ffffff", blue: "blue"}
        dark: {grey: "#999999", paper: "#000000"}
      contrast:
        - {text: grey, on: paper, at_least: 4.5}
        - {text: gray, on: paper}
        - {text: grey, on: paper, at_least: 2}
        - {text: blue, on: paper}
      """, to: "themes/plain/theme.yml")
    let report = try site.build()
    let places = report.findings.filter { $0.location.line > 3 && $0.rule.name != "unknown-name" }.map {
      "\($0.location.line) \($0.rule.name)"
    }
    #expect(places == ["5 unknown-colour", "8 low-contrast", "9 unknown-contrast-colour"])
  }

  @Test func aStyleSheetHasTheColoursOfTheThemesPalette() throws {
    let site = try TestSite()
    try site.write(
      """
      name: 简朴
      version: 1.0.0
      contract: 1
      palette:
        light: {ink: "#111", ink_soft: "#333333"}
        dark: {ink: "#eee", ink_soft: "#cccccc"}
      options:
        greeting: {default: 你好, label: 问候}
      """, to: "themes/plain/theme.yml")
    try site.write(
      "a { @palette light; }\nb { @palette dark ; color: red }\n", to: "themes/plain/assets/tones.css")
    #expect(try site.build().findings.filter(\.isError) == [])
    let asset = try #require(TestSite.files(in: site.output).first { $0.key.contains("tones.") })
    let sheet = String(decoding: asset.value, as: UTF8.self)
    #expect(
      sheet == "a{--ink: #111;--ink-soft: #333333}b{--ink: #eee;--ink-soft: #cccccc;color: red}")
    try site.write("a { color: red }\nb { @palette night; }\n", to: "themes/plain/assets/tones.css")
    let finding = try #require(try site.build().findings.first { $0.rule.name == "unknown-scheme" })
    #expect(finding.location.file == "themes/plain/assets/tones.css" && finding.location.line == 2)
  }

  @Test func everySchemeHasTheSameColours() throws {
    let site = try TestSite()
    try site.write(
      """
      name: 简朴
      version: 1.0.0
      contract: 1
      palette:
        light: {ink: "#111", paper: "#fff"}
        dark: {ink: "#eee"}
      """, to: "themes/plain/theme.yml")
    let finding = try #require(try site.build().findings.first { $0.rule.name == "missing-colour" })
    #expect(finding.location.line == 6 && finding.arguments == ["dark", "paper"])
  }
}
