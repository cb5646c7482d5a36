import Archives
import XML

/// Reads an `.xlsx`: ECMA-376 part 1, both its transitional and its strict form, as Excel, WPS and LibreOffice write it.
///
/// Styles are read as far as they say what is a date or a share; nothing is computed, and links to other workbooks,
/// macros and pictures are passed over. What the file claims about its own size is never believed.
package func readWorkbook(_ bytes: [UInt8]) throws(SheetError) -> Workbook {
  guard !bytes.isEmpty else { throw .empty }
  // The container of old formats is also that of encrypted new ones.
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    throw holds("EncryptedPackage", in: bytes) ? .encrypted : .oldFormat
  }
  guard bytes.starts(with: [0x50, 0x4B]) else { throw bytes.first == 0x09 ? .oldFormat : .notSpreadsheet }
  var package = try OfficePackage(bytes)
  let main = try package.mainPart()
  var book = BookReader()
  try package.read(main, with: &book)
  guard book.sheets.count <= SheetLimits.sheets else { throw .tooMany(.sheets) }
  let relations = try package.relations(of: main)
  var strings = StringsReader()
  var styles = StylesReader()
  for relation in relations {
    if relation.type.hasSuffix("/sharedStrings") { try package.read(relation.target, with: &strings) }
    if relation.type.hasSuffix("/styles") { try package.read(relation.target, with: &styles) }
  }
  guard strings.strings.count <= SheetLimits.cells else { throw .tooMany(.cells) }
  var sheets: [Sheet] = []
  var rest = SheetLimits.rows
  for sheet in book.sheets {
    guard let relation = relations.first(where: { $0.id == sheet.relation }) else {
      throw .damaged(part: main)
    }
    // Charts and dialogs are listed among the sheets, too.
    guard relation.type.hasSuffix("/worksheet") else { continue }
    var reader = SheetReader(
      strings: strings.strings, forms: styles.forms, startsIn1904: book.startsIn1904, rowLimit: rest)
    do throws(SheetError) {
      try package.read(relation.target, with: &reader)
    } catch {
      throw reader.fault ?? error
    }
    if let fault = reader.fault { throw fault }
    rest -= reader.rows.count
    sheets.append(
      Sheet(
        name: sheet.name, isHidden: sheet.isHidden, rows: reader.rows, hiddenColumns: reader.hiddenColumns,
        merges: reader.merges))
  }
  guard !sheets.isEmpty else { throw .notSpreadsheet }
  return Workbook(sheets: sheets)
}

/// Whether bytes contain a name in UTF-16, as the directory of the old container writes names.
private func holds(_ name: StaticString, in bytes: [UInt8]) -> Bool {
  var wanted: [UInt8] = []
  for offset in 0..<name.utf8CodeUnitCount { wanted += [name.utf8Start[offset], 0] }
  var rest = bytes[...]
  while let start = rest.firstIndex(of: wanted[0]) {
    if rest[start...].starts(with: wanted) { return true }
    rest = rest[(start + 1)...]
  }
  return false
}
