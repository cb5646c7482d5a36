import Chinese
import Diagnostics
import Files
import Spreadsheets

/// The options for a sheet that is to become a roll.
package struct RollWish: Sendable {
  /// `级别｜称号｜批次`, or a title alone; nil derives it from the sheet's title.
  package var honour: String?
  /// The kind of rows; nil derives it from the header.
  package var row: RollRow?
  /// The file of the page that called for works.
  package var call: String?

  package init(honour: String? = nil, row: RollRow? = nil, call: String? = nil) {
    self.honour = honour
    self.row = row
    self.call = call
  }
}

/// A sheet read as a roll that the site does not have yet.
package struct RollProposal: Sendable {
  /// The name of both files in `content/rolls/`, without extension.
  package var name: String
  /// The text of the declaration.
  package var text: String
  /// Nil if the sheet cannot be read.
  package var roll: Roll?
  package var findings: [Diagnostic]
}

/// A sheet opened before the site is read, so that a bad one is refused at once.
package struct OpenedSheet: Sendable {
  package let path: String
  package let bytes: [UInt8]
  fileprivate let book: Workbook
}

/// Opens a sheet anywhere on the disk: `.xlsx` or `.csv`.
///
/// - Returns: the sheet, or nil with the reason as a finding.
package func openSheet(_ path: String) -> (sheet: OpenedSheet?, findings: [Diagnostic]) {
  let place = Location(file: path)
  let ending = path.lowercased().split(separator: ".").last ?? ""
  guard ending == "csv" || ending == "xlsx" else {
    let reason =
      ending == "xlsm" || ending == "xltm"
      ? Phrase("带有宏（\(ending)），请另存为 xlsx", "it has macros (\(ending)); save it as xlsx")
      : Phrase("只读 xlsx 和 csv，请先另存", "only xlsx and csv are read; save it as one of them")
    return (nil, [Diagnostic(.rollUnreadable, at: place, [reason.chinese, reason.english])])
  }
  let folder = path.hasPrefix("/") ? "" : "."
  switch readBook(path, in: folder) {
  case .failure(let fault): return (nil, [fault.finding])
  case .success(let book):
    guard book.sheets.contains(where: { !$0.isHidden && rollTable(in: $0) != nil }) else {
      return (nil, [Diagnostic(.rollWithoutHeader, at: place)])
    }
    let bytes = (try? readFile(path.hasPrefix("/") ? path : "./" + path)) ?? []
    return (OpenedSheet(path: path, bytes: bytes, book: book), [])
  }
}

/// The proposed declaration of a sheet, and the roll that results from reading the sheet with it.
///
/// - Parameter site: its vocabularies and honours are used to find level and title in the sheet's title.
package func proposeRoll(
  of sheet: OpenedSheet, wish: RollWish, for site: Site, finding personal: @escaping PersonalFinder
) -> RollProposal {
  let model = site.model
  let tables = sheet.book.sheets.filter { !$0.isHidden }.compactMap { rollTable(in: $0) }
  let columns = readColumns(of: tables)
  var declaration = RollDeclaration()
  let kinds = model.kinds.indices.filter { model.kinds[$0].roll != nil }
  declaration.row = wish.row ?? rowMeant(by: columns.map(\.plain)) ?? .person
  declaration.kind = kinds.first
  declaration.call = wish.call.map { $0.hasPrefix("content/") ? $0 : "content/" + $0 }
  declaration.title = title(of: tables) ?? stem(sheet.path)
  let honour = wish.honour ?? meantHonour(by: declaration.title, in: site, row: declaration.row)
  declaration.takeHonour(honour ?? "", of: model)
  for column in columns {
    guard let role = role(of: column.plain, among: columns, in: declaration.row) else { continue }
    declaration.roles[column.plain] = role
    declaration.labels.append((column.plain, .init(line: 1, column: 1, length: 0)))
  }
  let name = rollName(of: sheet.path)
  let text = declarationText(declaration, honour: honour, in: model)
  var reading = readRoll(
    sheet.book, from: sheet.path, as: declaration, name: name, of: model, finding: personal)
  if let honour, !honour.isEmpty, honourParts(honour).count == 3,
    declaration.level == nil || declaration.batch == nil
  {
    reading.findings.append(
      Diagnostic(.notABatch, at: Location(file: sheet.path), [honour]))
  }
  return RollProposal(name: name, text: text, roll: reading.roll, findings: reading.findings)
}

private func readColumns(of tables: [RollTable]) -> [HeaderColumn] {
  var columns: [HeaderColumn] = []
  for column in tables.flatMap(\.columns)
  where column.isRead && !columns.contains(where: { $0.plain == column.plain }) {
    columns.append(column)
  }
  return columns
}

/// The role of a column by its header; of several columns with one role, the first has it and the others are `text`.
private func role(of label: String, among columns: [HeaderColumn], in row: RollRow) -> ColumnRole? {
  switch columnMeaning(label, in: row) {
  case .role(let role):
    let same = columns.map(\.plain).filter { columnMeaning($0, in: row) == .role(role) }
    let main = role == .unit ? same.first { !isSecondUnit($0) } ?? same.first : same.first
    return main == label ? role : .text
  case .internalUse, .personal: return nil
  case .unknown: return .text
  }
}

/// The title of the first table; of several, without the sheet's name at its end.
private func title(of tables: [RollTable]) -> String? {
  guard let title = tables.lazy.map(\.title).first(where: { !$0.isEmpty }) else { return nil }
  for table in tables where tables.count > 1 {
    for mark in ["（\(table.sheet)）", "(\(table.sheet))", table.sheet] where title.hasSuffix(mark) {
      return String(title.dropLast(mark.count))
    }
  }
  return title
}

extension RollDeclaration {
  fileprivate mutating func takeHonour(_ text: String, of model: ContentModel) {
    let parts = honourParts(text)
    guard parts.count == 3 else {
      honour = text
      return
    }
    honour = parts[1]
    batch = Batch(parts[2]) ?? Batch.meant(by: parts[2])
    level = model.levels(ofKind: kind).flatMap { levels in
      model.vocabularies[levels].lookup[parts[0]].map { TermReference(vocabulary: levels, term: $0) }
    }
  }
}

/// A name for addresses: the file's own if it is a slug, else its pinyin.
private func rollName(of path: String) -> String {
  let name = stem(path)
  if isSlug(name) { return name }
  let sounds = Chinese.slug(of: name)
  return sounds.isEmpty ? "roll" : sounds
}
