/// Whether an address is allowed in a page: a relative one, or one with the scheme http, https, mailto or tel.
///
/// Browsers skip spaces and control characters when they look for the scheme, so those are never allowed.
func isSafe(_ address: String) -> Bool {
  var address = address
  return address.withUTF8 { isSafe($0) }
}

private func isSafe(_ address: Bytes) -> Bool {
  guard !address.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
  let end = address.firstIndex { byte in
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "#")
  }
  guard let end, address[end] == UInt8(ascii: ":") else { return true }
  let scheme = address[slice: 0..<end]
  return scheme.isWord("http") || scheme.isWord("https") || scheme.isWord("mailto") || scheme.isWord("tel")
}

extension Bytes {
  /// Whether these are the letters of a word, in whatever case.
  fileprivate func isWord(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && indices.allSatisfy { self[$0] | 0x20 == word.utf8Start[$0] }
  }
}

/// Percent-encodes what an address in HTML may not contain, as libcmark does; only plain mode writes addresses.
func appendAddress(_ address: Bytes, to html: inout Buffer) {
  let digits = Array("0123456789ABCDEF".utf8)
  for byte in address {
    switch byte {
    case UInt8(ascii: "&"): html.append("&amp;")
    case UInt8(ascii: "'"): html.append("&#x27;")
    case _ where isASCIILetterOrDigit(byte) || isAddressMark(byte): html.append(byte)
    default:
      html.append(UInt8(ascii: "%"))
      html.append(digits[Int(byte >> 4)])
      html.append(digits[Int(byte & 15)])
    }
  }
}

private func isAddressMark(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "("),
    UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "-"),
    UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="),
    UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "~"):
    true
  default: false
  }
}
