import Diagnostics

/// A text in which the lines that stay lines, see `LinesApart.swift`, say so by CommonMark's own means.
package struct WrittenOutLines {
  package var bytes: [UInt8]
  package var changes: [Change] = []

  package struct Change {
    /// Counted from 1 in the file as it was.
    package var line: Int
    package var before: String
    package var after: String
  }
}

/// Writes line breaks out: an empty line before a paragraph, a backslash before all others. The page stays the same.
///
/// - Returns: nil where there is nothing to write.
package func writeOutLines(of source: Source, in body: Range<Int>) -> WrittenOutLines? {
  let apart = source.bytes.withUnsafeBufferPointer { bytes in
    LineScanner(bytes[slice: body.clamped(to: 0..<bytes.count)], takesOutBlocks: true, leaving: .nothing)
      .scan().linesApart
  }
  guard !apart.isEmpty, !source.bytes.contains(0x0D) else { return nil }
  let firstLine = source.bytes[..<body.lowerBound].count { $0 == 0x0A }
  var lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
  let begunByMarks = paragraphsBegunByMarks(lines)
  var result = WrittenOutLines(bytes: [])
  for number in apart {
    let index = firstLine + number - 1
    guard lines.indices.contains(index), index > 0 else { continue }
    let before = String(decoding: lines[index - 1], as: UTF8.self)
    // Beside markup a backslash might mean something else.
    while let last = lines[index - 1].last, last == 0x20 || last == 0x09 { lines[index - 1].removeLast() }
    guard let last = lines[index - 1].last, last >= 0x80 || isASCIILetterOrDigit(last) else { continue }
    // An empty line would end a quotation or an item, and leave the lines before it out of a heading.
    let isParagraph =
      lines[index].starts(with: "　　".utf8) && !begunByMarks[index - 1] && !isHeading(lines[index...])
    lines[index - 1] += isParagraph ? [0x0A] : [UInt8(ascii: "\\")]
    result.changes.append(
      WrittenOutLines.Change(
        line: index, before: before, after: String(decoding: lines[index - 1], as: UTF8.self)))
  }
  guard !result.changes.isEmpty else { return nil }
  result.bytes = Array(lines.joined(separator: [0x0A]))
  return result
}

/// For each line, whether its paragraph has a line that begins with a mark or a space, as those of quotations and items do.
private func paragraphsBegunByMarks(_ lines: [[UInt8]]) -> [Bool] {
  var isBegun = false
  return lines.map { line in
    isBegun = !line.allSatisfy { $0 == 0x20 || $0 == 0x09 } && (isBegun || line[0] < 0x80)
    return isBegun
  }
}

/// Whether lines up to the next blank one hold an underline, which makes those above it a heading.
private func isHeading(_ lines: ArraySlice<[UInt8]>) -> Bool {
  let trimmed = lines.lazy.map { $0.filter { $0 != 0x20 && $0 != 0x09 } }
  return trimmed.prefix { !$0.isEmpty }.dropFirst().contains { line in
    line.allSatisfy { $0 == UInt8(ascii: "-") } || line.allSatisfy { $0 == UInt8(ascii: "=") }
  }
}
