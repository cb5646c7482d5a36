/// The delimiters of tags: `{{` and `}}` unless a template says otherwise.
struct Delimiters {
  var open = Array("{{".utf8)
  var close = Array("}}".utf8)
}

/// The sort of a tag, by the character after its opening delimiter.
enum Sigil {
  case value
  case unescaped
  case section
  case inverted
  case end
  case partial
  case parent
  case block
  case comment
  case delimiters

  init?(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "{"): self = .unescaped
    case UInt8(ascii: "#"): self = .section
    case UInt8(ascii: "^"): self = .inverted
    case UInt8(ascii: "/"): self = .end
    case UInt8(ascii: ">"): self = .partial
    case UInt8(ascii: "<"): self = .parent
    case UInt8(ascii: "$"): self = .block
    case UInt8(ascii: "!"): self = .comment
    case UInt8(ascii: "="): self = .delimiters
    default: return nil
    }
  }
}

/// One tag of a template's text.
struct TemplateTag {
  var sigil: Sigil
  /// The whole tag, with its delimiters.
  var range: Range<Int>
  /// Its text without sigil and surrounding white space.
  var content: Range<Int>
}

enum TagReading {
  case tag(TemplateTag)
  /// The tag that begins here lacks the given end.
  case unclosed(missing: [UInt8])
}

/// Reads the tag whose opening delimiter is at a position.
func readTag(at start: Int, in bytes: [UInt8], _ delimiters: Delimiters) -> TagReading {
  var content = start + delimiters.open.count
  var sigil = Sigil.value
  var end = delimiters.close
  if content < bytes.count, let found = Sigil(bytes[content]) {
    sigil = found
    if bytes[content] == UInt8(ascii: "{") { end.insert(UInt8(ascii: "}"), at: 0) }
    if sigil == .delimiters { end.insert(UInt8(ascii: "="), at: 0) }
    content += 1
  }
  guard let close = bytes.position(of: end, from: content) else { return .unclosed(missing: end) }
  // `{{body}` and the end of a later tag: no name has braces, nor another tag's beginning.
  let saysName = sigil != .comment && sigil != .delimiters
  if saysName,
    bytes[content..<close].contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") })
      || saysName && bytes.position(of: delimiters.open, from: content).map({ $0 < close }) == true
  {
    return .unclosed(missing: end)
  }
  return .tag(
    TemplateTag(
      sigil: sigil, range: start..<(close + end.count),
      content: bytes.trimmed(content..<close)))
}

/// The delimiters that `{{=<% %>=}}` asks for, or nil if it is not understood.
func readDelimiters(_ range: Range<Int>, in bytes: [UInt8]) -> Delimiters? {
  let parts = bytes[range].split(whereSeparator: isWhite)
  guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else { return nil }
  return Delimiters(open: Array(parts[0]), close: Array(parts[1]))
}

func isWhite(_ byte: UInt8) -> Bool {
  isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}

/// White space within a line.
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

extension [UInt8] {
  /// The first place of a short string at or after a position.
  func position(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first else { return nil }
    var position = start
    while position + wanted.count <= count {
      if self[position] == first, self[position..<(position + wanted.count)].elementsEqual(wanted) {
        return position
      }
      position += 1
    }
    return nil
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isWhite(self[start]) { start += 1 }
    while end > start, isWhite(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The position after the line's end, if only white space precedes that; the end of the text ends a line too.
  func blankLineEnd(from position: Int) -> Int? {
    var end = position
    while end < count, isBlank(self[end]) { end += 1 }
    if end < count, self[end] == UInt8(ascii: "\r") { end += 1 }
    if end == count { return end }
    return self[end] == UInt8(ascii: "\n") ? end + 1 : nil
  }

  /// The white space before a position, if it is all there is before it on its line.
  func indentation(before position: Int) -> Range<Int>? {
    var start = position
    while start > 0, isBlank(self[start - 1]) { start -= 1 }
    return start == 0 || self[start - 1] == UInt8(ascii: "\n") ? start..<position : nil
  }
}
