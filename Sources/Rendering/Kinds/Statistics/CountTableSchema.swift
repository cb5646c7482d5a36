import Templating

/// Counts by two axes; every total is the sum of its row or column.
struct CountTable: Sendable {
  struct Row: Sendable {
    var label: String
    var address = ""
    var cells: [Int]
    var total: Int { cells.reduce(0, +) }
  }

  /// The label of the rows: 年份.
  var label: String
  var columns: [String]
  var rows: [Row]

  var totals: [Int] {
    columns.indices.map { column in rows.reduce(0) { $0 + $1.cells[column] } }
  }
  var total: Int { totals.reduce(0, +) }

  func without(column: Int) -> CountTable {
    let kept = columns.indices.filter { $0 != column }
    return CountTable(
      label: label, columns: kept.map { columns[$0] },
      rows: rows.map { row in Row(label: row.label, address: row.address, cells: kept.map { row.cells[$0] }) }
    )
  }

  /// Without the columns that hold nothing.
  var withoutEmptyColumns: CountTable {
    let totals = self.totals
    let kept = columns.indices.filter { totals[$0] > 0 }
    return CountTable(
      label: label, columns: kept.map { columns[$0] },
      rows: rows.map { row in Row(label: row.label, address: row.address, cells: kept.map { row.cells[$0] }) }
    )
  }
}

let countTableSchema = ViewSchema<CountTable>(
  "CountTable", "一张统计表，合计都对得上", "counts by two axes, which add up",
  [
    .init("label", .text, "各行是什么，如“年份”", "what the rows are") { .text($0.label) },
    .init("columns", .list(.text), "各列的名称", "the names of the columns") {
      .list($0.columns.map(TemplateValue.text))
    },
    .init("rows", .list(.record("CountRow")), "各行", "the rows") { table in
      let most = table.rows.map(\.total).max() ?? 1
      return countRowSchema.list(of: table.rows.map { ($0, most) })
    },
    .init("totals", .list(.number), "各列的合计", "the sums of the columns") {
      .list($0.totals.map(TemplateValue.number))
    },
    .init("total", .number, "总计", "the sum of all") { .number($0.total) },
    .init("several", .flag, "不止一列", "has more than one column") { .flag($0.columns.count > 1) },
  ])

let countRowSchema = ViewSchema<(row: CountTable.Row, most: Int)>(
  "CountRow", "统计表的一行", "a row of counts",
  [
    .init("label", .text, "名称", "its name") { .text($0.row.label) },
    .init("address", .text, "地址，可能为空", "its address, which may be empty") { .text($0.row.address) },
    .init("cells", .list(.number), "各列的数", "its counts") { .list($0.row.cells.map(TemplateValue.number)) },
    .init("total", .number, "合计", "their sum") { .number($0.row.total) },
    .init("share", .number, "占最多一行的百分数", "hundredths of the largest row") {
      .number($0.most == 0 ? 0 : $0.row.total * 100 / $0.most)
    },
  ])
