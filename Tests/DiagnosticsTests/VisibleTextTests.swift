import Diagnostics
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("文明\n\t新风", "文明\n\t新风"), ("\u{1B}[31m红", "␛[31m红"), ("a\rb\u{8}\u{0}\u{7F}", "a␍b␈␀␡"),
    ("\u{9B}2J", "\u{FFFD}2J"), ("\u{202E}gpj.exe", "\u{FFFD}gpj.exe"), ("👩\u{200D}👧", "👩\u{200D}👧"),
    ("", ""),
  ])
  func showsWhatWouldMoveTheCursor(text: String, shown: String) {
    #expect(text.withVisibleControls == shown)
  }

  /// Nothing of an author's reaches a terminal as a control: not by the file's name, the line, a word or the help.
  @Test func findingsHaveNoControlsButOurColours() {
    let rule = Rule("r", .error, Phrase("看“{0}”", "see “{0}”"), manual: Phrase("", ""))
    var finding = Diagnostic(
      rule, at: Location(file: "a\u{1B}]0;b\u{7}.md", line: 1, column: 2, length: 1), ["\u{1B}[2J"],
      help: Phrase("写\u{9B}1m", "write \u{9B}1m"))
    finding.excerpt = "一\u{1B}[8m二"
    for hasColour in [false, true] {
      let text = ConsoleFormat(language: .chinese, hasColour: hasColour).text(of: finding)
      let ours = /\u{1B}\[(1|1;31|0)m/
      #expect(text.replacing(ours, with: "").withVisibleControls == text.replacing(ours, with: ""))
    }
  }
}
