/// An open code fence: everything up to its end is code.
struct CodeFence {
  var byte: UInt8
  var length: Int
  var quotes: Int
  /// The column a line must reach to stay in the list item of the code; 0 outside of lists.
  var itemColumn: Int

  /// The fence that the text of a line opens.
  init?(openedBy text: Bytes, prefix: LinePrefix, itemColumn: Int) {
    guard let first = text.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    byte = first
    length = text.prefix { $0 == first }.count
    guard length >= 3 else { return nil }
    if first == UInt8(ascii: "`"), text.dropFirst(length).contains(first) { return nil }
    quotes = prefix.quotes
    if prefix.hasMarker {
      self.itemColumn = prefix.column
    } else {
      self.itemColumn = itemColumn > 0 && prefix.column >= 2 ? min(itemColumn, prefix.column) : 0
    }
  }

  /// The shortest closing fence.
  var sign: String { String(repeating: Character(Unicode.Scalar(byte)), count: length) }

  enum Line {
    case code
    case end
    /// The container ended, and the code with it; the line is text again.
    case outside
  }

  func reads(_ line: Range<Int>, in bytes: Bytes) -> Line {
    var offset = line.lowerBound
    var column = 0
    var seen = 0
    while offset < line.upperBound {
      switch bytes[offset] {
      case 0x20: column += 1
      case 0x09: column += 4 - column % 4
      case UInt8(ascii: ">") where seen < quotes:
        seen += 1
        column += 1
      default:
        if seen < quotes || column < itemColumn { return .outside }
        return closes(bytes[slice: offset..<line.upperBound]) ? .end : .code
      }
      offset += 1
    }
    return seen < quotes ? .outside : .code
  }

  private func closes(_ text: Bytes) -> Bool {
    let run = text.prefix { $0 == byte }.count
    return run >= length && text.dropFirst(run).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

extension LineScanner {
  /// Whether a line is code or part of a comment, which is left as it is.
  mutating func isVerbatim(_ line: Range<Int>, _ prefix: LinePrefix) -> Bool {
    if let open = fence {
      switch open.reads(line, in: bytes) {
      case .code: return true
      case .end:
        fence = nil
        return true
      case .outside: fence = nil
      }
    }
    let text = bytes[slice: prefix.content..<line.upperBound]
    if isInComment {
      isInComment = text.firstOffset(of: "-->") == nil
      return true
    }
    guard let first = text.first else { return false }
    if first == UInt8(ascii: "<"), text.has("<!--", at: 0) {
      if text.isCommentBeforeWords(at: 0, before: text.count), preparation.mark != nil { return false }
      isInComment = text.firstOffset(of: "-->") == nil
      endParagraph()
      return true
    }
    fence = CodeFence(openedBy: text, prefix: prefix, itemColumn: itemColumn)
    guard fence != nil else { return false }
    preparation.fencedLines.insert(lineNumber)
    endParagraph()
    return true
  }
}
