import Almanac

/// The sheets of a spreadsheet with their typed cells, as an office made them: nothing is guessed about what they mean.
///
/// From bytes of an `.xlsx` (`readWorkbook`) or the text of a CSV (`readCSV`). Knows no site.
package struct Workbook: Sendable, Hashable {
  /// In the order in which people see them.
  package var sheets: [Sheet]

  package init(sheets: [Sheet]) { self.sheets = sheets }
}

package struct Sheet: Sendable, Hashable {
  package var name: String
  package var isHidden: Bool
  /// Those that have cells, in order.
  package var rows: [SheetRow]
  /// Columns from 0 that the office has hidden.
  package var hiddenColumns: [ClosedRange<Int>]
  package var merges: [CellRange]

  package init(
    name: String, isHidden: Bool = false, rows: [SheetRow], hiddenColumns: [ClosedRange<Int>] = [],
    merges: [CellRange] = []
  ) {
    self.name = name
    self.isHidden = isHidden
    self.rows = rows
    self.hiddenColumns = hiddenColumns
    self.merges = merges
  }

  package func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }
}

package struct SheetRow: Sendable, Hashable {
  /// From 1: the row of the sheet, the line of a CSV.
  package var number: Int
  package var isHidden: Bool
  /// From the first column on; what is beyond the last is empty.
  package var cells: [SheetCell]

  package init(number: Int, isHidden: Bool = false, cells: [SheetCell]) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
  }

  package subscript(_ column: Int) -> SheetCell { cells.indices.contains(column) ? cells[column] : .empty }
  package var isEmpty: Bool { cells.allSatisfy { $0 == .empty } }
}

/// The value of a cell, and its type.
package enum SheetCell: Sendable, Hashable {
  case empty
  case text(String)
  case number(Double)
  /// A part of 1, which people see as a percentage.
  case share(Double)
  case flag(Bool)
  /// A date; `hasDay` is false where the sheet shows year and month only.
  case day(Day, hasDay: Bool)
  /// `#N/A` and the like.
  case error(String)
  /// A formula without a stored value.
  case formula

  /// As readers see it; empty where there is nothing to see.
  package var text: String {
    switch self {
    case .empty, .error, .formula: ""
    case .text(let text): text
    case .number(let number): decimal(number)
    case .share(let share): decimal((share * 1e8).rounded() / 1e6) + "%"
    case .flag(let flag): flag ? "是" : "否"
    case .day(let day, let hasDay): "\(day.year)年\(day.month)月" + (hasDay ? "\(day.day)日" : "")
    }
  }
}

/// A rectangle of cells that is shown as one; rows from 1, columns from 0.
package struct CellRange: Sendable, Hashable {
  package var rows: ClosedRange<Int>
  package var columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}

/// `E5` as people name a cell: columns from 0, rows from 1.
package func cellName(row: Int, column: Int) -> String { columnName(column) + String(row) }

package func columnName(_ column: Int) -> String {
  var name = ""
  var rest = column + 1
  while rest > 0 {
    name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + name
    rest = (rest - 1) / 26
  }
  return name
}

/// The shortest decimal that is the same number, without an exponent where it is whole.
private func decimal(_ number: Double) -> String {
  if number.rounded() == number, abs(number) < 1e15 { return String(Int(number)) }
  // Spreadsheets show fifteen places: what differs beyond is their own rounding.
  let size = abs(number)
  if size > 1e-5, size < 1e9 {
    let rounded = (number * 1e9).rounded() / 1e9
    if abs(rounded - number) <= size * 1e-14 { return "\(rounded)" }
  }
  return "\(number)"
}
