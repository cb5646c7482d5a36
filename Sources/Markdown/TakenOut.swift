/// Taking out of the body what CommonMark has no word for: `:::` fences, footnotes, tables.
extension LineScanner {
  /// Whether the line (and perhaps some after it) was such a thing; then it has been dealt with.
  mutating func takeOut(_ line: Range<Int>, _ prefix: LinePrefix) -> Bool {
    switch bytes[prefix.content] {
    case 0xEF:
      return takeOutFence(line, prefix)
    case UInt8(ascii: ":"):
      if takeOutFence(line, prefix) { return true }
      fallthrough
    case UInt8(ascii: "|"), UInt8(ascii: "-"):
      return takeOutTable(delimiterRow: prefix.content..<line.upperBound)
    case UInt8(ascii: "["):
      return takeOutFootnote(line, prefix)
    default:
      return false
    }
  }

  private mutating func takeOutFence(_ line: Range<Int>, _ prefix: LinePrefix) -> Bool {
    guard prefix.levels == 0, prefix.column < 4, noteIndentation == 0,
      itemColumn == 0 || prefix.column < itemColumn
    else {
      return false
    }
    // An input method for Chinese types the colons in full width.
    var start = prefix.content
    while start < line.upperBound {
      if bytes[start] == UInt8(ascii: ":") {
        start += 1
      } else if bytes.has("：", at: start) {
        start += 3
      } else {
        break
      }
    }
    guard start - prefix.content >= (bytes[prefix.content] == 0xEF ? 9 : 3) else { return false }
    let text = bytes[slice: start..<line.upperBound]
    let words = text[slice: text.trimmed]
    let nameEnd = words.firstIndex { $0 == 0x20 || $0 == 0x09 } ?? words.count
    let rest = words[slice: nameEnd..<words.count]
    let restText = rest[slice: rest.trimmed]
    let name = String(decoding: words[slice: 0..<nameEnd], as: UTF8.self)
    let kind = nameEnd > 0 ? BlockKind(named: name) : nil
    let title = titleRange(in: bytes.range(of: restText), of: kind)
    preparation.fences.append(
      BlockFence(
        line: lineNumber, name: name, rest: String(decoding: restText, as: UTF8.self),
        title: title.isEmpty ? nil : addCell(CollectionOfOne(title), isCell: false)))
    isInLinesBlock = kind?.isText == false
    // In blocks the writer looks for names before colons.
    preparation.takesOutOpaqueRuns = mayTakeOutOpaqueRuns && nameEnd == 0
    preparation.text.append("<!---->\n")
    itemColumn = 0
    endParagraph()
    return true
  }

  /// The range of the title after a block's name: for a film or a sound it follows the address, for a film also the
  /// subtitles and the poster.
  private func titleRange(in rest: Range<Int>, of kind: BlockKind?) -> Range<Int> {
    guard kind == .video || kind == .audio else { return rest }
    var title = withoutWord(rest)
    guard kind == .video else { return title }
    for endings in [subtitleEndings, posterEndings] {
      let next = withoutWord(title)
      let word = bytes.trimmed(title.lowerBound..<next.lowerBound)
      if isFile(String(decoding: bytes[slice: word], as: UTF8.self), endings) { title = next }
    }
    return title
  }

  private func withoutWord(_ text: Range<Int>) -> Range<Int> {
    var start = text.lowerBound
    while start < text.upperBound, bytes[start] != 0x20 { start += 1 }
    while start < text.upperBound, bytes[start] == 0x20 { start += 1 }
    return start..<text.upperBound
  }

