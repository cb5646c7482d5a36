import Archives
import Spreadsheets

/// A workbook as programs write it, of what a test wants to say of it.
struct TestWorkbook {
  var sheets: [(name: String, state: String, xml: String)] = []
  var strings: String?
  var styles: String?
  var workbookProperties = ""
  var more: [String: String] = [:]

  /// One sheet with these rows.
  init(_ rows: String, after: String = "") { add("名单", rows, after: after) }

  mutating func add(_ name: String, _ rows: String, state: String = "visible", after: String = "") {
    sheets.append((name, state, "<worksheet xmlns='m'><sheetData>\(rows)</sheetData>\(after)</worksheet>"))
  }

  var bytes: [UInt8] {
    let names = sheets.enumerated().map {
      "<sheet name='\($1.name)' state='\($1.state)' sheetId='9' r:id='r\($0)'/>"
    }
    var relations = sheets.indices.map { relation("r\($0)", "worksheet", "worksheets/sheet\($0).xml") }
    var parts = more
    if let strings {
      relations.append(relation("s", "sharedStrings", "/xl/strings.xml"))
      parts["xl/strings.xml"] = "<sst xmlns='m'>\(strings)</sst>"
    }
    if let styles {
      relations.append(relation("t", "styles", "../xl/styles.xml"))
      parts["xl/styles.xml"] = "<styleSheet xmlns='m'>\(styles)</styleSheet>"
    }
    parts["_rels/.rels"] =
      "<Relationships xmlns='p'>\(relation("w", "officeDocument", "xl/workbook.xml"))</Relationships>"
    parts["xl/workbook.xml"] = """
      <workbook xmlns='m' xmlns:r='r'><workbookPr \(workbookProperties)/><sheets>\(names.joined())</sheets></workbook>
      """
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships xmlns='p'>\(relations.joined())</Relationships>"
    for (number, sheet) in sheets.enumerated() { parts["xl/worksheets/sheet\(number).xml"] = sheet.xml }
    return ZipArchive(
      parts.sorted { $0.key < $1.key }.map { ZipEntry(path: $0.key, bytes: Array($0.value.utf8)) }
    ).bytes
  }

  private func relation(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id='\(id)' Type='http://example.org/relationships/\(type)' Target='\(target)'/>"
  }

  /// The texts of the first sheet's rows.
  func texts() throws(SheetError) -> [[String]] {
    try readWorkbook(bytes).sheets[0].rows.map { $0.cells.map(\.text) }
  }
}
