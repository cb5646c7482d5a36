import Diagnostics

/// Reads the little of YAML that nearly all fields are written in, without libyaml: it takes a tenth of the time.
///
/// `key: value` line by line from the first column, where the value is a text on the same line, in quotation marks or
/// without, a list or a map of such texts in brackets, or a list of them below, one a line; empty lines and comments
/// between. A text with anything else in it is not plain, and all of it is left to libyaml: nothing is an error here,
/// and what is read has the nodes that libyaml gives.
struct PlainReader {
  private let source: Source
  private let bytes: [UInt8]
  private let end: Int
  private var offset: Int
  private var line: Int
  /// In characters from 1, of the byte at `offset`.
  private var column = 1

  /// Something that is for libyaml to read, or to refuse.
  struct NotPlain: Error {}

  /// - Parameter range: ends with a line feed, after which nothing is ever read.
  init?(_ source: Source, in range: Range<Int>, linesBefore: Int) {
    guard !range.isEmpty, source.bytes[range.upperBound - 1] == lineFeed else { return nil }
    self.source = source
    bytes = source.bytes
    offset = range.lowerBound
    end = range.upperBound
    line = linesBefore + 1
  }

  /// The map that the text is; nil where there is nothing in it.
  mutating func read() throws(NotPlain) -> YAMLNode? {
    var pairs: [YAMLNode.Pair] = []
    pairs.reserveCapacity(16)
    try skipEmptyLines()
    while offset < end {
      guard column == 1 else { throw NotPlain() }
      let key = try readKey(besides: pairs)
      let value = try readValue()
      pairs.append(YAMLNode.Pair(key: key, value: value))
    }
    guard let first = pairs.first?.key.place else { return nil }
    return YAMLNode(.map(pairs), at: TextPosition(line: Int(first.line), column: 1, length: 0))
  }

  /// A key of ASCII letters or common Chinese characters, which are the same in all of Unicode's forms, and its colon.
  private mutating func readKey(besides pairs: [YAMLNode.Pair]) throws(NotPlain) -> YAMLNode {
    let (start, startColumn) = (offset, column)
    while true {
      switch Unicode.Scalar(bytes[offset]) {
      case "a"..."z", "A"..."Z", "0"..."9", "_": offset += 1
      case "-" where offset > start: offset += 1
      // The first of three bytes, of U+4000 to U+9FFF.
      case "\u{E4}"..."\u{E9}": offset += 3
      case ":":
        guard offset > start, offset - start <= longestKey, isBlank(bytes[offset + 1]) else {
          throw NotPlain()
        }
        let key = scalar(from: start, startColumn, to: offset, column, isPlain: true)
        // A duplicate key is left to libyaml to report; so are more fields than a page has.
        let isNew = !pairs.contains { $0.key.place.length == key.place.length && $0.key.text == key.text }
        guard isNew, pairs.count < mostPairs else { throw NotPlain() }
        offset += 1
        column += 1
        return key
      default: throw NotPlain()
      }
      column += 1
    }
  }

  /// Reads the value after a colon, to the beginning of the next line with content.
  private mutating func readValue() throws(NotPlain) -> YAMLNode {
    let place = TextPosition(line: line, column: column, length: 0)
    skipSpaces()
    guard bytes[offset] == lineFeed else {
      let node = try readInline()
      try finishLine()
      return node
    }
    try finishLine()
    if offset < end, bytes[offset] == UInt8(ascii: "-") { return try readItems() }
    return YAMLNode(.scalar(""), at: place)
  }

  /// A list, one item a line. Items that are not indented make libyaml mark the first hyphen, others nothing.
  private mutating func readItems() throws(NotPlain) -> YAMLNode {
    let place = TextPosition(line: line, column: column, length: column == 1 ? 1 : 0)
    var items: [YAMLNode] = []
    items.reserveCapacity(4)
    repeat {
      guard bytes[offset] == UInt8(ascii: "-"), bytes[offset + 1] == space else { throw NotPlain() }
      offset += 1
      column += 1
      skipSpaces()
      items.append(try readInline())
      try finishLine()
    } while offset < end && column == place.column && (column > 1 || bytes[offset] == UInt8(ascii: "-"))
    return YAMLNode(.list(items), at: place)
  }

  private mutating func readInline() throws(NotPlain) -> YAMLNode {
    switch Unicode.Scalar(bytes[offset]) {
    case "[": try readList()
    case "{": try readMap()
    default: try readText(isInBrackets: false)
    }
  }

  private mutating func readList() throws(NotPlain) -> YAMLNode {
    let place = TextPosition(line: line, column: column, length: 1)
    var items: [YAMLNode] = []
    items.reserveCapacity(4)
    if bytes[offset + 1] == UInt8(ascii: "]") {
      offset += 1
      column += 1
    } else {
      repeat {
        skipMarkAndSpaces()
        items.append(try readText(isInBrackets: true))
        skipSpaces()
      } while bytes[offset] == UInt8(ascii: ",")
    }
    try close(UInt8(ascii: "]"))
    return YAMLNode(.list(items), at: place)
  }

  private mutating func readMap() throws(NotPlain) -> YAMLNode {
    let place = TextPosition(line: line, column: column, length: 1)
    var pairs: [YAMLNode.Pair] = []
    pairs.reserveCapacity(4)
    repeat {
      skipMarkAndSpaces()
      let key = try readKey(besides: pairs)
      skipSpaces()
      pairs.append(YAMLNode.Pair(key: key, value: try readText(isInBrackets: true)))
      skipSpaces()
    } while bytes[offset] == UInt8(ascii: ",")
    try close(UInt8(ascii: "}"))
    return YAMLNode(.map(pairs), at: place)
  }

