import Diagnostics

/// Pipe tables, as GitHub Flavored Markdown has them, with a caption from the line before.
extension LineScanner {
  /// Makes a table of the line before and those that follow, if this line is a delimiter row.
  mutating func takeOutTable(delimiterRow: Range<Int>) -> Bool {
    guard let header = candidate, header.prefix.column < 4 || header.prefix.levels > 0,
      let alignments = readAlignments(delimiterRow)
    else { return false }
    let headerCells = splitRow(header.content)
    guard headerCells.count == alignments.count else { return false }
    let prefix = LinePrefix(of: delimiterRow.lowerBound..<delimiterRow.upperBound, in: bytes)
    guard prefix.levels == 0 else { return false }

    var table = Table(lines: header.line...header.line, alignments: alignments)
    takeBack(header, captionOf: &table)
    add(headerCells, to: &table)
    let isAtEdge = header.prefix.levels == 0 && header.prefix.column == 0
    replaceLine(
      lineStart: lineStart(of: delimiterRow.lowerBound), content: delimiterRow.lowerBound, isEmpty: isAtEdge)
    while position < lineLimit, preparation.missingCells <= Preparation.Limits.missingCells {
      let line = bytes.dedented(position..<endOfLine(from: position), by: noteIndentation)
      guard let content = rowContent(of: line, below: header) else { break }
      lineNumber += 1
      position = min(line.upperBound + 1, bytes.count)
      add(splitRow(content..<line.upperBound), to: &table)
      replaceLine(lineStart: line.lowerBound, content: content, isEmpty: isAtEdge)
    }
    table.lines = header.line...lineNumber
    if noteIndentation > 0 { preparation.noteTables.append(table) } else { preparation.tables.append(table) }
    endParagraph()
    return true
  }

  /// Rewrites the header line, which has been written as text, and the caption's, if there is one.
  private mutating func takeBack(_ header: Candidate, captionOf table: inout Table) {
    if let caption = captionCandidate, caption.line == header.line - (header.beginsParagraph ? 2 : 1),
      caption.prefix.levels == 0, header.prefix.levels == 0
    {
      preparation.text.truncate(to: caption.outputStart)
      replaceLine(lineStart: caption.start, content: caption.content.lowerBound)
      if header.line - caption.line == 2 { preparation.text.append(0x0A) }
      table.caption = addCell(CollectionOfOne(captionText(of: caption.content)), isCell: false)
      table.captionLine = caption.line
      captionCandidate = nil
    } else {
      preparation.text.truncate(to: header.outputStart)
    }
    replaceLine(lineStart: header.start, content: header.content.lowerBound)
  }

