import Diagnostics
import Testing

@Suite struct SourceTests {
  private let source = Source(name: "a.md", text: "标题\r\n类别: 孝老\n")

  @Test func countsLinesAndCharactersFromOne() {
    let range = 8 + 8..<8 + 14
    #expect(source.location(of: range) == Location(file: "a.md", line: 2, column: 5, length: 2))
  }

  @Test func cutsALongRangeAtTheEndOfItsLine() {
    #expect(source.location(of: 0..<20).length == 3)
  }

  @Test func givesALineWithoutItsEnd() {
    #expect(source.line(1) == "标题")
    #expect(source.line(3) == "")
    #expect(source.line(9) == "")
  }
}

@Suite struct PhraseTests {
  @Test func fillsPlacesInTheOrderOfEachLanguage() {
    let phrase = Phrase("“{0}”不在{1}表中", "{1} has no “{0}”")
    #expect(phrase.filled(with: ["a", "b"], in: .chinese) == "“a”不在b表中")
    #expect(phrase.filled(with: ["a", "b"], in: .english) == "b has no “a”")
    #expect(phrase.filled(with: ["{1}", "x"], in: .english) == "x has no “{1}”")
  }
}
