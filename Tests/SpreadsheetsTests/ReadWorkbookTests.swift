import Almanac
import Testing

@testable import Spreadsheets

@Suite struct ReadWorkbookTests {
  @Test func readsStringsOfAllSorts() throws {
    var book = TestWorkbook(
      """
      <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>王 兰</t></is></c>\
      <c r='D1' t='str'><f>A1</f><v>算得</v></c></row>
      """)
    book.strings = "<si><r><t>身边</t></r><r><t xml:space='preserve'> 好人</t></r><rPh><t>シン</t></rPh></si>"
    #expect(try book.texts() == [["身边 好人", "王 兰", "", "算得"]])
  }

  @Test func unescapesWhatXMLForbids() throws {
    let book = TestWorkbook("<row><c t='str'><v>一_x000D_\n二_x0041__x</v></c></row>")
    #expect(try book.texts() == [["一\n二A_x"]])
  }

  @Test func cellsAndRowsWithoutPlacesFollowOneAnother() throws {
    let rows = try readWorkbook(
      TestWorkbook("<row r='3'><c r='B3'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>").bytes
    ).sheets[0].rows
    #expect(rows.map(\.number) == [3, 4])
    #expect(rows.map { $0.cells.map(\.text) } == [["", "1", "2"], ["3"]])
  }

  @Test func numbersAreAsShortAsPeopleWriteThem() throws {
    let values = ["91.299999999999997", "98.5", "3", "19900005002", "-0.5", "1E-3", "0.1"]
    let row = values.map { "<c><v>\($0)</v></c>" }.joined()
    #expect(
      try TestWorkbook("<row>\(row)</row>").texts() == [
        ["91.3", "98.5", "3", "19900005002", "-0.5", "0.001", "0.1"]
      ])
  }

  @Test func serialsAreDaysWhereTheirStyleSaysSo() throws {
    var book = TestWorkbook(
      """
      <row><c s='1'><v>44651</v></c><c s='2'><v>44651</v></c><c s='3'><v>44651</v></c><c s='4'><v>0.07</v></c>\
      <c s='5'><v>0.5</v></c><c s='6'><v>44651</v></c><c s='1'><v>59</v></c><c s='1'><v>61</v></c></row>
      """)
    book.styles = """
      <numFmts><numFmt numFmtId='176' formatCode='yyyy"年"m"月"'/><numFmt numFmtId='177' formatCode='[DBNum1]yyyy"d"m;@'/>\
      </numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>\
      <xf numFmtId='176'/><xf numFmtId='57'/><xf numFmtId='9'/><xf numFmtId='20'/><xf numFmtId='177'/></cellXfs>
      """
    let texts = [
      "2022年3月31日", "2022年3月", "2022年3月", "7%", "12:00", "2022年3月", "1900年2月28日", "1900年3月1日",
    ]
    #expect(try book.texts() == [texts])
    book.workbookProperties = "date1904='1'"
    #expect(try book.texts()[0][0] == "2026年4月1日")
  }

  @Test func tellsErrorsAndFormulasWithoutValues() throws {
    let rows = try readWorkbook(
      TestWorkbook("<row><c t='e'><v>#N/A</v></c><c><f>A1</f></c><c t='b'><v>1</v></c></row>").bytes
    ).sheets[0].rows
    #expect(rows[0].cells == [.error("#N/A"), .formula, .flag(true)])
    #expect(rows[0].cells.map(\.text) == ["", "", "是"])
  }

  @Test func knowsWhatIsHiddenAndWhatIsMerged() throws {
    var book = TestWorkbook(
      "<row hidden='1'><c><v>1</v></c></row><row hidden='false'><c><v>2</v></c></row>",
      after: "<mergeCells><mergeCell ref='A1:C2'/><mergeCell ref='B9'/></mergeCells>")
    book.add("落选", "", state: "hidden", after: "<cols><col min='2' max='4' hidden='1'/></cols>")
    let sheets = try readWorkbook(book.bytes).sheets
    #expect(sheets.map(\.isHidden) == [false, true])
    #expect(sheets[0].rows.map(\.isHidden) == [true, false])
    #expect(sheets[0].merges == [CellRange(rows: 1...2, columns: 0...2)])
    #expect(sheets[1].isHidden(column: 3) && !sheets[1].isHidden(column: 4))
  }

  @Test func refusesWhatTheFileCannotMean() {
    #expect(throws: SheetError.damaged(part: "A1")) {
      try TestWorkbook("<row><c r='A1' t='s'><v>7</v></c></row>").texts()
    }
    #expect(throws: SheetError.damaged(part: "xl/worksheets/sheet0.xml")) {
      try TestWorkbook("<row>").texts()
    }
    #expect(throws: SheetError.empty) { try readWorkbook([]) }
    #expect(throws: SheetError.notSpreadsheet) { try readWorkbook(Array("姓名,单位".utf8)) }
    #expect(throws: SheetError.oldFormat) { try readWorkbook([0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0]) }
    let directory = Array("EncryptedPackage".utf8).flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }
    #expect(throws: SheetError.encrypted) { try readWorkbook([0xD0, 0xCF, 0x11, 0xE0] + directory) }
  }

  @Test func refusesEntities() {
    var book = TestWorkbook("<row/>")
    book.sheets[0].xml = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><worksheet>&b;</worksheet>"
    #expect(throws: SheetError.documentType(part: "xl/worksheets/sheet0.xml")) { try book.texts() }
  }

  @Test func refusesMoreRowsThanAnyListHas() {
    let rows = String(repeating: "<row/>", count: SheetLimits.rows + 1)
    #expect(throws: SheetError.tooMany(.rows)) { try TestWorkbook(rows).texts() }
  }

  /// Whatever is cut off or changed in a file, reading ends with a workbook or a reason.
  @Test func neverFailsOtherwise() {
    var book = TestWorkbook("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>44651</v></c></row>")
    book.strings = "<si><t>姓名</t></si>"
    book.styles = "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>"
    let bytes = book.bytes
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: changed.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { changed.removeLast(Int.random(in: 0..<changed.count, using: &random)) }
      _ = try? readWorkbook(changed)
    }
  }
}

@Suite struct CellNameTests {
  @Test func countsColumnsAsPeopleDo() {
    #expect(cellName(row: 5, column: 4) == "E5")
    #expect([0, 25, 26, 51, 701, 702].map(columnName) == ["A", "Z", "AA", "AZ", "ZZ", "AAA"])
  }
}