  private func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return bytes.dedented(start..<offset, by: noteIndentation).lowerBound
  }

  /// A line of a table becomes an empty comment in the same container.
  ///
  /// - Parameter isEmpty: nothing is left of it, as behind a comment that is in no container.
  private mutating func replaceLine(lineStart: Int, content: Int, isEmpty: Bool = false) {
    guard !isEmpty else { return preparation.text.append(0x0A) }
    for offset in lineStart..<content where bytes[offset] < 0x80 { preparation.text.append(bytes[offset]) }
    preparation.text.append("<!---->\n")
  }

  /// The offset of a row's cells; nil if the line does not belong to the table.
  private func rowContent(of line: Range<Int>, below header: Candidate) -> Int? {
    guard !bytes.isBlank(line) else { return nil }
    var quotes = 0
    var column = 0
    var offset = line.lowerBound
    while offset < line.upperBound {
      switch bytes[offset] {
      case 0x20: column += 1
      case 0x09: column += 4 - column % 4
      case UInt8(ascii: ">") where quotes < header.prefix.quotes:
        quotes += 1
        column += 1
      default:
        guard quotes == header.prefix.quotes, !header.prefix.hasMarker || column >= header.prefix.column,
          column < containerColumn(of: header) + 4
        else { return nil }
        return startsBlock(line, LinePrefix(of: offset..<line.upperBound, in: bytes)) ? nil : offset
      }
      offset += 1
    }
    return nil
  }

  /// The column of the texts in the container of a line; four columns more make code.
  private func containerColumn(of line: Candidate) -> Int {
    if line.prefix.levels > 0 { return line.prefix.column }
    return line.prefix.column >= itemColumn ? itemColumn : 0
  }

  private func readAlignments(_ row: Range<Int>) -> [Table.Alignment]? {
    guard bytes[slice: row].contains(UInt8(ascii: "|")) else { return nil }
    var alignments: [Table.Alignment] = []
    for cell in splitRow(row) {
      let text = bytes[slice: cell]
      let startsWithColon = text.first == UInt8(ascii: ":")
      let endsWithColon = text.count > 1 && text.last == UInt8(ascii: ":")
      let dashes = text.dropFirst(startsWithColon ? 1 : 0).dropLast(endsWithColon ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(
        startsWithColon ? endsWithColon ? .center : .left : endsWithColon ? .right : .none)
    }
    return alignments
  }

  /// The cells of a row without the space around them; pipes behind a backslash do not divide.
  private func splitRow(_ row: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var end = row.upperBound
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    var offset = start
    while offset < end {
      if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "|") {
        offset += 2
      } else if bytes[offset] == UInt8(ascii: "|") {
        cells.append(bytes.trimmed(start..<offset))
        offset += 1
        start = offset
      } else {
        offset += 1
      }
    }
    if start < end { cells.append(bytes.trimmed(start..<end)) }
    return cells
  }

  /// A row of the header's width: missing cells are empty, excess cells are left out.
  private mutating func add(_ row: [Range<Int>], to table: inout Table) {
    if row.count == 1, table.alignments.count > 1, let cell = row.first, !cell.isEmpty, !hasBar(beside: cell)
    {
      preparation.findings.append(
        BodyFinding(
          rule: .textAfterTable, line: lineNumber, help: Phrase("在这一行前面空一行", "put an empty line before it")))
    }
    if row.count > table.alignments.count {
      preparation.findings.append(
        BodyFinding(
          rule: .wideRow, line: lineNumber, arguments: ["\(row.count)", "\(table.alignments.count)"]))
    }
    for column in table.alignments.indices {
      guard column < row.count else {
        table.cells.append(nil)
        preparation.missingCells += 1
        continue
      }
      table.cells.append(addCell(CollectionOfOne(row[column]), isCell: true))
    }
  }

  /// Whether the row of a cell begins or ends with a bar.
  private func hasBar(beside cell: Range<Int>) -> Bool {
    cell.lowerBound > 0 && bytes[cell.lowerBound - 1] == UInt8(ascii: "|")
      || bytes[cell.lowerBound..<bytes.count].prefix { $0 != 0x0A }.contains(UInt8(ascii: "|"))
      || bytes[..<cell.lowerBound].reversed().prefix { $0 != 0x0A }.contains(UInt8(ascii: "|"))
  }

  /// The caption without the bare word 表 before it; a number belongs to the caption.
  private func captionText(of content: Range<Int>) -> Range<Int> {
    guard bytes.has("表", at: content.lowerBound) else { return content }
    let offset = content.lowerBound + 3
    if bytes.has("：", at: offset), offset + 3 < content.upperBound {
      return bytes.trimmed(offset + 3..<content.upperBound)
    }
    if bytes.has(":", at: offset), offset + 1 < content.upperBound {
      return bytes.trimmed(offset + 1..<content.upperBound)
    }
    return bytes.trimmed(content)
  }
}

extension Bytes {
  /// `表：…`, `表2：…`, `表2 …`: a line that names the table below it.
  func isCaption(_ content: Range<Int>) -> Bool {
    guard has("表", at: content.lowerBound) else { return false }
    let numberStart = content.lowerBound + 3
    var offset = numberStart
    while offset < content.upperBound,
      isASCIILetterOrDigit(self[offset]) || self[offset] == UInt8(ascii: "-")
    {
      offset += 1
    }
    if has("：", at: offset) || has(":", at: offset) { return true }
    return offset > numberStart && (has(" ", at: offset) || has("\u{3000}", at: offset))
  }
}
