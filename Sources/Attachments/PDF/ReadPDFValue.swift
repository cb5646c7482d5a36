/// Reads values one after another from what qpdf has written.
struct PDFReader {
  let bytes: [UInt8]
  var position: Int
  /// qpdf leaves out what is nested deeper than 500.
  private static let deepest = 600

  /// The next value.
  mutating func value() throws(AttachmentError) -> PDFValue {
    guard let value = try item(depth: 0) else { throw .damaged }
    return value
  }

  /// Passes over a word that has to come next, such as `obj`.
  mutating func expect(_ word: String) throws(AttachmentError) {
    skipSpace()
    guard bytes[position...].starts(with: word.utf8) else { throw .damaged }
    position += word.utf8.count
  }

  /// Whether a word comes next; if so, passes over it.
  mutating func find(_ word: String) -> Bool {
    skipSpace()
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// Nil at a closing bracket, which is passed over.
  private mutating func item(depth: Int) throws(AttachmentError) -> PDFValue? {
    skipSpace()
    guard position < bytes.count, depth < Self.deepest else { throw .damaged }
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch bytes[position] {
    case UInt8(ascii: "["):
      position += 1
      return .array(try items(depth: depth + 1))
    case UInt8(ascii: "<") where next == UInt8(ascii: "<"):
      position += 2
      return .dictionary(try dictionary(of: try items(depth: depth + 1)))
    case UInt8(ascii: "]"):
      position += 1
      return nil
    case UInt8(ascii: ">") where next == UInt8(ascii: ">"):
      position += 2
      return nil
    case UInt8(ascii: "("): return .atom(try literal())
    case UInt8(ascii: "<"): return .atom(try hexadecimal())
    default: return .atom(try word())
    }
  }

  /// All up to the closing bracket; `12 0 R` is one.
  private mutating func items(depth: Int) throws(AttachmentError) -> [PDFValue] {
    var items: [PDFValue] = []
    while let item = try item(depth: depth) {
      if case .atom(let word) = item, word.elementsEqual("R".utf8) {
        guard items.count >= 2, let number = items[items.count - 2].number else { throw .damaged }
        items.removeLast(2)
        items.append(.reference(number))
      } else {
        items.append(item)
      }
    }
    return items
  }

  private func dictionary(of items: [PDFValue]) throws(AttachmentError) -> PDFDictionary {
    guard items.count.isMultiple(of: 2) else { throw .damaged }
    var dictionary = PDFDictionary()
    for position in stride(from: 0, to: items.count, by: 2) {
      guard let key = items[position].name else { throw .damaged }
      dictionary.entries.append((key, items[position + 1]))
    }
    return dictionary
  }

  private mutating func literal() throws(AttachmentError) -> ArraySlice<UInt8> {
    let start = position
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return bytes[start..<min(position, bytes.count)] }
    }
    throw .damaged
  }

  private mutating func hexadecimal() throws(AttachmentError) -> ArraySlice<UInt8> {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { throw .damaged }
    defer { position = end + 1 }
    return bytes[position...end]
  }

  private mutating func word() throws(AttachmentError) -> ArraySlice<UInt8> {
    let start = position
    position += 1
    while position < bytes.count, !isSpace(bytes[position]), !isDelimiter(bytes[position]) { position += 1 }
    // qpdf writes no other token that begins with a delimiter.
    guard bytes[start] == UInt8(ascii: "/") || !isDelimiter(bytes[start]) else { throw .damaged }
    return bytes[start..<position]
  }

  private mutating func skipSpace() {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
  }
}

/// White space and delimiters (ISO 32000-2, 7.2.3) part words.
private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 && [0, 9, 10, 12, 13, 32].contains(byte) }

private func isDelimiter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
    true
  default: false
  }
}
