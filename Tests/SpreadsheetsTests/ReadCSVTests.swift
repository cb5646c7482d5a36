import Testing

@testable import Spreadsheets

private func texts(_ text: String) throws(SheetError) -> [[String]] {
  try readCSV(Array(text.utf8), named: "名单").sheets[0].rows.map { $0.cells.map(\.text) }
}

@Suite struct ReadCSVTests {
  @Test(arguments: [",", ";", "\t"])
  func findsTheSeparator(_ separator: String) throws {
    let rows = [["序号", "姓名", "单位"], ["1", "王兰", "示例学院"]]
    let text = rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
    #expect(try texts(text) == rows)
    #expect(try texts(text + "\n") == rows)
  }

  @Test func takesTheSeparatorThatTheFirstLineNames() throws {
    #expect(try texts("sep=|\n姓名|事迹\n王兰|一，二;三\n") == [["姓名", "事迹"], ["王兰", "一，二;三"]])
  }

  @Test func otherSeparatorsStayInTheirCells() throws {
    #expect(try texts("姓名,事迹\n王兰,甲;乙;丙;丁\n李方,戊") == [["姓名", "事迹"], ["王兰", "甲;乙;丙;丁"], ["李方", "戊"]])
  }

  @Test func quotedCellsHoldAnything() throws {
    #expect(try texts("a,\"b,\"\"c\"\"\n d\",e\nf\"g,h") == [["a", "b,\"c\"\n d", "e"], ["f\"g", "h"]])
  }

  @Test func rowsHaveTheLinesAtWhichTheyBegin() throws {
    let rows = try readCSV(Array("\"a\nb\",1\n\n,,\nc,2\n".utf8), named: "").sheets[0].rows
    #expect(rows.map(\.number) == [1, 5])
  }

  @Test func whatLooksLikeAFormulaIsText() throws {
    #expect(try texts("a,\"=HYPERLINK(\"\"x\"\")\",+1,-5") == [["a", "=HYPERLINK(\"x\")", "+1", "-5"]])
  }

  @Test func refusesWhatIsNoList() {
    #expect(throws: SheetError.empty) { try texts("") }
    #expect(throws: SheetError.empty) { try texts(" \n\n") }
    #expect(throws: SheetError.unclosedQuote(line: 2)) { try texts("a,b\nc,\"d\ne") }
    #expect(throws: SheetError.tooMany(.columns)) { try texts(String(repeating: "a,", count: 2000)) }
    #expect(throws: SheetError.tooMany(.characters(line: 1))) {
      try texts("\"" + String(repeating: "长", count: 50_000) + "\"")
    }
  }

  /// What is written by the rules is read as it was, whatever stands in the cells.
  @Test func readsWhatIsWritten() throws {
    var random = SystemRandomNumberGenerator()
    let pieces = ["王", "兰", ",", "\"", "\n", ";", "\t", " ", "a", "="]
    for _ in 0..<500 {
      let rows = (0..<4).map { _ in
        (0..<3).map { _ in
          "x"
            + (0..<Int.random(in: 0...5, using: &random)).map { _ in
              pieces.randomElement(using: &random) ?? ""
            }
            .joined()
        }
      }
      let text = rows.map { row in
        row.map {
          "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        .joined(separator: ",")
      }
      #expect(try texts("sep=,\n" + text.joined(separator: "\n")) == rows)
    }
  }
}
