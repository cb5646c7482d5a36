import Testing

@testable import Diagnostics

@Suite struct ShownFindingsTests {
  private let error = Rule("an-error", .error, Phrase("错", "wrong"), manual: Phrase("", ""))
  private let notice = Rule("a-notice", .notice, Phrase("看", "look"), manual: Phrase("", ""))

  private func findings(_ rules: [Rule]) -> [Diagnostic] {
    rules.enumerated().map { Diagnostic($1, at: Location(file: "a.md", line: $0 + 1)) }
  }

  @Test func showsAllThatFits() {
    let all = findings([notice, error])
    let shown = ShownFindings(all, texts: ["看", "错"], within: 8)
    #expect(shown.texts == ["看", "错"] && shown.rest == nil)
  }

  @Test func showsWhatIsGraverFirstAndSaysHowMuchIsLeft() {
    let all = findings([notice, notice, error, notice, error])
    let shown = ShownFindings(all, texts: ["1111", "2222", "3333", "4444", "5555"], within: 15)
    #expect(shown.texts == ["1111", "3333", "5555"])
    #expect(shown.left == [Severity.notice: 2])
    #expect(shown.rest?.chinese.hasPrefix("还有 2 条没有列出（提示 2）") == true)
    #expect(shown.rest?.english.hasPrefix("and 2 more (notices 2)") == true)
  }

  @Test func noFindingIsLongerThanAnybodyReads() {
    let rule = Rule("a-rule", .error, Phrase("“{0}”不对", "“{0}” is wrong"), manual: Phrase("", ""))
    let line = String(repeating: "长", count: 100_000)
    var finding = Diagnostic(
      rule, at: Location(file: "a.md", line: 1, column: 2, length: 99_000), [line],
      correction: line, excerpt: line)
    let format = ConsoleFormat(language: .chinese, hasColour: false)
    #expect(format.text(of: finding).utf8.count < 8_000)
    finding.correction = nil
    finding.help = Phrase(line, line)
    #expect(format.text(of: finding).utf8.count < 8_000)
  }

  /// Of an empty line there is nothing to show, nor to underline.
  @Test(arguments: [(nil, 1), ("", 1), ("灯", 3)] as [(String?, Int)])
  func theLineIsShownWhereThereIsOne(excerpt: String?, lines: Int) {
    var finding = Diagnostic(error, at: Location(file: "a.md", line: 3, column: 1, length: 1))
    finding.excerpt = excerpt
    let text = ConsoleFormat(language: .english, hasColour: false).text(of: finding)
    #expect(text.split(separator: "\n").count == lines)
    #expect(text.hasPrefix("a.md:3:1: error: wrong [an-error]\n"))
  }
}
