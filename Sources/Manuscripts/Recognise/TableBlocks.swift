import Text
import XML

/// A table as rows of equal width, or as facts if it is a list of names and values.
func block(of table: SourceTable) -> Block {
  if let facts = facts(of: table) { return .facts(facts) }
  let width = table.rows.map(\.count).max() ?? 0
  return .table(
    table.rows.map { row in
      row.map(inlines) + [[Inline]](repeating: [], count: width - row.count)
    })
}

/// The contents of a cell: paragraphs one after another, a nested table on one line.
private func inlines(of cell: SourceCell) -> [Inline] {
  var line: [Inline] = []
  for element in cell.elements {
    var part: [Inline]
    switch element {
    case .passage(let passage):
      part = tidied(passage.inlines, TextAppearance(isBold: true)).map {
        $0 == .lineBreak ? .text(" ", []) : $0
      }
      if let label = passage.label, !part.isEmpty {
        part.insert(.text(label.text.isEmpty ? "· " : label.text, []), at: 0)
      }
    case .table(let inner): part = [.text(flat(inner), [])]
    }
    guard !part.isEmpty, part != [.text("", [])] else { continue }
    if !line.isEmpty { line.append(.text(" ", [])) }
    line += part
  }
  return line.merged
}

/// `物品，数量；旧电脑，五台`.
private func flat(_ table: SourceTable) -> String {
  table.rows.map { row in
    row.filter { !$0.isRepeated }.map(\.text).filter { !$0.isEmpty }.joined(separator: "，")
  }
  .filter { !$0.isEmpty }.joined(separator: "；")
}

/// The facts of a table without header: two columns, or two pairs side by side.
private func facts(of table: SourceTable) -> [Block.Fact]? {
  let width = table.rows.map(\.count).max() ?? 0
  guard width == 2 || width == 4, table.headerRows == 0, table.rows.count > 1, table.rows.count <= 30,
    table.rows.allSatisfy({ $0.count == width }), !looksLikeHeader(table.rows), !table.isRoll
  else { return nil }
  var facts: [Block.Fact] = []
  for row in table.rows {
    for column in stride(from: 0, to: width, by: 2) {
      let (name, value) = (row[column], row[column + 1])
      if name.isRepeated { continue }
      guard !name.text.isEmpty || !value.text.isEmpty else { continue }
      guard isFactName(name), !value.isRepeated, !value.text.isEmpty, value.passages.count == 1,
        inlines(of: value).pictures.isEmpty
      else { return nil }
      facts.append(Block.Fact(name: bareName(name.text), value: inlines(of: value)))
    }
  }
  return Set(facts.map(\.name)).count == facts.count && hasUsualName(facts) ? facts : nil
}

private func bareName(_ text: String) -> String {
  var name = squeezed(text)
  while let last = name.last, "：:".contains(last) { name.removeLast() }
  return name
}

private func isFactName(_ cell: SourceCell) -> Bool {
  let name = bareName(cell.text)
  return (2...8).contains(name.count) && cell.passages.count == 1
    && name.allSatisfy { isHan($0) || $0.isLetter }
}

/// Whether at least a third of the names are usual in forms, which tells facts from names of things in a list.
private func hasUsualName(_ facts: [Block.Fact]) -> Bool {
  let endings = [
    "名称", "时间", "地点", "地址", "对象", "人数", "电话", "方式", "收费", "负责人", "主办", "承办", "口号", "宗旨", "规模", "面积", "内容",
    "范围", "单位", "性质", "简介", "类型", "教师", "服务", "成员", "日期",
  ]
  return facts.filter { fact in endings.contains(where: fact.name.hasSuffix) }.count * 3 >= facts.count
}

/// Whether the first row is a header: common nouns, or bold or shaded as no other row is.
private func looksLikeHeader(_ rows: [[SourceCell]]) -> Bool {
  guard let first = rows.first, let second = first.last else { return false }
  let isBold = { (row: [SourceCell]) in
    row.allSatisfy { $0.passages.contains { $0.look.isBold } || $0.isShaded }
  }
  if isBold(first), !rows.dropFirst().contains(where: isBold) { return true }
  let name = squeezed(second.text)
  let words = [
    "数量", "清单", "内容", "备注", "人数", "金额", "数值", "说明", "结果", "情况", "次数", "时间", "名称", "单位", "得分", "姓名", "完成情况",
    "用途", "合计", "数目", "做法", "任务", "地点", "负责人", "变化", "成效", "项目", "标准",
  ]
  return words.contains(name)
    || words.contains(where: { name.hasSuffix($0) && name.count <= 5 }) && squeezed(first[0].text).count <= 4
      && !["名称", "开办时间", "地址"].contains(squeezed(first[0].text))
}
