import Diagnostics

extension Rule {
  /// The first row of a table is empty.
  static let tableHeader = Rule(
    "table-header", .warning, Phrase("表格没有表头", "the table has no header"),
    manual: Phrase(
      "表头说明每一栏是什么，读屏软件逐格念它。第一行写上栏名：\n| 姓名 | 单位 |\n| --- | --- |",
      "The header says what a column holds, and screen readers repeat it. Name the columns in the first row.")
  )
}

extension Check {
  static let tableHeader = Check(.tableHeader, inText: tablesWithoutHeader)
}

/// Rows of empty cells above a line of hyphens.
func tablesWithoutHeader(in text: Manuscript) -> [Mark] {
  let bytes = text.prose
  return text.passages.indices.dropLast().compactMap { number in
    let row = text.passages[number]
    let next = text.passages[number + 1]
    guard row.kind == .row, next.kind == .row,
      bytes[row.range].allSatisfy({ $0 == UInt8(ascii: "|") || $0 == 0x20 }),
      bytes[next.range].contains(UInt8(ascii: "-")),
      bytes[next.range].allSatisfy({ "|-: ".utf8.contains($0) })
    else { return nil }
    return Mark(rule: .tableHeader, range: row.range)
  }
}
