import Testing

@testable import Markdown

/// Skipped where the repository stands without its sibling `shared`, which holds the official cases.
@Suite(.enabled(if: !Shared.isAbsent, "the official cases are not here"))
struct ConformanceTests {
  @Test func allSuitesAreThere() {
    #expect(Shared.cases("commonmark-0.30.json").count == 652)
    #expect(Shared.cases("cjk-emphasis.json").count == 85)
    #expect(Shared.cases("gfm-tables.json").count == 10)
  }

  @Test(arguments: Shared.cases("commonmark-0.30.json"))
  func plainModeIsCommonMark(_ example: ConformanceCase) {
    let document = parse(example.markdown, options: .commonMark)
    #expect(document.placeholders.isEmpty)
    #expect(String(decoding: document.html, as: UTF8.self) == example.html)
  }

  @Test(arguments: Shared.cases("cjk-emphasis.json"))
  func emphasisBesideChinesePunctuation(_ example: ConformanceCase) {
    let document = parse(example.markdown)
    // The site's own rule: a character without width is removed where it was typed, not where it was spelt out.
    #expect(html(document) == example.html + "\n")
    #expect(!document.findings.contains { $0.rule == .literalEmphasis })
  }

  @Test(arguments: Shared.cases("gfm-tables.json"))
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
