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
      colours: {grey: "#999999", paper: "#ffffff", blue: "blue"}
      contrast:
        - {text: grey, on: paper, at_least: 4.5}
        - {text: gray, on: paper}
        - {text: grey, on: paper, at_least: 2}
      """, to: "themes/plain/theme.yml")
    let report = try site.build()
    let places = report.findings.filter { $0.location.line > 3 && $0.rule.name != "unknown-name" }.map {
      "\($0.location.line) \($0.rule.name)"
    }
    #expect(places == ["4 unknown-colour", "6 low-contrast", "7 unknown-contrast-colour"])
  }
}
