import Testing

@testable import Markdown

/// What the official cases are not there for is skipped, and counted at the end of `make test`.
struct ConformanceTests {
  @Test(.enabled(if: !Shared.commonMark.isEmpty, "CommonMark's cases are not here: run make setup-test"))
  func allCasesOfCommonMarkAreThere() { #expect(Shared.commonMark.count == 652) }

  @Test(.enabled(if: !Shared.tables.isEmpty, "GitHub's cases are not here: run make setup-test"))
  func allCasesOfTablesAreThere() { #expect(Shared.tables.count == 10) }

  @Test(.enabled(if: !Shared.emphasis.isEmpty, "the cases of emphasis in Chinese are not here"))
  func allCasesOfEmphasisAreThere() { #expect(Shared.emphasis.count == 85) }

  @Test(arguments: Shared.commonMark)
  func plainModeIsCommonMark(_ example: ConformanceCase) {
    let document = parse(example.markdown, options: .commonMark)
    #expect(document.placeholders.isEmpty)
    #expect(String(decoding: document.html, as: UTF8.self) == example.html)
  }

  @Test(arguments: Shared.emphasis)
  func emphasisBesideChinesePunctuation(_ example: ConformanceCase) {
    let document = parse(example.markdown)
    // The site's own rule: a character without width is removed where it was typed, not where it was spelt out.
    #expect(html(document) == example.html + "\n")
    #expect(!document.findings.contains { $0.rule == .literalEmphasis })
  }

  @Test(arguments: Shared.tables)
  func tablesAndStrikethrough(_ example: ConformanceCase) {
    // The specification keeps soft breaks as line feeds, where the site writes a space.
    let words = withoutBoxes(html(example.markdown)).split(whereSeparator: \.isWhitespace)
    #expect(words == example.html.split(whereSeparator: \.isWhitespace))
  }

  /// The site's tables in the specification's clothes: no scrolling box, alignment as an attribute.
  private func withoutBoxes(_ html: String) -> String {
    var lines = html.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.removeAll { $0.hasPrefix("<div class=\"table\"") || $0 == "</div>" }
    return lines.joined(separator: "\n")
      .replacing(" scope=\"col\"", with: "")
      .replacing(" class=\"center\"", with: " align=\"center\"")
      .replacing(" class=\"right\"", with: " align=\"right\"")
  }
}
