/// Earlier addresses as a web server takes them: lines of an nginx `map` from the old path to the new one.
///
/// Pages at the old addresses lead on anyway; with the map the server itself says that they moved for good, which
/// search engines and old links in documents understand better.
package func redirectMap(_ redirects: [(from: String, to: String)]) -> [UInt8] {
  var text = ""
  for (from, to) in redirects where isPlain(address: from) && isPlain(address: to) {
    // With and without the slash at the end: people type both.
    for address in Set([from, from.hasSuffix("/") ? String(from.dropLast()) : from]).sorted()
    where !address.isEmpty {
      text += "\"\(address)\" \"\(percentEncoded(to))\";\n"
    }
  }
  return Array(text.utf8)
}

/// What nginx gives no meaning of its own between quotation marks.
private func isPlain(address: String) -> Bool {
  address.hasPrefix("/")
    && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"\\${}~".utf8.contains($0) }
}

private func percentEncoded(_ address: String) -> String {
  address.utf8.reduce(into: "") { text, byte in
    if byte < 0x80 {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += "%" + String(byte, radix: 16, uppercase: true)
    }
  }
}
