/// The part of a link after its closing bracket, by CommonMark 0.30, section 6.3: `(address "title")` or `[label]`.
struct LinkTail {
  private(set) var end: Int
  /// Without angle brackets around it; nil for a label.
  private(set) var address: Range<Int>?
  /// Between its quotation marks.
  private(set) var title: Range<Int>?

  private let bytes: Bytes
  private let limit: Int
  private let quotes: Int

  /// - Parameters:
  ///   - limit: where the block ends.
  ///   - quotes: how many marks of quotation may begin a line.
  init?(of bytes: Bytes, from start: Int, before limit: Int, quotes: Int) {
    self.bytes = bytes
    self.limit = limit
    self.quotes = quotes
    end = start
    guard start < limit else { return nil }
    if bytes[start] == UInt8(ascii: "("), readDestination(from: start) { return }
    (address, title) = (nil, nil)
    if bytes[start] == UInt8(ascii: "("), let found = SpacedAddress(in: bytes, from: start + 1, before: limit)
    {
      (address, title, end) = (found.address, found.title, found.end)
      return
    }
    guard bytes[start] == UInt8(ascii: "["), let close = endOfLabel(from: start + 1) else { return nil }
    end = close + 1
  }

  /// Whether CommonMark reads the address of a link from a bracket on, `(/a 'title')`.
  static func hasDestination(in bytes: Bytes, from start: Int, before limit: Int) -> Bool {
    var reader = LinkTail(bytes: bytes, limit: limit, quotes: 0)
    return reader.readDestination(from: start)
  }

  /// The end of the link definition that begins at an offset, with its line; nil if there is none. By CommonMark 0.30,
  /// section 4.7.
  static func endOfDefinition(in bytes: Bytes, from start: Int, before limit: Int, quotes: Int) -> Int? {
    guard start < limit, bytes[start] == UInt8(ascii: "[") else { return nil }
    let reader = LinkTail(bytes: bytes, limit: limit, quotes: quotes)
    guard let close = reader.endOfLabel(from: start + 1), close + 1 < limit,
      bytes[close + 1] == UInt8(ascii: ":"),
      !bytes[start + 1..<close].allSatisfy({ $0 <= 0x20 })
    else { return nil }
    let address = reader.passSpace(close + 2)
    guard let addressEnd = reader.endOfAddress(from: address), addressEnd > address else { return nil }
    let next = reader.passSpace(addressEnd)
    if next > addressEnd, next < limit, let closing = reader.closing(bytes[next]),
      let title = reader.endOfTitle(from: next + 1, closing: closing),
      let end = reader.endOfLine(from: title + 1)
    {
      return end
    }
    return reader.endOfLine(from: addressEnd)
  }

  private init(bytes: Bytes, limit: Int, quotes: Int) {
    (self.bytes, self.limit, self.quotes, end) = (bytes, limit, quotes, limit)
  }

  /// The end of the line, if only space is left of it.
  private func endOfLine(from start: Int) -> Int? {
    var offset = start
    while offset < limit, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    return offset >= limit || bytes[offset] == 0x0A ? offset : nil
  }

  private mutating func readDestination(from start: Int) -> Bool {
    let address = passSpace(start + 1)
    guard let addressEnd = endOfAddress(from: address) else { return false }
    let isBracketed = addressEnd > address && bytes[address] == UInt8(ascii: "<")
    self.address = isBracketed ? address + 1..<addressEnd - 1 : address..<addressEnd
    var next = passSpace(addressEnd)
    if next > addressEnd, next < limit, let close = closing(bytes[next]),
      let titleEnd = endOfTitle(from: next + 1, closing: close)
    {
      title = next + 1..<titleEnd
      next = passSpace(titleEnd + 1)
    }
    guard next < limit, bytes[next] == UInt8(ascii: ")") else { return false }
    end = next + 1
    return true
  }

  private func endOfAddress(from start: Int) -> Int? {
    var offset = start
    if offset < limit, bytes[offset] == UInt8(ascii: "<") {
      offset += 1
      while offset < limit, bytes[offset] != UInt8(ascii: ">") {
        if bytes[offset] == 0x0A || bytes[offset] == UInt8(ascii: "<") { return nil }
        offset += isEscape(at: offset) ? 2 : 1
      }
      return offset < limit ? offset + 1 : nil
    }
    var depth = 0
    while offset < limit, bytes[offset] > 0x20, bytes[offset] != 0x7F {
      if isEscape(at: offset) {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "(") {
        depth += 1
        // libcmark's limit. It also bounds the cost of a text that opens links and closes none.
        if depth > 32 { return nil }
      } else if bytes[offset] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      } else if bytes[offset] == 0xC2, offset + 1 < limit, bytes[offset + 1] == 0xA0 {
        break
      }
      offset += 1
    }
    return offset
  }

  private func endOfTitle(from start: Int, closing: UInt8) -> Int? {
    var offset = start
    while offset < limit, bytes[offset] != closing {
      if closing == UInt8(ascii: ")"), bytes[offset] == UInt8(ascii: "(") { return nil }
      offset += isEscape(at: offset) ? 2 : 1
    }
    return offset < limit ? offset : nil
  }

  private func endOfLabel(from start: Int) -> Int? {
    var offset = start
    while offset < limit, offset - start < 1000, bytes[offset] != UInt8(ascii: "]") {
      if bytes[offset] == UInt8(ascii: "[") { return nil }
      offset += isEscape(at: offset) ? 2 : 1
    }
    return offset < limit && bytes[offset] == UInt8(ascii: "]") ? offset : nil
  }

  /// Space, and at most one line break with what begins the next line.
  private func passSpace(_ start: Int) -> Int {
    var (offset, hasBreak, marks) = (start, false, 0)
    while offset < limit {
      switch bytes[offset] {
      case 0x20, 0x09: offset += 1
      case 0xC2 where offset + 1 < limit && bytes[offset + 1] == 0xA0: offset += 2
      case 0x0A where !hasBreak:
        hasBreak = true
        marks = quotes
        offset += 1
      case UInt8(ascii: ">") where marks > 0:
        marks -= 1
        offset += 1
      default: return offset
      }
    }
    return offset
  }

  private func isEscape(at offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: "\\") && offset + 1 < limit && isASCIIPunctuation(bytes[offset + 1])
  }

  private func closing(_ opening: UInt8) -> UInt8? {
    switch opening {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): opening
    case UInt8(ascii: "("): UInt8(ascii: ")")
    default: nil
    }
  }
}
