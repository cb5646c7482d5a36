import Almanac
import XML

/// One sheet: its cells row by row.
struct SheetReader: XMLReader {
  let strings: [String]
  let forms: [NumberForm]
  let startsIn1904: Bool
  let rowLimit: Int
  var rows: [SheetRow] = []
  var hiddenColumns: [ClosedRange<Int>] = []
  var merges: [CellRange] = []
  var fault: SheetError?

  private var seen = 0
  private var seenCells = 0
  private var row = SheetRow(number: 0, cells: [])
  private var column = -1
  private var type: CellType = .number
  private var form = NumberForm.plain
  private var bytes: [UInt8] = []
  private var isText = false
  private var isPhonetic = false
  private var hasFormula = false

  init(strings: [String], forms: [NumberForm], startsIn1904: Bool, rowLimit: Int) {
    self.strings = strings
    self.forms = forms
    self.startsIn1904 = startsIn1904
    self.rowLimit = rowLimit
  }

  private enum CellType {
    case number
    case string
    case shared
    case flag
    case error
    case date
  }

  mutating func opens(_ element: XMLTag) -> Bool {
    switch element.name {
    case "c": return beginCell(element)
    case "v": isText = true
    case "t": isText = !isPhonetic
    case "f": hasFormula = true
    case "rPh": isPhonetic = true
    case "row": return beginRow(element)
    case "col": hideColumns(element)
    case "mergeCell": merge(element)
    default: break
    }
    return true
  }

  mutating func closes(_ name: String) -> Bool {
    switch name {
    case "v", "t": isText = false
    case "rPh": isPhonetic = false
    case "c": return endCell()
    case "row":
      while row.cells.last == .empty { row.cells.removeLast() }
      if !row.cells.isEmpty { rows.append(row) }
    case "sheetData": rows.sort { $0.number < $1.number }
    default: break
    }
    return true
  }

  mutating func text(_ text: Span<UInt8>) -> Bool {
    guard isText else { return true }
    guard bytes.count + text.count <= SheetLimits.characters else {
      return fail(.tooMany(.characters(line: row.number)))
    }
    bytes.append(text)
    return true
  }

  private mutating func fail(_ fault: SheetError) -> Bool {
    self.fault = fault
    return false
  }

  /// Rows without a number follow the one before.
  private mutating func beginRow(_ element: XMLTag) -> Bool {
    seen += 1
    guard seen <= rowLimit else { return fail(.tooMany(.rows)) }
    row = SheetRow(
      number: element["r"].flatMap { Int($0) } ?? row.number + 1, isHidden: isTrue(element["hidden"]),
      cells: [])
    column = -1
    return true
  }

  private mutating func beginCell(_ element: XMLTag) -> Bool {
    seenCells += 1
    guard seenCells <= SheetLimits.cells else { return fail(.tooMany(.cells)) }
    column = element["r"].flatMap { readCell($0)?.column } ?? column + 1
    guard column < SheetLimits.columns else { return fail(.tooMany(.columns)) }
    type =
      switch element["t"] {
      case "s": .shared
      case "str", "inlineStr": .string
      case "b": .flag
      case "e": .error
      case "d": .date
      default: .number
      }
    let style = element["s"].flatMap { Int($0) } ?? 0
    form = forms.indices.contains(style) ? forms[style] : .plain
    bytes = []
    hasFormula = false
    return true
  }

  private mutating func endCell() -> Bool {
    guard let value = value() else {
      return fail(.damaged(part: "\(cellName(row: row.number, column: column))"))
    }
    guard value != .empty, column >= 0 else { return true }
    while row.cells.count <= column { row.cells.append(.empty) }
    row.cells[column] = value
    return true
  }

  /// Nil if the cell's value is impossible.
  private func value() -> SheetCell? {
    if bytes.isEmpty { return hasFormula ? .formula : .empty }
    switch type {
    case .string: return .text(unescaped(bytes))
    case .flag: return .flag(bytes == [UInt8(ascii: "1")] || isTrue(String(decoding: bytes, as: UTF8.self)))
    case .error: return .error(String(decoding: bytes, as: UTF8.self))
    case .date: return .text(String(decoding: bytes, as: UTF8.self))
    case .shared:
      guard let position = Int(String(decoding: bytes, as: UTF8.self)), strings.indices.contains(position)
      else {
        return nil
      }
      return strings[position].isEmpty ? .empty : .text(strings[position])
    case .number:
      let text = String(decoding: bytes, as: UTF8.self)
      guard let number = Double(text), number.isFinite else { return .text(text) }
      return cell(number)
    }
  }

  private func cell(_ number: Double) -> SheetCell {
    switch form {
    case .plain: return .number(number)
    case .share: return .share(number)
    case .date(let hasDay):
      guard let day = day(number) else { return .number(number) }
      return .day(day, hasDay: hasDay)
    case .time: return clock(number)
    }
  }

  /// Days are counted from 1900-01-01, which is 1, or from 1904-01-01, which is 0. The first way has a 29th of February
  /// 1900 that never was.
  private func day(_ number: Double) -> Day? {
    guard number >= 1, number < 2_958_466 else { return nil }
    let count = Int(number)
    if startsIn1904 { return Day(year: 1904, month: 1, day: 1).map { $0 + count } }
    return Day(year: 1899, month: 12, day: count < 60 ? 31 : 30).map { $0 + count }
  }

  private func clock(_ number: Double) -> SheetCell {
    guard number >= 0, number < 1 else { return .number(number) }
    let minutes = Int((number * 1440).rounded()) % 1440
    return .text("\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)")
  }

  private mutating func hideColumns(_ element: XMLTag) {
    guard isTrue(element["hidden"]), let first = element["min"].flatMap({ Int($0) }),
      let last = element["max"].flatMap({ Int($0) }), 1 <= first, first <= last
    else { return }
    hiddenColumns.append(first - 1...last - 1)
  }

  private mutating func merge(_ element: XMLTag) {
    let corners = (element["ref"] ?? "").split(separator: ":").compactMap { readCell($0) }
    guard corners.count == 2, corners[0].row <= corners[1].row, corners[0].column <= corners[1].column,
      merges.count < SheetLimits.rows
    else { return }
    merges.append(
      CellRange(rows: corners[0].row...corners[1].row, columns: corners[0].column...corners[1].column))
  }
}

/// `E5`: the fifth column, which is 4, of the fifth row.
private func readCell(_ name: some StringProtocol) -> (row: Int, column: Int)? {
  var (row, column) = (0, 0)
  for byte in name.utf8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 100_000:
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
    case UInt8(ascii: "0")...UInt8(ascii: "9") where row < 100_000_000: row = row * 10 + Int(byte - 0x30)
    case UInt8(ascii: "$"): break
    default: return nil
    }
  }
  return row > 0 && column > 0 ? (row, column - 1) : nil
}
