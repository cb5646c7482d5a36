import Spreadsheets
import Text

/// The list in a sheet: its header, and the rows below it as cells.
struct RollTable {
  var sheet: String
  /// The first text above the first header.
  var title: String
  var columns: [HeaderColumn]
  var lines: [RollLine]
  /// Numbers of rows hidden in the sheet, which are not read.
  var hiddenRows: [Int] = []
}

/// One column of a header, over all of the header's rows.
struct HeaderColumn: Hashable {
  /// As written (`label`), and normalised (`plain`).
  var label: String
  var plain: String
  /// The column, or a header cell above it, is marked as personal data.
  var isPersonal: Bool
  var isHidden: Bool
  /// Numbers, signatures and the like, which do not make a row on their own; stored, since every row asks.
  let isInternal: Bool
  var isRead: Bool { !isPersonal && !isHidden }
}

enum RollLine {
  /// In the order of the table's columns; columns that are not read are empty.
  case entry(row: Int, cells: [SheetCell], places: [Int])
  /// A line with a heading for the rows below it.
  case group(row: Int, text: String)
}

/// Finds the list in a sheet; nil if no row is a header.
func rollTable(in sheet: Sheet) -> RollTable? {
  let headers = Headers(of: sheet)
  guard let first = headers.first else { return nil }
  let title =
    sheet.rows.prefix { $0.number < first.rows.lowerBound }.lazy
    .compactMap { row in row.cells.lazy.map(\.text).first { !$0.allSatisfy(\.isWhitespace) } }.first ?? ""
  var table = RollTable(sheet: sheet.name, title: cellText(title), columns: [], lines: [])
  let fill = filledCells(of: sheet)
  var blocks: [HeaderBlock] = []
  var next = 0
  for row in sheet.rows where row.number >= first.rows.lowerBound {
    if next < headers.all.count, row.number >= headers.all[next].rows.lowerBound {
      blocks = headers.all[next].blocks.map { table.register($0) }
      next += 1
    }
    if headers.all[next - 1].rows.contains(row.number) { continue }
    if row.isHidden {
      if !row.isEmpty { table.hiddenRows.append(row.number) }
      continue
    }
    for block in blocks { table.add(row, block, fill: fill) }
  }
  return table
}

/// The columns of a header in the sheet, with their positions in the table.
struct HeaderBlock {
  var columns: [(place: Int, column: HeaderColumn)]
  /// The positions in the table, in the order of `columns`.
  var positions: [Int] = []
}

extension RollTable {
  /// Assigns the columns of a block their positions in the table; columns of one name share a position.
  fileprivate mutating func register(_ block: HeaderBlock) -> HeaderBlock {
    var block = block
    block.positions = []
    for (_, column) in block.columns {
      let position = columns.firstIndex { $0.plain == column.plain }
      if let position, !block.positions.contains(position) {
        columns[position].isHidden = columns[position].isHidden || column.isHidden
        block.positions.append(position)
      } else {
        columns.append(column)
        block.positions.append(columns.count - 1)
      }
    }
    return block
  }

  fileprivate mutating func add(_ row: SheetRow, _ block: HeaderBlock, fill: [Int: [Int: SheetCell]]) {
    var cells = Array(repeating: SheetCell.empty, count: columns.count)
    var places = Array(repeating: 0, count: columns.count)
    var own: [Int] = []
    for (index, position) in block.positions.enumerated() where columns[position].isRead {
      let place = block.columns[index].place
      let cell = row[place]
      places[position] = place
      if !cell.isBlank { own.append(position) }
      cells[position] = cell.isBlank ? fill[place]?[row.number] ?? .empty : cell
    }
    let isTelling = own.contains { !columns[$0].isInternal }
    guard let first = own.first else { return }
    if own.count <= 3, own.contains(where: { isTotal(cells[$0].text) }) { return }
    if own.count <= 2, isNote(cells[first].text) { return }
    guard isTelling || cells[first].isWordy else { return }
    let isAlone = own.count == 1 && cells.count { !$0.isBlank } == 1
    guard isAlone, columns.count(where: \.isRead) > 2 else {
      lines.append(.entry(row: row.number, cells: cells, places: places))
      return
    }
    lines.append(.group(row: row.number, text: cells[first].text))
  }
}

/// Cells filled by a merge over several rows, by column and row. A merge over columns fills only its first column.
private func filledCells(of sheet: Sheet) -> [Int: [Int: SheetCell]] {
  var rows: [Int: SheetRow] = [:]
  let merges = sheet.merges.filter { $0.rows.count > 1 }
  guard !merges.isEmpty else { return [:] }
  for row in sheet.rows { rows[row.number] = row }
  var fill: [Int: [Int: SheetCell]] = [:]
  var rest = SheetLimits.rows
  for merge in merges {
    guard let cell = rows[merge.rows.lowerBound]?[merge.columns.lowerBound], !cell.isBlank else { continue }
    for row in merge.rows.dropFirst().prefix(rest) {
      fill[merge.columns.lowerBound, default: [:]][row] = cell
    }
    rest = max(0, rest - merge.rows.count)
  }
  return fill
}

extension SheetCell {
  /// Empty, or only white space.
  var isBlank: Bool {
    switch self {
    case .empty: true
    case .text(let text): text.unicodeScalars.allSatisfy(isBlankScalar)
    default: false
    }
  }

  /// Whether the cell has Han characters, so that it is not just a row's number.
  fileprivate var isWordy: Bool {
    if case .text(let text) = self { text.unicodeScalars.contains(where: isHan) } else { false }
  }
}
