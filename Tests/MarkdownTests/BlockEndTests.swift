import Testing

@testable import Markdown

/// Blocks end where the eye sees it, and what is read otherwise is told.
@Suite struct BlockEndTests {
  @Test(arguments: ["\u{3000}", "\u{A0}", "\u{200B}", " \u{3000}\u{FEFF} "])
  func linesWithoutWordsAreBlank(_ line: String) {
    #expect(html("甲\n\(line)\n乙") == "<p>甲</p>\n<p>乙</p>\n")
    #expect(html("| a |\n|-|\n| 1 |\n\(line)\n乙").hasSuffix("</div>\n<p>乙</p>\n"))
    #expect(html("甲[^1]\n\n[^1]: 乙\n\(line)\n丙").contains("<p>丙</p>"))
  }

  @Test(arguments: [
    ("活动圆满结束。\n---\n下一段。", "underlined-text:1"), ("| a | b |\n|-|-|\n| 1 | 2 |\n请参加。", "text-after-table:4"),
    ("展板3*5*2米", "multiplication:1"),
  ])
  func saysWhatIsReadOtherwise(_ text: String, _ finding: String) {
    #expect(findings(text).contains(finding))
  }

  @Test(arguments: [
    "## 甲\n\n---\n\n乙", "甲\n\n---", "| a |\n|-|\n甲", "| a | b |\n|-|-|\n| 1 |", "*3*次", "3×5",
    "a | b\n-|-\n1 |",
  ])
  func saysNothingOfOthers(_ text: String) {
    let rules = ["underlined-text", "text-after-table", "multiplication"]
    #expect(parse(text).findings.allSatisfy { !rules.contains($0.rule.name) })
  }

  @Test func clocksStayWhole() {
    #expect(
      html("::: 时间线\n- 9:30：签到\n- 10：00：开幕\n:::").contains(
        "<dt>9:30</dt><dd>签到</dd></div>\n<div><dt>10：00</dt><dd>开幕</dd>"))
    #expect(
      html("::: 时间线\n9:30 签到\n10：00—11：30　参观\n2026年6月8日 开会\n:::").contains(
        "<dt>9:30</dt><dd>签到</dd></div>\n<div><dt>10：00—11：30</dt><dd>参观</dd></div>\n"
          + "<div><dt>2026年6月8日</dt><dd>开会</dd></div>"))
  }

  @Test func notesAreNoPartOfIds() {
    let document = parse("## 募集情况[^1]\n\n[^1]：注。")
    #expect(document.outline.map(\.id) == ["募集情况"])
    #expect(document.outline.map(\.title) == ["募集情况"])
    #expect(document.footnotes.map(\.text) == ["注。"])
  }

  @Test(arguments: [
    ("1. 准备\n  - 成立专班\n2. 实施", "   - 成立专班"), ("10. 准备\n   - 成立专班", "    - 成立专班"),
    ("1. 甲\n  1. 子\n2. 乙", "   1. 子"),
  ])
  func saysWhereAnItemIsNotSetInFarEnough(_ text: String, _ right: String) throws {
    let finding = try #require(parse(text).findings.first { $0.rule.name == "shallow-item" })
    #expect(finding.correction == right)
    var lines = text.split(separator: "\n").map(String.init)
    lines[finding.location.line - 1] = right
    #expect(!findings(lines.joined(separator: "\n")).contains { $0.hasPrefix("shallow-item") })
  }

  @Test(arguments: ["1. 甲\n1. 乙\n2. 丙", "1. 甲\n3. 乙"])
  func saysWhereNumbersAreShownOtherwise(_ text: String) {
    #expect(findings(text).contains("list-numbers:2"))
  }

  @Test(arguments: [
    "1. 甲\n2. 乙", "1. 甲\n1. 乙\n1. 丙", "3. 甲\n4. 乙", "- 甲\n - 乙", "- 甲\n  - 子", "1. 甲\n   - 子\n2. 乙",
  ])
  func otherListsAreLeftAlone(_ text: String) {
    #expect(findings(text).allSatisfy { !$0.hasPrefix("list-numbers") && !$0.hasPrefix("shallow-item") })
  }

  @Test func codeThatDoesNotEndIsTold() {
    #expect(findings("```\n甲\n\n后文。") == ["unclosed-code:1"])
    #expect(findings("```\n甲\n```\n").isEmpty)
  }

  @Test func entriesBelowAnItemAreEntries() {
    let written = html("::: 时间线\n- 2021年9月：增至十二间\n2022年5月：通过验收\n- 9:30 到\n10:00 签到\n:::")
    #expect(written.contains("<dt>2021年9月</dt><dd>增至十二间</dd></div>\n<div><dt>2022年5月</dt><dd>通过验收</dd>"))
  }
}
