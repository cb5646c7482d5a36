/// The decoded path of a request within the site, or nil if no site can have it.
///
/// Nothing is corrected: a site's addresses have no `..`, doubled slash, dotfile, backslash or doubly encoded
/// character, so a path with one of them is not found. The result means the same to all code that uses it.
func sitePath(_ encoded: String) -> String? {
  guard let bytes = decoded(encoded), bytes.first == UInt8(ascii: "/") else { return nil }
  guard let path = String(validating: bytes, as: UTF8.self) else { return nil }
  let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
  for (index, segment) in segments.enumerated() {
    let isEnd = index == segments.count - 1
    guard !segment.hasPrefix("."), isEnd || !segment.isEmpty else { return nil }
  }
  return path
}

/// Percent escapes decoded once; nil if one is invalid or decodes to an ambiguous byte.
private func decoded(_ text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var rest = Substring(text).utf8
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%") {
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal)
      else { return nil }
      let value = high << 4 | low
      guard isPlain(value), value != UInt8(ascii: "/") else { return nil }
      bytes.append(value)
    } else {
      guard isPlain(byte) else { return nil }
      bytes.append(byte)
    }
  }
  return bytes
}

private func hexadecimal(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, 0x7F, UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"): false
  default: true
  }
}
