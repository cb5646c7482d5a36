import Content
import Files

extension Manifest {
  /// Parses `Manifest.bytes`; nil if the bytes are not a complete manifest.
  ///
  /// Every publish reads five manifests of ten thousand pages, so the bytes are scanned only once.
  package init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard bytes.last == UInt8(ascii: "\n"), lines.count >= 3,
      let version = [Self.header, Self.earlierHeader].firstIndex(where: { lines[0].elementsEqual($0.utf8) }),
      let moment = number(after: "moment ", in: lines[1]),
      let pageCount = number(after: "pages ", in: lines[2])
    else { return nil }
    var entries: [Entry] = []
    entries.reserveCapacity(lines.count - 3)
    for line in lines.dropFirst(3) {
      guard let entry = Entry(line, hasSort: version == 0) else { return nil }
      entries.append(entry)
    }
    self.init(moment: moment, pageCount: pageCount, entries: entries)
  }
}

extension Manifest.Entry {
  fileprivate init?(_ line: ArraySlice<UInt8>, hasSort: Bool) {
    let last = hasSort ? 4 : 3
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: last)
    guard parts.count == last + 1, parts[0].count == 32, let high = number(parts[0].prefix(16), radix: 16),
      let low = number(parts[0].suffix(16), radix: 16), let size = number(parts[1], radix: 10),
      let used = number(parts[2], radix: 10), isInside(parts[last])
    else { return nil }
    let path = String(decoding: parts[last], as: UTF8.self)
    guard let sort = hasSort ? FileSort(parts[3]) : FileSort(ofPath: path) else { return nil }
    self.init(
      path: path, digest: Digest(high: high, low: low), size: Int(truncatingIfNeeded: size), sort: sort,
      lastUsed: used == 0 ? nil : Int(truncatingIfNeeded: used))
  }
}

private func number(after word: String, in line: ArraySlice<UInt8>) -> Int? {
  guard line.starts(with: word.utf8) else { return nil }
  return number(line.dropFirst(word.utf8.count), radix: 10).flatMap { Int(exactly: $0) }
}

private func number(_ digits: ArraySlice<UInt8>, radix: UInt64) -> UInt64? {
  guard 1...18 ~= digits.count || radix == 16 && digits.count == 16 else { return nil }
  var number: UInt64 = 0
  for digit in digits {
    let value: UInt8
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16: value = digit - UInt8(ascii: "a") + 10
    default: return nil
    }
    number = number &* radix &+ UInt64(value)
  }
  return number
}

/// Whether a path stays within the release: a manifest may come from another machine.
private func isInside(_ path: ArraySlice<UInt8>) -> Bool {
  let dot = UInt8(ascii: ".")
  return !path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).contains {
    $0.isEmpty || $0.elementsEqual([dot]) || $0.elementsEqual([dot, dot])
  }
}
