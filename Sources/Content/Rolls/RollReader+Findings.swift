import Diagnostics
import Spreadsheets

extension RollReader {
  mutating func report(_ rule: Rule, at place: CellPlace, _ arguments: [String] = [], help: Phrase? = nil) {
    let cell = cellName(row: place.row, column: place.column)
    // The sheet's line is not quoted: it may contain personal data.
    findings.append(
      Diagnostic(
        rule, at: Location(file: file, line: place.row, column: place.column + 1),
        [namesSheets ? "\(place.sheet)!\(cell)" : cell] + arguments, help: help, excerpt: ""))
  }

  /// Reports rows of a sheet in one finding.
  mutating func tell(_ rule: Rule, _ sheet: String, rows: [Int], _ arguments: [String] = []) {
    findings.append(
      Diagnostic(
        rule, at: Location(file: file, line: rows.first ?? 1),
        [namesSheets ? "“\(sheet)”" : "", listed(rows), String(rows.count)] + arguments, excerpt: ""))
  }

  /// Row numbers as ranges, 3、5—9、12; at most ten parts.
  private func listed(_ rows: [Int]) -> String {
    var parts: [ClosedRange<Int>] = []
    for row in rows.sorted() {
      if let last = parts.last, row <= last.upperBound + 1 {
        parts[parts.count - 1] = last.lowerBound...max(row, last.upperBound)
      } else {
        parts.append(row...row)
      }
    }
    let texts = parts.prefix(10).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)—\($0.upperBound)"
    }
    return texts.joined(separator: "、") + (parts.count > 10 ? "……" : "")
  }

  /// Reports one finding about a sheet or column.
  mutating func tell(_ rule: Rule, _ name: String) {
    findings.append(Diagnostic(rule, at: Location(file: file), [name], excerpt: ""))
  }

  /// Reports columns that are not read, and declared ones that the sheet lacks.
  mutating func tellColumns(of tables: [RollTable]) {
    let columns = tables.flatMap(\.columns)
    var told: Set<String> = []
    for column in columns where column.isPersonal && told.insert(column.plain).inserted {
      tell(.rollPersonalColumn, column.label)
    }
    for column in columns where column.isHidden && !column.isPersonal && told.insert(column.plain).inserted {
      tell(.rollHiddenColumn, column.label)
    }
    for label in declaration.labels where !columns.contains(where: { $0.plain == label.plain }) {
      let near = nearest(to: label.plain, in: columns.map(\.plain))
      findings.append(
        Diagnostic(
          .rollMissingColumn, at: label.place.location(in: declarationFile), [label.plain],
          help: near.map { Phrase("表里有“\($0)”", "the sheet has “\($0)”") }))
    }
  }

  private var declarationFile: String { file.prefix { $0 != "." } + ".yml" }

  /// Reports cells with an error, or a formula without a stored value.
  mutating func tellFaults(_ raw: RawEntry) {
    for (column, cell) in raw.cells.enumerated() {
      let place = CellPlace(sheet: raw.sheet, row: raw.row, column: raw.places[column])
      switch cell {
      case .error(let error): report(.rollErrorCell, at: place, [error])
      case .formula: report(.rollFormula, at: place)
      default: break
      }
    }
  }

  /// Removes personal data from the texts of a row: in a name or unit only the data, elsewhere the whole cell.
  mutating func mask(_ texts: inout [String], _ raw: RawEntry) {
    for column in columns.indices where columns[column].role != .link {
      guard mayBePrivate(texts[column]) else { continue }
      let bytes = Array(texts[column].utf8)
      let parts = personal(bytes) + longNumbers(in: bytes)
      guard let part = parts.first else { continue }
      report(
        .rollPersonalCell, at: CellPlace(sheet: raw.sheet, row: raw.row, column: raw.places[column]),
        [part.what.chinese, part.masked, part.what.english])
      let isNeeded = [.name, .unit].contains(columns[column].role)
      texts[column] = isNeeded ? without(parts.map(\.range), in: bytes) : ""
    }
  }

  mutating func finish() {
    for (known, rows) in repeated.sorted(by: { $0.key < $1.key }) {
      let entry = entries[known]
      findings.append(
        Diagnostic(
          .rollRepeated, at: Location(file: file, line: rows[0]),
          [entry.name, String(rows.count + 1), listed([entry.number] + rows)], excerpt: ""))
    }
    for (name, places) in unknownUnits.sorted(by: { $0.value[0].row < $1.value[0].row }) {
      let near = units.flatMap { nearestUnit(to: name, in: model.vocabularies[$0]) }
      let list = units.map { "content/vocabularies/\(model.vocabularies[$0].name).yml" } ?? ""
      report(
        .rollUnknownUnit, at: places[0], [name, String(places.count)],
        help: near.map {
          Phrase(
            "最接近的是“\($0)”；是另一个单位，就加进 \(list)", "the nearest is “\($0)”; if it is another, add it to \(list)")
        }
          ?? Phrase("加进 \(list)", "add it to \(list)"))
    }
    // If no row has a known category, the office uses categories of its own.
    guard knownCategories > 0, let categories else { return }
    for (name, places) in unknownCategories.sorted(by: { $0.value[0].row < $1.value[0].row }) {
      let names = model.vocabularies[categories].terms.map(\.name)
      report(
        .rollUnknownCategory, at: places[0], [name],
        help: nearest(to: name, in: names).map { Phrase("是不是“\($0)”？", "did you mean “\($0)”?") }
          ?? Phrase("可以写：\(names.joined(separator: "、"))", "known: \(names.joined(separator: ", "))"))
    }
  }
}

