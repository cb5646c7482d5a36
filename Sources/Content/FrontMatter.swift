import Diagnostics

/// The byte ranges of a page's fields and body in its file.
package struct FrontMatter: Sendable, Hashable {
  package var fields: Range<Int>
  package var body: Range<Int>

  package init(fields: Range<Int>, body: Range<Int>) {
    self.fields = fields
    self.body = body
  }
}

/// Finds the block between the opening `---`, on the first line that is not empty, and the next `---`.
///
/// Word processors turn hyphens into dashes, so a line of nothing but dashes is a fence as well.
///
/// - Returns: nil with a finding if there is no such block, it is not closed, or the file is empty.
package func splitFrontMatter(_ source: Source) -> (FrontMatter?, Diagnostic?) {
  let bytes = source.bytes
  guard let start = bytes.firstIndex(where: { $0 > 0x20 }) else {
    return (nil, emptyFile(source.name))
  }
  let firstLine = (bytes[..<start].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
  let number = bytes[..<firstLine].count { $0 == UInt8(ascii: "\n") } + 1
  guard let first = fenceEnd(at: firstLine, in: bytes) else {
    return (
      nil,
      Diagnostic(
        .missingFrontMatter, at: Location(file: source.name, line: number),
        help: Phrase(
          "在最前面加上 ---、标题: …、日期: 2024-04-07、--- 四行",
          "begin with the lines ---, title: …, date: 2024-04-07, ---"),
        excerpt: source.line(number))
    )
  }
  var line = first
  while line < bytes.count {
    if let end = fenceEnd(at: line, in: bytes) {
      return (FrontMatter(fields: first..<line, body: end..<bytes.count), nil)
    }
    line = (source.firstOffset(of: UInt8(ascii: "\n"), in: line..<bytes.count) ?? bytes.count - 1) + 1
  }
  return (
    nil,
    Diagnostic(
      .unclosedFrontMatter, at: Location(file: source.name, line: number, length: 3),
      help: Phrase("在最后一个属性的下一行写 ---", "write --- on the line after the last field"),
      excerpt: source.line(number))
  )
}

/// The offset after a fence, if one starts here: dashes as wide as three hyphens or more, perhaps followed by spaces.
private func fenceEnd(at start: Int, in bytes: [UInt8]) -> Int? {
  var offset = start
  var width = 0
  // Most lines are no fence and end this loop at their first byte.
  while offset < bytes.count {
    if bytes[offset] == UInt8(ascii: "-") {
      width += 1
      offset += 1
    } else if let dash = wideDash(at: offset, in: bytes) {
      width += dash
      offset += 3
    } else {
      break
    }
  }
  guard width >= 3 else { return nil }
  while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t") {
    offset += 1
  }
  if offset == bytes.count { return offset }
  return bytes[offset] == UInt8(ascii: "\n") ? offset + 1 : nil
}

/// The number of hyphens that a word processor's dash replaces: – (U+2013) one, — (U+2014) two, － (U+FF0D) one.
private func wideDash(at offset: Int, in bytes: [UInt8]) -> Int? {
  guard offset + 2 < bytes.count else { return nil }
  switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
  case (0xE2, 0x80, 0x93), (0xEF, 0xBC, 0x8D): return 1
  case (0xE2, 0x80, 0x94): return 2
  default: return nil
  }
}
