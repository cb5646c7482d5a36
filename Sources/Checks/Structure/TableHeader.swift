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

/// Headers of tables whose cells are all empty.
func tablesWithoutHeader(in text: PreparedText) -> [TextDiagnostic] {
  guard !text.emptyHeaders.isEmpty else { return [] }
  let lines = Lines(of: text.source)
  return text.emptyHeaders.map { number in
    let line = lines.range(number)
    let start = text.source.bytes[line].firstIndex(of: UInt8(ascii: "|")) ?? line.lowerBound
    return TextDiagnostic(rule: .tableHeader, range: start..<line.upperBound)
  }
}
