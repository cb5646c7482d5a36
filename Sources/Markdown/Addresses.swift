/// Whether an address may stand in a page: a relative one, or one of the schemes that run nothing.
///
/// Browsers skip spaces and control characters when they look for the scheme, so those are never allowed.
func isSafe(_ address: String) -> Bool {
  var scheme = ""
  for byte in address.utf8 {
    if byte < 0x20 || byte == 0x7F { return false }
  }
  for character in address.unicodeScalars {
    if character == ":" { return ["http", "https", "mailto", "tel"].contains(scheme.lowercased()) }
    if character == "/" || character == "?" || character == "#" { return true }
    // A non-breaking space or a control character of the second block before the colon is a trick.
    if (0x80...0xA0).contains(character.value) || character == " " { return !address.contains(":") }
    scheme.unicodeScalars.append(character)
  }
  return true
}

/// Percent-encodes what an address in HTML may not contain, as libcmark does; only plain mode writes addresses.
func appendAddress(_ address: Bytes, to html: inout [UInt8]) {
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
