import Testing

@testable import Markdown

/// What of a table is kept from libcmark is read as if libcmark had read it.
@Suite struct TableLawTests {
  private static let words = [
    "惠民社区", "7月18日", "208", "（上午）", "“春泥学堂”", "a", "A b", " ", "  ", "%", "(", ")", "+", ",", "-", "/", "--",
    "- 2",
    "1)", "·", "é", "\u{3000}", "🌱", "𠮷", "\u{F0000}", "——", "……",
  ]
  private static let marked = [
    "*甲*", "[甲](/a)", "`甲`", "https://example.cn/", "&amp;", "~~甲~~", "\\*", "www.example.cn",
  ]

  /// A character that is written by its number leaves a cell to libcmark.
  @Test(arguments: 0..<40)
  func plainCellsAreTheirWords(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    for _ in 0..<100 {
      var (ours, whole) = ("", "")
      for row in 0..<Int.random(in: 2...4, using: &generator) {
        for _ in 0..<3 {
          let cell = cell(using: &generator)
          ours += "| \(cell.text) "
          whole += "| \(cell.numbered) "
        }
        (ours, whole) = (ours + "|\n", whole + "|\n")
        if row == 0 { (ours, whole) = (ours + "|-|-|-|\n", whole + "|-|-|-|\n") }
      }
      let (read, expected) = (parse(ours), parse(whole))
      #expect(text(read) == text(expected), "\(ours)")
      #expect(read.plainText == expected.plainText, "\(ours)")
      #expect(read.links == expected.links, "\(ours)")
    }
  }

  private func text(_ document: Document) -> String { String(decoding: document.html, as: UTF8.self) }

  private func cell(using generator: inout SeededGenerator) -> (text: String, numbered: String) {
    if Int.random(in: 0..<6, using: &generator) == 0, let text = Self.marked.randomElement(using: &generator)
    {
      return (text, text)
    }
    let text = (0..<Int.random(in: 0...4, using: &generator))
      .map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined()
    let trimmed = text.drop { $0 == " " }
    guard let first = trimmed.unicodeScalars.first else { return (text, text) }
    return (text, "&#\(first.value);" + String(trimmed.unicodeScalars.dropFirst()))
  }

  /// A table that is set in by a space leaves more lines behind, which nobody may notice.
  @Test(arguments: [
    "", "甲\n\n", "甲\n", "- 甲\n", "- 甲\n\n", "- 甲\n\n  乙\n\n", "1. 甲\n", "> 甲\n", "> 甲\n\n", "> - 甲\n",
    "<div>\n", "<div>\n\n",
    "<!-- 甲 -->\n", "<!--\n甲\n-->\n", "```\n甲\n```\n", "# 甲\n", "表1：甲\n", "表：甲\n\n", "[^1]: 甲\n",
    "[^1]: 甲\n\n  乙\n\n",
    "::: 提示\n", "***\n", "    甲\n",
  ])
  func linesAtTheEdgeLeaveNothing(_ before: String) {
    let after = [
      "", "\n甲\n", "\n===\n", "===\n", "---\n", "    甲\n", "\n    甲\n", "- 甲\n", "\n- 甲\n- 乙\n", "> 甲\n",
      "```\n甲\n```\n",
      "\n| 丙 |\n|-|\n| 1 |\n", "<div>\n", ":::\n", "\n表2：乙\n| 丙 |\n|-|\n", "[^1]\n", "\n甲[^1]\n",
      "\n甲\n# 乙\n",
    ]
    for after in after {
      for rows in ["", "| 1 | 2 |\n", "| 1 | 2 |\n| *3* |\n甲\n"] {
        let lines = "| a | b |\n| - | - |\n" + rows
        let setIn = lines.split(separator: "\n").map { " \($0)\n" }.joined()
        let (read, expected) = (parse(before + lines + after), parse(before + setIn + after))
        #expect(text(read) == text(expected), "\((before + lines + after).debugDescription)")
        #expect(read.plainText == expected.plainText)
        #expect(read.outline == expected.outline)
        #expect(read.footnotes == expected.footnotes)
      }
    }
  }
}
