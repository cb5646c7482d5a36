import Diagnostics
import Spreadsheets

/// The result of reading a sheet.
struct RollReading {
  /// Nil if the sheet cannot be read, with findings.
  var roll: Roll?
  var findings: [Diagnostic]
}

/// Reads a workbook according to its declaration.
///
/// The sheet stays as the office made it: rows that are not entries are skipped, and reported if they could have been.
/// Personal data does not leave this function.
///
/// - Parameters:
///   - file: the sheet's path, for findings.
///   - personal: finds personal data in a text.
func readRoll(
  _ book: Workbook, from file: String, as declaration: RollDeclaration, name: String, of model: ContentModel,
  finding personal: @escaping PersonalFinder
) -> RollReading {
  let sheets = book.sheets.filter { !$0.isHidden }.map {
    (name: $0.name, isEmpty: $0.rows.isEmpty, table: rollTable(in: $0))
  }
  let tables = sheets.compactMap(\.table)
  guard !tables.isEmpty else {
    return RollReading(roll: nil, findings: [Diagnostic(.rollWithoutHeader, at: Location(file: file))])
  }
  var reader = RollReader(
    file: file, declaration: declaration, model: model, tables: tables, personal: personal,
    namesSheets: book.sheets.count > 1)
  reader.tellColumns(of: tables)
  for sheet in book.sheets where sheet.isHidden && !sheet.rows.isEmpty {
    reader.tell(.rollHiddenSheet, sheet.name)
  }
  for sheet in sheets where sheet.table == nil && !sheet.isEmpty {
    reader.tell(.rollSheetWithoutHeader, sheet.name)
  }
  for table in tables { reader.read(table) }
  reader.finish()
  let roll = Roll(
    name: name, file: file, title: declaration.title, row: declaration.row, kind: declaration.kind,
    level: declaration.level, honour: declaration.honour, batch: declaration.batch, call: declaration.call,
    isSample: declaration.isSample, columns: reader.columns, entries: reader.entries)
  return RollReading(roll: roll, findings: reader.findings)
}

/// A piece of personal data in a text.
package struct PersonalPart: Sendable, Hashable {
  package var range: Range<Int>
  /// Its sort: 手机号.
  package var what: Phrase
  /// The masked form, which may be shown.
  package var masked: String

  package init(range: Range<Int>, what: Phrase, masked: String) {
    self.range = range
    self.what = what
    self.masked = masked
  }
}

package typealias PersonalFinder = @Sendable ([UInt8]) -> [PersonalPart]

struct RollReader {
  let file: String
  let declaration: RollDeclaration
  let model: ContentModel
  let personal: PersonalFinder
  let namesSheets: Bool
  let units: Int?
  let categories: Int?
  let levels: Int?
  var columns: [RollColumn] = []
  /// The positions of columns that the sheet has, by their labels without spaces.
  private(set) var positions: [String: Int] = [:]
  /// The positions of columns that the sheet lacks, filled from group lines and names of sheets.
  private(set) var spoken: [ColumnRole: Int] = [:]
  var entries: [RollEntry] = []
  var findings: [Diagnostic] = []
  var seen: [EntryKey: Int] = [:]
  var repeated: [Int: [Int]] = [:]
  var unknownUnits: [String: [CellPlace]] = [:]
  var unknownCategories: [String: [CellPlace]] = [:]
  var knownCategories = 0
  /// Caches by the text of the cell.
  var unitsOfCells: [String: MeantUnit] = [:]
  var categoriesOfCells: [String: TermReference?] = [:]

  struct EntryKey: Hashable {
    var parts: [String]
  }

  /// The position of a cell with a fault.
  struct CellPlace: Hashable {
    var sheet: String
    var row: Int
    var column: Int
  }

  init(
    file: String, declaration: RollDeclaration, model: ContentModel, tables: [RollTable],
    personal: @escaping PersonalFinder, namesSheets: Bool
  ) {
    self.file = file
    self.declaration = declaration
    self.model = model
    self.personal = personal
    self.namesSheets = namesSheets
    units = model.units
    categories = model.categories(ofKind: declaration.kind)
    levels = model.levels(ofKind: declaration.kind)
    for column in tables.flatMap(\.columns) where column.isRead && positions[column.plain] == nil {
      guard let role = declaration.roles[column.plain] else { continue }
      positions[column.plain] = columns.count
      columns.append(RollColumn(label: column.label, role: role))
    }
    addSpokenColumns(for: tables)
  }

  /// Adds columns for values given only by group lines or the names of sheets.
  private mutating func addSpokenColumns(for tables: [RollTable]) {
    let groups = tables.flatMap { table in
      [table.sheet]
        + table.lines.compactMap { line in if case .group(_, let text) = line { text } else { nil } }
    }
    func add(_ role: ColumnRole, _ label: String, to reader: inout RollReader) {
      guard !reader.columns.contains(where: { $0.role == role }) else { return }
      reader.spoken[role] = reader.columns.count
      reader.columns.append(RollColumn(label: label, role: role))
    }
    if declaration.row.isOfPeople, groups.contains(where: { category(of: $0) != nil }) {
      add(.category, categories.map { model.vocabularies[$0].label } ?? "", to: &self)
    }
    if declaration.row != .unit, groups.contains(where: { knownUnit($0) != nil }) {
      add(.unit, units.map { model.vocabularies[$0].label } ?? "", to: &self)
    }
    if declaration.row == .unit, groups.contains(where: { level(of: $0) != nil }) {
      add(.level, levels.map { model.vocabularies[$0].label } ?? "", to: &self)
    }
    if declaration.row == .work, tables.contains(where: \.hasGroups) { add(.medium, "类别", to: &self) }
  }

  /// The category named by a text, with or without 类 at its end.
  func category(of text: String) -> TermReference? { term(groupText(text), of: categories) }
  func level(of text: String) -> TermReference? { term(groupText(text), of: levels) }
  func knownUnit(_ text: String) -> TermReference? { term(groupText(text), of: units) }

  func term(_ text: String, of vocabulary: Int?) -> TermReference? {
    guard let vocabulary, !text.isEmpty else { return nil }
    let lookup = model.vocabularies[vocabulary].lookup
    let plain = String(text.unicodeScalars.filter { !isBlankScalar($0) })
    let short = plain.hasSuffix("类") || plain.hasSuffix("奖") ? String(plain.dropLast()) : plain
    return (lookup[plain] ?? lookup[short] ?? lookup[plain.halfWidth]).map {
      TermReference(vocabulary: vocabulary, term: $0)
    }
  }
}

extension RollTable {
  fileprivate var hasGroups: Bool {
    lines.contains { if case .group = $0 { true } else { false } }
  }
}
