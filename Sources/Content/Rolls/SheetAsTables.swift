import Diagnostics
import Spreadsheets
import Text

/// The tables of an office's sheet as Markdown, for the text of a page.
package struct SheetTables: Sendable {
  package var markdown: String
  /// The labels of columns left out because they contain personal data.
  package var leftColumns: [String] = []
}

/// Reads a sheet as readers may see it: hidden parts stay hidden, and a column with personal data is reported and left
/// out, whether its label or one of its cells shows it.
///
/// - Parameters:
///   - name: the file's name, ending in `.xlsx` or `.csv`.
///   - personal: finds personal data in a cell.
/// - Returns: the tables, or the reason for which the sheet cannot be read.
package func sheetTables(
  of bytes: [UInt8], named name: String, finding personal: PersonalFinder
) -> Result<SheetTables, SheetRefusal> {
  let book: Workbook
  switch readBook(bytes, named: name) {
  case .success(let read): book = read
  case .failure(let fault): return .failure(SheetRefusal(finding: fault.finding))
  }
  var tables = SheetTables(markdown: "")
  for sheet in book.sheets where !sheet.isHidden {
    let rows = sheet.plainRows(without: &tables.leftColumns, personal)
    guard rows.contains(where: { !$0.isEmpty }) else { continue }
    tables.markdown += (tables.markdown.isEmpty ? "" : "\n") + pipeTable(of: rows)
  }
  return .success(tables)
}

/// The reason for which a sheet is not accepted.
package struct SheetRefusal: Error {
  package var finding: Diagnostic
}

extension Sheet {
  /// The visible rows, each as wide as the table, without titles above the header and without private columns.
  fileprivate func plainRows(without left: inout [String], _ personal: PersonalFinder) -> [[String]] {
    if let table = rollTable(in: self) {
      let lines = table.lines.compactMap { line -> [String]? in
        if case .entry(_, let cells, _) = line { cells.map { cellText($0.text) } } else { nil }
      }
      let isRead = table.columns.map(\.isRead)
      left += table.columns.filter(\.isPersonal).map(\.label)
      return kept([table.columns.map(\.label)] + lines, isRead, &left, personal)
    }
    let seen = rows.filter { !$0.isHidden && !$0.isEmpty }
    let width = seen.map(\.cells.count).max() ?? 0
    let texts = seen.map { row in (0..<width).map { cellText(row[$0].text) } }
    guard let labels = texts.first else { return [] }
    let isRead = (0..<width).map { column in
      let isPrivate = isPersonal(plainLabel(labels[column]))
      if isPrivate { left.append(labels[column]) }
      return !isPrivate && !isHidden(column: column) && texts.contains { !$0[column].isEmpty }
    }
    return kept(texts, isRead, &left, personal)
  }

  private func kept(
    _ rows: [[String]], _ isRead: [Bool], _ left: inout [String], _ personal: PersonalFinder
  ) -> [[String]] {
    let columns = isRead.indices.filter { column in
      guard isRead[column] else { return false }
      let isPrivate = rows.dropFirst().contains { !personal(Array($0[column].utf8)).isEmpty }
      if isPrivate { left.append(rows[0][column]) }
      return !isPrivate
    }
    return rows.map { row in columns.map { row[$0] } }
  }
}

private func pipeTable(of rows: [[String]]) -> String {
  let lines = rows.map { "| " + $0.map(escapedForTable).joined(separator: " | ") + " |" }
  let rule = "|" + String(repeating: " --- |", count: rows.first?.count ?? 0)
  return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n") + "\n"
}

/// Escapes a cell's text, so that it is neither Markdown markup nor an HTML element.
private func escapedForTable(_ text: String) -> String {
  text.reduce(into: "") { escaped, character in
    escaped += "\\`*_[]<>|&~".contains(character) ? "\\\(character)" : String(character)
  }
}
