/// A drawing whose entities are written out: Illustrator and CorelDRAW declare namespaces as such.
///
/// Only plain text within the file is taken: a name for a hundred characters or so, without markup and without another
/// name in it, so that nothing grows beyond what was read. What else a declaration can do (other files, names of
/// parameters) is refused as before.
func withoutEntities(_ bytes: [UInt8]) throws(PictureError) -> [UInt8] {
  guard contains("<!ENTITY", in: bytes) else { return bytes }
  let refused = PictureError.unsupported("SVG (entity)")
  guard let subset = internalSubset(of: bytes) else { throw refused }
  var values: [String: [UInt8]] = [:]
  var rest = bytes[subset]
  while let start = rest.firstIndex(of: Array("<!ENTITY".utf8)) {
    let (declaration, end) = try entityDeclaration(rest[start...], or: refused)
    // The first of two counts (XML 1.0, 4.2).
    if values[declaration.name] == nil { values[declaration.name] = declaration.value }
    rest = rest[end...]
  }
  guard values.count <= 100, !contains("%", in: Array(rest)) else { throw refused }
  let body = Array(bytes[..<subset.lowerBound]) + Array(bytes[subset.upperBound...])
  guard !contains("<!ENTITY", in: body) else { throw refused }
  return try replacing(values, in: body, or: refused)
}

private let longestValue = 256

/// The internal subset of the DOCTYPE, brackets included.
private func internalSubset(of bytes: [UInt8]) -> Range<Int>? {
  guard let start = bytes[...].firstIndex(of: Array("<!DOCTYPE".utf8)),
    let open = bytes[start...].firstIndex(of: UInt8(ascii: "[")),
    !bytes[start..<open].contains(UInt8(ascii: ">"))
  else { return nil }
  var quotation: UInt8?
  for (position, byte) in bytes[open...].enumerated() {
    if let mark = quotation {
      if byte == mark { quotation = nil }
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quotation = byte
    } else if byte == UInt8(ascii: "]") {
      return open..<open + position + 1
    }
  }
  return nil
}

/// `<!ENTITY name "value">` at the beginning of a text.
private func entityDeclaration(
  _ text: ArraySlice<UInt8>, or refused: PictureError
) throws(PictureError) -> (declaration: (name: String, value: [UInt8]), end: Int) {
  var rest = text.dropFirst("<!ENTITY".utf8.count)
  guard rest.first.map(isSpace) == true else { throw refused }
  rest = rest.drop(while: isSpace)
  let name = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
  rest = rest[name.endIndex...].drop(while: isSpace)
  guard let mark = rest.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'"), !name.isEmpty,
    name.allSatisfy({ isNamePart($0) })
  else { throw refused }
  let value = rest.dropFirst().prefix { $0 != mark }
  rest = rest[value.endIndex...].dropFirst().drop(while: isSpace)
  guard rest.first == UInt8(ascii: ">"), value.count <= longestValue,
    !value.contains(where: { "<&%\"'".utf8.contains($0) })
  else { throw refused }
  return ((String(decoding: name, as: UTF8.self), Array(value)), rest.startIndex + 1)
}

/// The text with the values in the places of their names; names that are not declared are left to the parser.
private func replacing(
  _ values: [String: [UInt8]], in bytes: [UInt8], or refused: PictureError
) throws(PictureError) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var rest = bytes[...]
  while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
    output += rest[..<start]
    let name = rest[(start + 1)...].prefix { isNamePart($0) }
    if rest[name.endIndex...].first == UInt8(ascii: ";"),
      let value = values[String(decoding: name, as: UTF8.self)]
    {
      output += value
      rest = rest[(name.endIndex + 1)...]
    } else {
      output.append(rest[start])
      rest = rest[(start + 1)...]
    }
    // Twice the size of the file and 64 KB more, for a file that consists of names only.
    guard output.count <= 2 * bytes.count + 1 << 16 else { throw refused }
  }
  return output + rest
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

private func isNamePart(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39: true
  default: byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
