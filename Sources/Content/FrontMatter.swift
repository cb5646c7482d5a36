import Diagnostics

/// Where a page's fields and its body stand in its file.
package struct FrontMatter: Sendable, Hashable {
  package var fields: Range<Int>
  package var body: Range<Int>
}

/// Finds the block between `---` on the first line and the next `---`.
///
/// - Returns: nil with a finding where there is no such block, it is not closed, or the file is empty.
package func splitFrontMatter(_ source: Source) -> (FrontMatter?, Diagnostic?) {
  let bytes = source.bytes
  guard bytes.contains(where: { $0 > 0x20 }) else {
    return (nil, Diagnostic(.emptyFile, at: Location(file: source.name)))
  }
  guard let first = fenceEnd(at: 0, in: bytes) else {
    return (
      nil,
      Diagnostic(
        .missingFrontMatter, at: Location(file: source.name), correction: "---", excerpt: source.line(1))
    )
  }
  var line = first
  while line < bytes.count {
    if let end = fenceEnd(at: line, in: bytes) {
      return (FrontMatter(fields: first..<line, body: end..<bytes.count), nil)
    }
    line = (bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
  }
  return (
    nil,
    Diagnostic(.unclosedFrontMatter, at: Location(file: source.name, length: 3), excerpt: source.line(1))
  )
}

/// The offset after a line that is `---` and perhaps spaces, if one starts here.
private func fenceEnd(at start: Int, in bytes: [UInt8]) -> Int? {
  let dash = UInt8(ascii: "-")
  guard start + 3 <= bytes.count, bytes[start] == dash, bytes[start + 1] == dash, bytes[start + 2] == dash
  else { return nil }
  var offset = start + 3
  while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
  if offset == bytes.count { return offset }
  return bytes[offset] == UInt8(ascii: "\n") ? offset + 1 : nil
}
