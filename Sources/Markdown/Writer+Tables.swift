import CMark

extension Writer {
  /// A table in a box of its own, which scrolls where the table is wider than the page.
  mutating func writeTable(_ table: Table, number: Int) {
    let tableLine = line
    beginLine()
    html.append("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"")
    if let caption = table.caption {
      appendEscaped(text(of: caption))
    } else {
      append(.table(number))
    }
    html.append("\">\n<table>\n")
    if let caption = table.caption {
      line = table.captionLine ?? line
      html.append("<caption>")
      tracker.beginCells(.paragraph)
      write(caption)
      tracker.endBlock()
      html.append("</caption>\n")
      endPlainLine()
    }
    let width = table.alignments.count
    let rowCount = width == 0 ? 0 : table.cells.count / width
    if table.cells.prefix(width).allSatisfy({ $0 == nil }) {
      document.emptyHeaders.append(place.firstLine + tableLine - 1)
    }
    for row in 0..<rowCount {
      line = tableLine + (row == 0 ? 0 : row + 1)
      html.append(row == 0 ? "<thead>\n<tr>\n" : row == 1 ? "<tbody>\n<tr>\n" : "<tr>\n")
      tracker.beginCells(.row)
      excerptStart = plain.count
      for column in 0..<width {
        writeCell(table.cells[row * width + column], isHeader: row == 0, alignment: table.alignments[column])
      }
      html.append(row == 0 ? "</tr>\n</thead>\n" : "</tr>\n")
      endPlainLine()
      keepForExcerpt(isPart: true)
      tracker.endBlock()
    }
    html.append(rowCount > 1 ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n")
  }

  /// An empty header cell becomes a `<td>`: a header without words names nothing.
  private mutating func writeCell(_ cell: CellText?, isHeader: Bool, alignment: Table.Alignment) {
    let isNamed = isHeader && cell != nil
    html.append(isNamed ? "<th scope=\"col\"" : "<td")
    switch alignment {
    case .none: break
    case .left: html.append(" class=\"left\"")
    case .center: html.append(" class=\"center\"")
    case .right: html.append(" class=\"right\"")
    }
    html.append(">")
    if let cell {
      if let last = plain.last, last != 0x0A { plain.append(0x20) }
      write(cell)
    }
    html.append(isNamed ? "</th>\n" : "</td>\n")
  }
}
