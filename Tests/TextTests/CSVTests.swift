import Testing

@testable import Text

@Suite struct CSVTests {
  private func line(_ cells: String...) -> String {
    String(String(decoding: csv([cells]).dropFirst(3), as: UTF8.self).dropLast())
  }

  @Test func beginsWithAByteOrderMarkAndEndsLinesAsSpreadsheetsDo() {
    #expect(csv([["甲"], ["乙"]]) == [0xEF, 0xBB, 0xBF] + "甲\r\n乙\r\n".utf8)
  }

  @Test(arguments: [
    ("甲,乙", "\"甲,乙\""), ("他说\"好\"", "\"他说\"\"好\"\"\""), ("一\n二", "\"一\n二\""), ("", ""),
  ]) func quotesWhatWouldEndACell(cell: String, written: String) {
    #expect(line(cell) == written)
  }

  @Test(arguments: ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1"])
  func keepsFormulasTexts(cell: String) {
    let written = line(cell).drop { $0 == "\"" }
    #expect(written.first == "'")
  }
}
