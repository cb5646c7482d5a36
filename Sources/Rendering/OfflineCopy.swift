/// A copy of the site for reading from a folder, without a server: links are relative and name their files.
///
/// Records of pages are made once and shown on many pages, so the addresses in them cannot be relative to any. They
/// bear a mark instead, which is replaced when a page is done.
enum OfflineCopy {
  /// Before an address of the site: the last character of Unicode's last private plane, which no font and no text has.
  static let mark = "\u{10FFFD}"

  /// Whether only the site on the web has the file at an address.
  static func leavesOut(_ address: String) -> Bool {
    fileNamesOnWeb.contains { address.hasSuffix("/" + $0) }
  }

  private static let fileNamesOnWeb = OutputKind.all.flatMap { kind -> [String] in
    switch kind.offline {
    case .included: []
    case .onWebOnly(let names): names
    }
  }

  /// A page with its marked addresses made relative to its own place.
  static func relative(_ page: [UInt8], at path: String) -> [UInt8] {
    let mark = Array(Self.mark.utf8)
    let up = repeatElement("../", count: path.utf8.count { $0 == UInt8(ascii: "/") }).joined()
    var output: [UInt8] = []
    output.reserveCapacity(page.count)
    var copied = 0
    while let start = firstRange(of: mark, in: page[copied...]) {
      output += page[copied..<start]
      // The slash of the site's home follows the mark.
      copied = min(start + mark.count + 1, page.count)
      let end = page[copied...].firstIndex(where: endsAddress) ?? page.count
      output += up.utf8
      output += page[copied..<end]
      if end == copied || page[end - 1] == UInt8(ascii: "/") { output += "index.html".utf8 }
      copied = end
    }
    output += page[copied...]
    return output
  }
}

private func firstRange(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  var from = bytes.startIndex
  while let start = bytes[from...].firstIndex(of: mark[0]) {
    if bytes[start...].starts(with: mark) { return start }
    from = start + 1
  }
  return nil
}

/// In attributes, in lists of pictures, and before a fragment or a query.
private func endsAddress(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "<"),
    UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "\n"):
    true
  default: false
  }
}
