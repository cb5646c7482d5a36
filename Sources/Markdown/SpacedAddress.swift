/// An address of a link or picture with spaces in it, `(附件/报名 表.docx)`, which CommonMark wants between `<` and `>`.
///
/// Names of files have spaces. Nothing else can be meant where a path or an ending follows, so libcmark is given such an
/// address with places for its spaces (see `OpaqueRun`), and the writer puts the spaces back.
struct SpacedAddress {
  var address: Range<Int>
  /// Between its quotation marks.
  var title: Range<Int>?
  /// Behind the closing bracket.
  var end: Int

  /// - Parameter start: behind the opening bracket.
  init?(in bytes: Bytes, from start: Int, before limit: Int) {
    // Longer than any path: a text that opens links and closes none costs no more than its length.
    let limit = min(limit, start + 4096)
    var (offset, depth, mark) = (start, 0, limit)
    scan: while offset < limit {
      switch bytes[offset] {
      case 0x0A, UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "`"), UInt8(ascii: "\\"): return nil
      // A title that goes on in the next line.
      case UInt8(ascii: "'") where mark == limit && bytes[offset - 1] == 0x20: return nil
      case UInt8(ascii: "\""): if mark == limit { mark = offset }
      case UInt8(ascii: "("): if mark == limit { depth += 1 }
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      default: break
      }
      offset += 1
    }
    guard offset < limit else { return nil }
    end = offset + 1
    address = bytes.trimmed(start..<min(mark, offset))
    if mark < offset {
      let closing = bytes.trimmed(mark..<offset).upperBound - 1
      guard closing > mark, bytes[closing] == UInt8(ascii: "\""), bytes[mark - 1] == 0x20 else { return nil }
      title = mark + 1..<closing
    }
    guard bytes[slice: address].contains(0x20), bytes.isFileName(address) else { return nil }
  }
}

extension Bytes {
  /// Whether a text is a path or has the ending of a file's name.
  fileprivate func isFileName(_ text: Range<Int>) -> Bool {
    if has("://", at: (text.lowerBound + 5)) || has("://", at: text.lowerBound + 4) { return false }
    let words = self[slice: text]
    guard let dot = words.lastIndex(of: UInt8(ascii: ".")) else { return words[0] == UInt8(ascii: "/") }
    let ending = words[(dot + 1)...]
    return 2...5 ~= ending.count && ending.allSatisfy { isASCIILetterOrDigit($0) }
  }
}

extension LineScanner {
  /// Copies `](an address.docx)` with placeholders for its spaces, and returns its end; nil if no such address follows
  /// the bracket.
  mutating func copySpacedAddress(behind bracket: Int, before end: Int) -> Int? {
    guard mayTakeOutOpaqueRuns, bracket + 1 < end, bytes[bracket + 1] == UInt8(ascii: "("),
      !LinkTail.hasDestination(in: bytes, from: bracket + 1, before: end),
      let found = SpacedAddress(in: bytes, from: bracket + 2, before: end)
    else { return nil }
    preparation.text.append("](")
    var start = found.address.lowerBound
    while start < found.address.upperBound {
      var next = start
      let isSpace = bytes[start] == 0x20
      while next < found.address.upperBound, (bytes[next] == 0x20) == isSpace { next += 1 }
      let piece = bytes[slice: start..<next]
      if isSpace { preparation.appendPlace(of: piece) } else { preparation.text.append(piece) }
      start = next
    }
    preparation.text.append(bytes[slice: found.address.upperBound..<found.end])
    return found.end
  }
}
