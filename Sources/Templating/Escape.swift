import Text

/// The escaping of a value at its place; decided when the template is loaded.
enum Escape: UInt8, Sendable {
  /// Between tags: text is escaped, HTML is written as it is.
  case markup
  /// Always escaped: in quoted attributes, in elements that hold only text, in XML.
  case text
  /// At the beginning of an attribute that holds an address: also refuses addresses that run code.
  case address
  /// Inside a string of JSON, which may be in a script.
  case json
  /// In a plain text file.
  case plain
}

/// Written in place of an address that could run code.
private let refusedAddress: StaticString = "#refused-address"

extension PageBuffer {
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, as escape: Escape) {
    switch escape {
    case .markup, .text: appendEscaped(bytes)
    case .address:
      if isSafeAddress(bytes) {
        appendEscaped(bytes)
      } else {
        append(literal: refusedAddress)
      }
    case .json: appendJSON(bytes)
    case .plain: append(contentsOf: bytes)
    }
  }

  /// Runs between special bytes are copied whole. Control characters, which XML has no way to write
  /// and HTML forbids, are left out.
  private mutating func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while case let index = firstMarkup(in: bytes, from: start), index < bytes.count {
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      if let entity = markupEntity(bytes[index]) { append(literal: entity) }
      start = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// `<`, `>` and `&` are written as numbers too, so that no text can end a script around it.
  private mutating func appendJSON(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      guard isIn(jsonBytes, byte) || byte == UInt8(ascii: "\\") else { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      start = index + 1
      switch byte {
      case UInt8(ascii: "\""): append(literal: "\\\"")
      case UInt8(ascii: "\\"): append(literal: "\\\\")
      case UInt8(ascii: "\n"): append(literal: "\\n")
      case UInt8(ascii: "\r"): append(literal: "\\r")
      case UInt8(ascii: "\t"): append(literal: "\\t")
      default:
        append(literal: "\\u00")
        append(hexadecimalDigit(byte >> 4))
        append(hexadecimalDigit(byte & 15))
      }
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

/// A set of bytes below 64, one bit each: all that is special but the backslash. Written as a constant, because a
/// computed global costs a check at each use.
private let jsonBytes: UInt64 = 0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

@inline(__always)
private func isIn(_ set: UInt64, _ byte: UInt8) -> Bool { byte < 64 && set >> UInt64(byte) & 1 == 1 }

/// Schemes that lead somewhere and run nothing.
private let safeSchemes: [StaticString] = [
  "http", "https", "mailto", "tel", "sms", "ftp", "webcal", "geo", "urn", "tag",
]

/// Whether an address has no scheme, or one that runs no code. The scheme is the text before a colon; any foreign
/// character in it (browsers drop tabs and line ends) makes it an unknown one.
func isSafeAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var end = 0
  while end < bytes.count, bytes[end] != UInt8(ascii: ":") {
    if bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: "?") || bytes[end] == UInt8(ascii: "#") {
      return true
    }
    end += 1
  }
  guard end < bytes.count else { return true }
  return safeSchemes.contains { scheme in
    scheme.utf8CodeUnitCount == end
      && (0..<end).allSatisfy { bytes[$0] | 0x20 == scheme.utf8Start[$0] }
  }
}
