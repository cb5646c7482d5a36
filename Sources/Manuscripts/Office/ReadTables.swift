import XML

/// Tables as grids: a merged cell's content is repeated in all grid cells that it covers.
extension WordReader {
  mutating func table(_ element: XMLElement) -> SourceTable {
    var table = SourceTable()
    let properties = element.child("w:tblPr")
    table.hasBorders =
      styles.hasBorders(table: properties?.value(of: "w:tblStyle"))
      || hasLines(properties?.child("w:tblBorders"))
    var isHeader = true
    for row in rows(of: element) {
      let properties = row.child("w:trPr")
      if properties?.child("w:del") != nil {
        leaveOut(row, .deleted)
        continue
      }
      if properties?.child("w:ins") != nil { source.changes += 1 }
      let cells = cells(of: row, above: table.rows.last ?? [], hasBorders: &table.hasBorders)
      guard !cells.isEmpty else { continue }
      table.rows.append(cells)
      isHeader = isHeader && isOn(properties?.child("w:tblHeader").map { $0["w:val"] ?? "1" })
      if isHeader { table.headerRows += 1 }
    }
    return table
  }

  private func rows(of element: XMLElement) -> [XMLElement] { found("w:tr", in: element) }

  /// The rows or cells of a table, including those in content controls and changes, but not those of nested tables.
  private func found(_ name: String, in element: XMLElement) -> [XMLElement] {
    element.elements.flatMap { child -> [XMLElement] in
      if child.name == name { return [child] }
      return ["w:tbl", "w:tr", "w:tc", "w:p"].contains(child.name) ? [] : found(name, in: child)
    }
  }

  /// Empties repeated cells beyond a total of 1 MiB of text.
  private mutating func limit(_ cell: inout SourceCell) {
    repeated += cell.text.utf8.count + 8
    if repeated > 1 << 20 { cell.elements = [] }
  }

  private mutating func cells(
    of row: XMLElement, above: [SourceCell], hasBorders: inout Bool
  ) -> [SourceCell] {
    var cells: [SourceCell] = []
    let before = row.child("w:trPr")?.value(of: "w:gridBefore").flatMap { Int($0) } ?? 0
    for _ in 0..<min(before, 64) { cells.append(SourceCell()) }
    for element in found("w:tc", in: row) {
      let properties = element.child("w:tcPr")
      let span = min(max(properties?.value(of: "w:gridSpan").flatMap { Int($0) } ?? 1, 1), 64)
      if properties?.child("w:cellDel") != nil {
        leaveOut(element, .deleted)
        continue
      }
      if hasLines(properties?.child("w:tcBorders")) { hasBorders = true }
      var cell = SourceCell()
      let fill = properties?.child("w:shd")?["w:fill"]?.lowercased() ?? "auto"
      cell.isShaded = fill != "auto" && fill != "ffffff"
      let vertical = properties?.child("w:vMerge").map { $0["w:val"] ?? "continue" }
      let horizontal = properties?.child("w:hMerge").map { $0["w:val"] ?? "continue" }
      if vertical == "continue", cells.count < above.count {
        // Word does not show the contents of a covered cell.
        dropAll(of: element, .hidden)
        cell = above[cells.count]
        cell.isRepeated = true
      } else if horizontal == "continue", let left = cells.last {
        dropAll(of: element, .hidden)
        cell = left
        cell.isRepeated = true
      } else {
        cell.elements = elements(of: element)
      }
      if cell.isRepeated { limit(&cell) }
      cells.append(cell)
      cell.isRepeated = true
      for _ in 1..<span where cells.count < 256 {
        limit(&cell)
        cells.append(cell)
      }
    }
    return cells
  }
}