  private mutating func close(_ bracket: UInt8) throws(NotPlain) {
    guard bytes[offset] == bracket else { throw NotPlain() }
    offset += 1
    column += 1
  }

  private mutating func readText(isInBrackets: Bool) throws(NotPlain) -> YAMLNode {
    let first = bytes[offset]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return try readQuoted(first) }
    // A text that begins with a sign may be YAML's syntax.
    guard beginsText(first) else { throw NotPlain() }
    let (start, startColumn) = (offset, column)
    var (textEnd, endColumn) = (offset, column)
    scan: while true {
      // Most of a text are ideographs, which are never anything else.
      if 0xE4...0xE9 ~= bytes[offset] {
        offset += 3
        column += 1
        (textEnd, endColumn) = (offset, column)
        continue
      }
      switch Unicode.Scalar(bytes[offset]) {
      case "\n": break scan
      case " ":
        offset += 1
        column += 1
        continue
      case ",", "]", "}": if isInBrackets { break scan }
      case "[", "{", "?": if isInBrackets { throw NotPlain() }
      case ":": if isInBrackets || isBlank(bytes[offset + 1]) { throw NotPlain() }
      case "#": if isInBrackets || bytes[offset - 1] == space { throw NotPlain() }
      default: break
      }
      try skipCharacter()
      (textEnd, endColumn) = (offset, column)
    }
    return scalar(from: start, startColumn, to: textEnd, endColumn, isPlain: true)
  }

  /// A text between two marks on one line, without escapes.
  private mutating func readQuoted(_ mark: UInt8) throws(NotPlain) -> YAMLNode {
    let startColumn = column
    offset += 1
    column += 1
    let start = offset
    while bytes[offset] != mark {
      if bytes[offset] == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") { throw NotPlain() }
      try skipCharacter()
    }
    let textEnd = offset
    offset += 1
    column += 1
    if bytes[offset] == mark { throw NotPlain() }
    return scalar(from: start, startColumn, to: textEnd, column, isPlain: false)
  }

  private func scalar(
    from start: Int, _ startColumn: Int, to end: Int, _ endColumn: Int, isPlain: Bool
  ) -> YAMLNode {
    let place = TextPosition(line: line, column: startColumn, length: endColumn - startColumn)
    return YAMLNode(.scalar(source.text(in: start..<end)), at: place, isPlain: isPlain)
  }

  /// Moves over a character that YAML allows, other than its line ends (chapter 5.1).
  @inline(__always)
  private mutating func skipCharacter() throws(NotPlain) {
    if 0xE4...0xE9 ~= bytes[offset] {
      offset += 3
      column += 1
    } else {
      try skipOther()
    }
  }

  private mutating func skipOther() throws(NotPlain) {
    switch bytes[offset] {
    case 0x20...0x7E: offset += 1
    case 0xE3...0xEE, 0xE0, 0xE1: offset += 3
    case 0xE2:
      // The separators of lines and paragraphs, U+2028 and U+2029.
      if bytes[offset + 1] == 0x80, bytes[offset + 2] & 0xFE == 0xA8 { throw NotPlain() }
      offset += 3
    case 0xEF:
      // The byte order mark, U+FEFF, and the last two code points of the plane.
      let (second, third) = (bytes[offset + 1], bytes[offset + 2])
      if second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xBE { throw NotPlain() }
      offset += 3
    case 0xC3...0xDF: offset += 2
    case 0xC2:
      // U+0080 to U+009F are control characters.
      if bytes[offset + 1] < 0xA0 { throw NotPlain() }
      offset += 2
    case 0xF0...0xF4: offset += 4
    default: throw NotPlain()
    }
    column += 1
  }

  private mutating func skipSpaces() {
    while bytes[offset] == space {
      offset += 1
      column += 1
    }
  }

  private mutating func skipMarkAndSpaces() {
    offset += 1
    column += 1
    skipSpaces()
  }

  /// Moves from the end of a value to the next line with content.
  private mutating func finishLine() throws(NotPlain) {
    skipSpaces()
    guard bytes[offset] == lineFeed else { throw NotPlain() }
    try skipEmptyLines()
  }

  /// Moves over line feeds, empty lines and lines of comment, and the spaces at the beginning of the next.
  private mutating func skipEmptyLines() throws(NotPlain) {
    while offset < end {
      if bytes[offset] == lineFeed {
        offset += 1
        line += 1
        column = 1
      } else if bytes[offset] == UInt8(ascii: "#"), column == 1 || bytes[offset - 1] == space {
        while bytes[offset] != lineFeed { try skipCharacter() }
      } else if bytes[offset] == space {
        skipSpaces()
      } else {
        return
      }
    }
  }
}

/// The nodes of a text that is plain; nil for any other, and for one without content.
func readPlain(_ source: Source, in range: Range<Int>, linesBefore: Int) -> YAMLNode? {
  guard var reader = PlainReader(source, in: range, linesBefore: linesBefore) else { return nil }
  return try? reader.read()
}

private let lineFeed = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
/// In bytes; YAML itself allows 1024 characters.
private let longestKey = 96
private let mostPairs = 64

private func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == lineFeed }

/// Whether a text that begins with a byte is certain to be a text: letters, digits, a few signs, and all that is not
/// ASCII.
private func beginsText(_ byte: UInt8) -> Bool {
  switch Unicode.Scalar(byte) {
  case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "~", "(", "\u{80}"...: true
  default: false
  }
}
