/// The path within the site that a request asks for, decoded, or nil for one that no site can have.
///
/// Nothing is repaired: a site's addresses have no `..`, no doubled slash, no dotfile, no backslash and
/// no sign that is written in code twice, so a path with one of them is not found. What is left means the
/// same to everybody who may look at it later.
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

/// Percent signs resolved once; nil where that is not possible or leaves a byte with a second meaning.
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