  private mutating func takeOutFootnote(_ line: Range<Int>, _ prefix: LinePrefix) -> Bool {
    guard prefix.levels == 0, prefix.column < 4, noteIndentation == 0,
      let (label, contentStart) = footnoteLabel(at: prefix.content, before: line.upperBound)
    else { return false }
    endParagraph()
    var definition = FootnoteDefinition(label: label, line: lineNumber, content: contentStart)
    if let (end, indentation) = blocksOfNote() {
      scanBlocks(of: &definition, to: end, indentation: indentation)
      preparation.footnotes.append(definition)
      return true
    }
    var pieces = [contentStart..<line.upperBound]
    // The start of the next paragraph of the note, once it has been looked for.
    var continuation = 0
    preparation.text.append(0x0A)
    while position < bytes.count {
      let next = position..<endOfLine(from: position)
      let nextPrefix = LinePrefix(of: next, in: bytes)
      let isBlank = bytes.isBlank(next)
      if isBlank {
        if next.upperBound >= continuation {
          guard let start = self.continuation(after: next.upperBound) else { break }
          continuation = start
        }
        appendParagraph(pieces, to: &definition)
        pieces = []
      } else if pieces.isEmpty ? nextPrefix.column < 2 : startsBlock(next, nextPrefix) {
        break
      } else {
        pieces.append(nextPrefix.content..<next.upperBound)
      }
      lineNumber += 1
      position = min(next.upperBound + 1, bytes.count)
      preparation.text.append(0x0A)
    }
    appendParagraph(pieces, to: &definition)
    preparation.footnotes.append(definition)
    return true
  }

  /// The label of `[^label]:` at an offset and where the note's text begins.
  private func footnoteLabel(at offset: Int, before end: Int) -> (label: String, content: Int)? {
    guard bytes.has("[^", at: offset) else { return nil }
    guard let close = bytes[offset..<min(end, offset + 200)].firstIndex(of: UInt8(ascii: "]")),
      close > offset + 2, close + 1 < end
    else { return nil }
    // An input method for Chinese types the colon in full width.
    let isWide = bytes.has("：", at: close + 1)
    guard isWide || bytes[close + 1] == UInt8(ascii: ":") else { return nil }
    let label = bytes[slice: offset + 2..<close]
    guard !label.contains(0x20), !label.contains(UInt8(ascii: "[")) else { return nil }
    return (String(decoding: label, as: UTF8.self), close + (isWide ? 4 : 2))
  }

  /// The start of the indented line after the blank line that ends at an offset; nil if none follows.
  private func continuation(after end: Int) -> Int? {
    var start = end + 1
    while start < bytes.count {
      let line = start..<endOfLine(from: start)
      let prefix = LinePrefix(of: line, in: bytes)
      if prefix.content < line.upperBound { return prefix.levels == 0 && prefix.column >= 2 ? start : nil }
      start = line.upperBound + 1
    }
    return nil
  }

  private mutating func appendParagraph(_ pieces: [Range<Int>], to definition: inout FootnoteDefinition) {
    let lines = pieces.map { bytes.trimmed($0) }
    if let cell = addCell(lines, isCell: false) { definition.paragraphs.append(cell) }
  }

  /// Whether a line begins a block of its own and so ends a table or a footnote.
  func startsBlock(_ line: Range<Int>, _ prefix: LinePrefix) -> Bool {
    guard prefix.content < line.upperBound else { return true }
    if prefix.levels > 0 { return true }
    let text = bytes[slice: prefix.content..<line.upperBound]
    switch text[0] {
    case UInt8(ascii: "#"):
      let level = text.prefix { $0 == UInt8(ascii: "#") }.count
      return level <= 6 && (level == text.count || text[level] == 0x20)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return CodeFence(openedBy: text, prefix: prefix, itemColumn: 0) != nil
    case UInt8(ascii: ":"): return text.has(":::", at: 0)
    case UInt8(ascii: "<"): return text.count > 1 && text[1] != 0x20
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      return text.count >= 3 && text.allSatisfy { $0 == text[0] || $0 == 0x20 }
    case UInt8(ascii: "["): return footnoteLabel(at: prefix.content, before: line.upperBound) != nil
    default: return false
    }
  }
}
