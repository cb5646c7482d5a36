import Testing

@testable import Markdown

@Suite struct HostileTests {
  @Test func limitsAreErrorsWithTheirLine() {
    #expect(findings("甲\n\n" + String(repeating: "> ", count: 101) + "a") == ["text-too-deep:3"])
    #expect(findings("甲\n" + String(repeating: "- ", count: 101) + "a") == ["text-too-deep:2"])
    #expect(findings(String(repeating: "> ", count: 100) + "a").isEmpty)
    #expect(findings(String(repeating: "a", count: (1 << 20) + 1)) == ["body-too-long:1"])
    #expect(findings("甲\n\n" + String(repeating: "[", count: 20_001)) == ["too-many-brackets:3"])
    #expect(findings("甲\n\n" + String(repeating: "![[]()", count: 20_000)) == ["too-many-brackets:3"])
  }

  @Test func deepTreesAreWrittenWithoutRecursion() {
    let text = String(repeating: "*a **b ", count: 2_000) + String(repeating: "b** a* ", count: 2_000)
    #expect(parse(text).plainText.hasPrefix("a b a b"))
    let quotes = String(repeating: ">", count: 90) + String(repeating: "*a ", count: 3_000)
    #expect(!parse(quotes).html.isEmpty)
  }

  @Test func manyFindingsInOneLineStayFew() {
    #expect(parse(String(repeating: "甲 ** ", count: 9_000)).findings.count == 1)
    #expect(parse(String(repeating: "甲[^1]<a>[b](x:y) ** ", count: 9_000)).findings.count <= 20)
    let distinct = (0..<9_000).map { "[^\($0)]" }.joined()
    #expect(parse(distinct).findings.count == 20)
  }

  /// The passes look at every byte a bounded number of times: what they write grows as what they read.
  @Test(arguments: [
    "[", "]", "![", "*", "_", "~~", "~~a", "`", "<", "&", "\\", "|", "> ", "- ", "# ", "[^", "[^1]",
    "https://", "www.", "a@", "a@b.",
    "::: x\n", "|a\n|-\n", "表：\n", "\u{3000}", "\u{200B}", "    中\n\n", "![[]()", "> *a\n", "\"*a ", "<!--",
    "<?", "中**“",
  ])
  func whatIsWrittenGrowsAsWhatIsRead(_ fragment: String) {
    let small = parse(String(repeating: fragment, count: 200))
    let large = parse(String(repeating: fragment, count: 400))
    #expect(large.html.count <= 2 * small.html.count + 2_000)
  }
}

/// Random texts from the pieces that rules are about: nothing crashes, and no letter of the author is lost.
@Suite struct FuzzTests {
  private static let pieces = [
    "*", "**", "***", "_", "__", "~~", "`", "```\n", "[", "]", "(", ")", "![", "](", "](/a)", "[^1]",
    "[^1]: ", "|", "| - |", "|-|-|\n",
    "\n", "\n\n", "  \n", "\\", "> ", "- ", "1. ", "    ", "\t", "　　", "# ", "## ", "::: ", ":::\n",
    "::: 提示\n", "::: 资料\n", "：",
    ":", "“", "”", "。", "，", "（", "）", "https://a.cn/", "@b.cn", "www.c.cn", "表：", "\u{FE01}", "\u{E0100}",
    "\u{A0}", "\u{200B}",
    "\u{10A50}", "&amp;", "[x] ", "---\n", "\r\n", "\r",
  ]

  @Test(arguments: 0..<400)
  func neverCrashesAndNeverLosesALetter(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    var text = ""
    var letters: [Unicode.Scalar] = []
    for number in 0..<Int.random(in: 1...60, using: &generator) {
      if Bool.random(using: &generator), let letter = Unicode.Scalar(0x4E00 + UInt32(number)) {
        text.unicodeScalars.append(letter)
        letters.append(letter)
      } else if let piece = Self.pieces.randomElement(using: &generator) {
        text += piece
      }
    }
    let document = parse(text)
    let page = Set(html(document).unicodeScalars)
    // Addresses, titles and definitions are not text of the page; languages of code and block names are.
    let elsewhere = Set(
      (document.links.map(\.address) + document.findings.flatMap(\.arguments)).joined().unicodeScalars)
    for letter in letters where !page.contains(letter) && !elsewhere.contains(letter) {
      #expect(mayVanish(letter, from: text), "\(letter) of \(text.debugDescription)")
    }
    #expect(document.placeholders.map(\.offset) == document.placeholders.map(\.offset).sorted())
    #expect(document == parse(text))
  }

  /// Link definitions nobody uses, and the rest of a code fence's line, are in no page of CommonMark either.
  private func mayVanish(_ letter: Unicode.Scalar, from text: String) -> Bool {
    !html(parse(text, options: .commonMark)).unicodeScalars.contains(letter)
  }
}
