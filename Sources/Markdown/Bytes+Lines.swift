/// The beginnings of lines of a body.
extension Bytes {
  /// Whether nothing of a line is seen: spaces of all widths, and characters without width.
  func isBlank(_ line: Range<Int>) -> Bool {
    var offset = line.lowerBound
    while offset < line.upperBound {
      if self[offset] == 0x20 || self[offset] == 0x09 {
        offset += 1
      } else if self[offset] >= 0x80, let length = unshownLength(at: offset) {
        offset += length
      } else {
        return false
      }
    }
    return true
  }

  /// Whether a tag begins at an offset that has words, which a script or a style sheet has none of.
  func beginsTag(at offset: Int, before end: Int) -> Bool {
    guard offset + 1 < end, self[offset] == UInt8(ascii: "<") else { return false }
    if self[offset + 1] == UInt8(ascii: "!") { return isCommentBeforeWords(at: offset, before: end) }
    guard self[offset + 1] == UInt8(ascii: "/") || isASCIILetterOrDigit(self[offset + 1]) else {
      return false
    }
    let name = HTMLTag(self[slice: offset..<end])?.name
    return name != "script" && name != "style"
  }

  /// Whether a complete comment begins at an offset, with words after it.
  func isCommentBeforeWords(at offset: Int, before end: Int) -> Bool {
    guard has("<!--", at: offset) else { return false }
    let rest = self[slice: offset + 4..<end]
    guard let close = rest.firstOffset(of: "--"), rest.has("-->", at: close), close > 0,
      rest[0] != UInt8(ascii: ">"), !rest.has("->", at: 0)
    else { return false }
    return rest[(close + 3)...].contains { $0 > 0x20 }
  }

  /// The range of a slice of these bytes.
  func range(of slice: Bytes) -> Range<Int> {
    guard let start = slice.baseAddress, let base = baseAddress else { return 0..<0 }
    return start - base..<start - base + slice.count
  }

  /// Spaces of other widths before a paragraph are how Word indents; Markdown has no indent.
  func skipIndentation(_ start: Int, _ end: Int) -> Int {
    guard start < end, self[start] >= 0x80 else { return start }
    var offset = start
    var content = start
    while offset < end {
      if has("\u{3000}", at: offset) || has("\u{FEFF}", at: offset) {
        offset += 3
        content = offset
      } else if has("\u{A0}", at: offset) {
        offset += 2
        content = offset
      } else if content > start, self[offset] == 0x20 || self[offset] == 0x09 {
        offset += 1
        content = offset
      } else {
        break
      }
    }
    return content
  }
}
