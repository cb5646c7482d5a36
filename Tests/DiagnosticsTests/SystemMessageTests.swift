import Testing

@testable import Diagnostics

@Suite struct SystemMessageTests {
  private let failure = Failure(
    Phrase("无法写入", "cannot write"), path: "a.html", cause: "No space left on device")

  @Test func areInTheLanguageOfTheRunWithTheSystemsOwnWords() {
    #expect(failure.text(in: .chinese) == "无法写入: a.html: 磁盘满了（No space left on device）")
    #expect(failure.text(in: .english) == "cannot write: a.html: No space left on device")
  }

  @Test func areFoundAmongTheArgumentsOfAMessage() {
    let rule = Rule("a-rule", .error, Phrase("读不了（{0}）", "cannot be read ({0})"), manual: Phrase("", ""))
    let finding = Diagnostic(rule, at: Location(file: "a.md"), ["Permission denied"])
    #expect(finding.message(in: .chinese) == "读不了（没有权限（Permission denied））")
    #expect(finding.message(in: .english) == "cannot be read (Permission denied)")
  }
}