/// Whether a text may contain personal data: a quick test that rules out nearly all cells.
private func mayBePrivate(_ text: String) -> Bool {
  var digits = 0
  for byte in text.utf8 {
    if 0x30...0x39 ~= byte || byte == 0xEF { digits += 1 }
    if byte == UInt8(ascii: "@") { return true }
  }
  return digits >= 7 || digits > 0 && text.unicodeScalars.contains(where: isOfAddress)
}

private func isOfAddress(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "号", "栋", "幢", "室", "单": true
  default: false
  }
}

/// Finds numbers of fifteen digits and more, with or without gaps, and telephone numbers with an area code. In lists of
/// people all of them are personal data.
private func longNumbers(in bytes: [UInt8]) -> [PersonalPart] {
  var parts: [PersonalPart] = []
  var digits: [Int] = []
  func close() {
    defer { digits = [] }
    guard let first = digits.first, let last = digits.last else { return }
    let isTelephone = bytes[first] == UInt8(ascii: "0") && 10...12 ~= digits.count
    guard digits.count >= 15 || isTelephone else { return }
    let shown = String(decoding: bytes[digits[digits.count - 2]...last], as: UTF8.self)
    parts.append(
      PersonalPart(
        range: first..<last + 1,
        what: isTelephone
          ? Phrase("电话", "a telephone") : Phrase("证件号或卡号", "the number of a document or a card"),
        masked: String(repeating: "*", count: digits.count - 2) + shown))
  }
  for (position, byte) in bytes.enumerated() {
    switch byte {
    case 0x30...0x39: digits.append(position)
    // The check digit of an identity number.
    case UInt8(ascii: "X"), UInt8(ascii: "x"):
      if digits.count == 17 { digits.append(position) } else { close() }
    case UInt8(ascii: " "), UInt8(ascii: "-"): continue
    default: close()
    }
  }
  close()
  return parts
}

/// A text without some byte ranges, and without the empty brackets and separators that remain.
private func without(_ ranges: [Range<Int>], in bytes: [UInt8]) -> String {
  var kept: [UInt8] = []
  for (position, byte) in bytes.enumerated() where !ranges.contains(where: { $0.contains(position) }) {
    kept.append(byte)
  }
  var text = String(decoding: kept, as: UTF8.self)
  for empty in ["（）", "()", "[]", "【】", "（电话：）", "（手机：）"] { text = text.replacing(empty, with: "") }
  while let last = text.last, " ，,；;：:、-/".contains(last) { text.removeLast() }
  return text
}
