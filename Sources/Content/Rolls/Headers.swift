import Spreadsheets

/// The headers of a sheet: one, or one on each of its pages. Each may have two or three rows, with cells of equal
/// contents merged, and may repeat its columns side by side, as in printed lists of names.
struct Headers {
  struct Header {
    var rows: ClosedRange<Int>
    var blocks: [HeaderBlock]
  }

  var all: [Header] = []
  var first: Header? { all.first }

  init(of sheet: Sheet) {
    // Repeated headers begin with the same label as the first, which few other rows do.
    var beginning: String?
    for (index, row) in sheet.rows.enumerated() where !(all.last?.rows.contains(row.number) ?? false) {
      if let beginning {
        guard case .text(let text)? = row.cells.first(where: { !$0.isBlank }), plainLabel(text) == beginning
        else {
          continue
        }
      } else if index >= deepestHeader {
        return
      }
      guard isHeader(row, isFirst: all.isEmpty, next: sheet.rows.dropFirst(index + 1).first) else { continue }
      let rows = headerRows(from: index, of: sheet)
      let columns = headerColumns(rows, of: sheet)
      beginning = beginning ?? columns.first?.column.plain
      all.append(Header(rows: rows, blocks: blocks(of: columns)))
    }
  }
}

/// The number of rows at the top in which the header must be: titles and notes take fewer.
private let deepestHeader = 100

/// Whether a row is a header: short words only, among them a column of names and another known one; the first header
/// may also be a column of names alone.
private func isHeader(_ row: SheetRow, isFirst: Bool, next: SheetRow?) -> Bool {
  var labels: [String] = []
  for cell in row.cells where !cell.isBlank {
    // A header's cells are short words.
    guard case .text(let text) = cell, text.utf8.count < 120 else { return false }
    labels.append(plainLabel(text))
  }
  guard labels.contains(where: isNameColumn) else { return false }
  let known = labels.count(where: isKnownColumn)
  if !isFirst { return known >= 2 && known == labels.count }
  return known >= 2 || labels.count == 1 && next != nil && next?.cells.count { !$0.isBlank } == 1
}

/// The rows of a header: to the end of the merges that begin in it, or the next row if it has known words only where
/// the first has no names.
private func headerRows(from index: Int, of sheet: Sheet) -> ClosedRange<Int> {
  let first = sheet.rows[index]
  var last = first.number
  for merge in sheet.merges where merge.rows.contains(first.number) && merge.rows.count <= 4 {
    last = max(last, merge.rows.upperBound)
  }
  guard last == first.number, sheet.merges.isEmpty, let next = sheet.rows.dropFirst(index + 1).first,
    next.number == first.number + 1
  else { return first.number...last }
  // Without merges, as in CSV: the second row has only known words, and the columns of names are blank in it.
  let own = next.cells.indices.filter { !next[$0].isBlank }
  let isSecond =
    !own.isEmpty
    && own.allSatisfy { isKnownColumn(plainLabel(next[$0].text)) }
  let names = first.cells.indices.filter { isNameColumn(plainLabel(first[$0].text)) }
  return isSecond && names.allSatisfy { next[$0].isBlank } ? first.number...next.number : first.number...last
}

/// The columns of a header, each with its lowest label; a label above may mark the column as personal.
private func headerColumns(_ rows: ClosedRange<Int>, of sheet: Sheet) -> [(place: Int, column: HeaderColumn)]
{
  let header = sheet.rows.filter { rows.contains($0.number) }
  let width = header.map(\.cells.count).max() ?? 0
  let over = sheet.merges.filter { rows.contains($0.rows.lowerBound) && $0.columns.count > 1 }
  return (0..<width).compactMap { place in
    let own = header.map { $0[place] }.filter { !$0.isBlank }.map(\.text)
    let above = over.filter { $0.columns.contains(place) }.flatMap { merge in
      header.filter { $0.number == merge.rows.lowerBound }.map { $0[merge.columns.lowerBound].text }
    }
    guard let label = own.last ?? above.last else { return nil }
    return (
      place,
      HeaderColumn(
        label: cellText(label), plain: plainLabel(label),
        isPersonal: (own + above).contains { isPersonal(plainLabel($0)) || isPersonal($0) },
        isHidden: sheet.isHidden(column: place),
        isInternal: columnMeaning(plainLabel(label), in: .person) == .internalUse)
    )
  }
}

/// One block, or several if the labels repeat side by side: 序号 姓名 单位 序号 姓名 单位.
private func blocks(of columns: [(place: Int, column: HeaderColumn)]) -> [HeaderBlock] {
  let labels = columns.map(\.column.plain)
  guard let width = labels.dropFirst().firstIndex(where: { $0 == labels[0] }), width > 1,
    labels.indices.allSatisfy({ labels[$0] == labels[$0 % width] })
  else { return [HeaderBlock(columns: columns)] }
  return stride(from: 0, to: columns.count, by: width).map { start in
    HeaderBlock(columns: Array(columns[start..<min(start + width, columns.count)]))
  }
}
