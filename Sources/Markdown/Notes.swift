/// Notes that hold lists, tables or quotations, `[^1]: text` with indented lines below it.
///
/// Paragraphs of a note are cells like those of tables. A note with blocks is scanned line by line as the body is, without
/// its indentation and into a text of its own, which libcmark reads behind the body.
extension LineScanner {
  /// The lines of the note whose first line has just been read, if there are blocks among them: where they end, and the
  /// columns that they are set in by.
  func blocksOfNote() -> (end: Int, indentation: Int)? {
    var (place, end, indentation, hasBlocks, isBehindBlank) = (position, position, Int.max, false, false)
    while place < bytes.count {
      let line = place..<endOfLine(from: place)
      place = min(line.upperBound + 1, bytes.count)
      if bytes.isBlank(line) {
        isBehindBlank = true
        continue
      }
      let columns = bytes.indentation(of: line)
      let text = bytes.dedented(line, by: columns)
      let begins =
        startsBlock(text, LinePrefix(of: text, in: bytes)) || bytes[text.lowerBound] == UInt8(ascii: "|")
      if columns >= 2 {
        indentation = min(indentation, columns)
        if begins { hasBlocks = true }
      } else if isBehindBlank || begins {
        break
      }
      isBehindBlank = false
      end = place
    }
    return hasBlocks ? (end, min(indentation, 4)) : nil
  }

  /// Scans a note's lines into `preparation.notes`.
  mutating func scanBlocks(of definition: inout FootnoteDefinition, to end: Int, indentation: Int) {
    let firstLine = lineNumber
    endParagraph()
    swap(&preparation.text, &preparation.notes)
    let (column, isInBlock) = (itemColumn, isInLinesBlock)
    (itemColumn, isInLinesBlock, outerItem) = (0, false, nil)
    noteIndentation = indentation
    lineLimit = end
    definition.blocks = preparation.noteLines.count
    preparation.text.append("<!---->\n")
    preparation.noteLines.append(lineNumber)
    let lineEnd = endOfLine(from: definition.content)
    scanLine(bytes.trimmed(definition.content..<lineEnd))
    preparation.noteLines.append(lineNumber)
    while position < end {
      lineNumber += 1
      let first = lineNumber
      let line = bytes.dedented(position..<endOfLine(from: position), by: indentation)
      position = min(line.upperBound + 1, bytes.count)
      scanLine(line)
      preparation.noteLines.append(contentsOf: first...lineNumber)
    }
    preparation.text.append(0x0A)
    preparation.noteLines.append(lineNumber)
    endParagraph()
    fence = nil
    isInComment = false
    noteIndentation = 0
    lineLimit = bytes.count
    (itemColumn, isInLinesBlock, outerItem) = (column, isInBlock, nil)
    swap(&preparation.text, &preparation.notes)
    // The body keeps an empty line for each line of the note.
    for _ in firstLine...lineNumber { preparation.text.append(0x0A) }
  }
}

extension Bytes {
  /// By how many columns a line is set in.
  func indentation(of line: Range<Int>) -> Int {
    var columns = 0
    for offset in line {
      switch self[offset] {
      case 0x20: columns += 1
      case 0x09: columns += 4 - columns % 4
      default: return columns
      }
    }
    return columns
  }

  /// A line without so many columns of space at its beginning.
  func dedented(_ line: Range<Int>, by columns: Int) -> Range<Int> {
    var (start, column) = (line.lowerBound, 0)
    while start < line.upperBound, column < columns {
      if self[start] == 0x20 {
        column += 1
      } else if self[start] == 0x09 {
        column += 4 - column % 4
      } else {
        break
      }
      start += 1
    }
    return start..<line.upperBound
  }
}
