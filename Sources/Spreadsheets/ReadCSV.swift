/// Reads comma-separated values as offices save them: by commas, semicolons or tabs, with `sep=;` in the first line or
/// without, with quotation marks around cells that hold separators, line breaks or quotation marks, which are doubled.
///
/// RFC 4180, read forgivingly: rows may have any number of cells, and a quotation mark within a cell is itself.
///
/// - Parameters:
///   - text: UTF-8 with `\n` at line ends.
///   - name: what the one sheet is to be called.
package func readCSV(_ text: [UInt8], named name: String) throws(SheetError) -> Workbook {
  guard text.count <= SheetLimits.text else { throw .tooMany(.bytes) }
  guard text.contains(where: { $0 > 0x20 }) else { throw .empty }
  var reader = CSVReader(text: text[...])
  let declared = reader.takeSeparator()
  let separator = declared ?? likelySeparator(of: reader)
  return Workbook(sheets: [Sheet(name: name, rows: try reader.rows(by: separator))])
}

/// The separator by which the beginning falls into the most cells of rows that have several.
private func likelySeparator(of reader: CSVReader) -> UInt8 {
  var best: (separator: UInt8, cells: Int) = (UInt8(ascii: ","), 0)
  for separator in ",\t;".utf8 {
    var copy = reader
    var cells = 0
    for _ in 0..<30 where !copy.text.isEmpty {
      guard let row = try? copy.row(by: separator) else { break }
      if row.count > 1 { cells += row.count { $0 != .empty } }
    }
    if cells > best.cells { best = (separator, cells) }
  }
  return best.separator
}

private struct CSVReader {
  var text: ArraySlice<UInt8>
  var line = 1

  /// The separator of `sep=;`, a first line that is meant for Excel.
  mutating func takeSeparator() -> UInt8? {
    let beginning = text.prefix(5)
    guard text.count > 4, beginning.prefix(4).elementsEqual("sep=".utf8), let separator = beginning.last,
      separator != lineFeed
    else { return nil }
    text = text.dropFirst(5)
    if text.first == lineFeed { text = text.dropFirst() }
    line += 1
    return separator
  }

  mutating func rows(by separator: UInt8) throws(SheetError) -> [SheetRow] {
    var rows: [SheetRow] = []
    while !text.isEmpty {
      let number = line
      let cells = try row(by: separator)
      guard rows.count < SheetLimits.rows else { throw .tooMany(.rows) }
      let row = SheetRow(number: number, cells: cells)
      if !row.isEmpty { rows.append(row) }
    }
    return rows
  }

  mutating func row(by separator: UInt8) throws(SheetError) -> [SheetCell] {
    var cells: [SheetCell] = []
    while true {
      guard cells.count < SheetLimits.columns else { throw .tooMany(.columns) }
      let bytes = text.first == quote ? try quoted(until: separator) : try plain(until: separator)
      cells.append(bytes.isEmpty ? .empty : .text(String(decoding: bytes, as: UTF8.self)))
      guard let end = text.popFirst(), end != lineFeed else { break }
    }
    line += 1
    while cells.last == .empty { cells.removeLast() }
    return cells
  }

  private mutating func plain(until separator: UInt8) throws(SheetError) -> ArraySlice<UInt8> {
    let end = text.firstIndex { $0 == separator || $0 == lineFeed } ?? text.endIndex
    guard end - text.startIndex <= SheetLimits.characters else { throw .tooMany(.characters(line: line)) }
    defer { text = text[end...] }
    return text[..<end]
  }

  private mutating func quoted(until separator: UInt8) throws(SheetError) -> ArraySlice<UInt8> {
    let start = line
    var bytes: [UInt8] = []
    text = text.dropFirst()
    while let byte = text.popFirst() {
      if byte == quote {
        guard text.first == quote else { return try (bytes + plain(until: separator))[...] }
        text = text.dropFirst()
      }
      if byte == lineFeed { line += 1 }
      bytes.append(byte)
      guard bytes.count <= SheetLimits.characters else { throw .tooMany(.characters(line: start)) }
    }
    throw .unclosedQuote(line: start)
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
