extension String {
  /// Percent-encoded as browsers send a path (WHATWG URL, path percent-encode set); existing escapes are kept.
  package var percentEncoded: String {
    utf8.reduce(into: "") { text, byte in
      if byte <= 0x20 || byte >= 0x7F || "\"<>`{}".utf8.contains(byte) {
        text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
  }

  /// The bytes of a text with percent escapes such as `%E7%8E%8B` decoded (RFC 3986, 2.1).
  var decodedPercents: [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = code(rest.prefix(2)) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// Whether a `%` is not followed by two hexadecimal digits.
  var hasBrokenPercent: Bool {
    let bytes = Array(utf8)
    return bytes.indices.contains {
      bytes[$0] == UInt8(ascii: "%") && code(bytes[($0 + 1)...].prefix(2)) == nil
    }
  }
}

private func code(_ digits: ArraySlice<UInt8>) -> UInt8? {
  guard digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
    return nil
  }
  return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
}

/// The text with its percent escapes decoded as UTF-8.
package func withoutPercents(_ text: String) -> String {
  text.utf8.contains(UInt8(ascii: "%")) ? String(decoding: text.decodedPercents, as: UTF8.self) : text
}
