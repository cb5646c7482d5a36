/// A style sheet as it is published: without its comments, but for those that begin with `/*!`, and without blanks beside
/// braces and semicolons. They are a seventh of what readers would load before they see anything.
///
/// Text in quotation marks, or unquoted in `url(…)`, is kept to the letter.
func leanStyles(_ sheet: [UInt8]) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(sheet.count)
  var offset = 0
  // The end of the output that was copied verbatim; no blank before it is removed.
  var kept = 0
  while offset < sheet.count {
    let byte = sheet[offset]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      let end = sheet.endOfString(at: offset)
      output += sheet[offset..<end]
      kept = output.count
      offset = end
    } else if sheet.has("/*", at: offset) {
      let end = sheet.endOfComment(at: offset)
      if sheet.has("/*!", at: offset) {
        output += sheet[offset..<end]
      } else if let last = output.last, !isBlank(last), !isBreak(last) {
        // A comment may part two words, so a blank replaces it.
        output.append(0x20)
      }
      offset = end
    } else if sheet.has("url(", at: offset) {
      let end = sheet[offset...].firstIndex {
        $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
      }
      output += sheet[offset..<(end ?? sheet.count)]
      offset = end ?? sheet.count
    } else {
      if isBreak(byte) {
        while output.count > kept, output.last.map(isBlank) == true { output.removeLast() }
        if byte == UInt8(ascii: "}"), output.count > kept, output.last == UInt8(ascii: ";") {
          output.removeLast()
        }
      }
      let follows = output.last.map { isBreak($0) || $0 == 0x0A } ?? true
      if !isBlank(byte) || !follows { output.append(byte) }
      offset += 1
    }
  }
  return output
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

/// Whether a byte opens or ends declarations or rules.
private func isBreak(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";")
}

extension [UInt8] {
  fileprivate func has(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    return offset + length <= count && (0..<length).allSatisfy { self[offset + $0] == word.utf8Start[$0] }
  }

  /// Behind the closing mark; a line's end ends a string that was never closed.
  fileprivate func endOfString(at start: Int) -> Int {
    var offset = start + 1
    while offset < count, self[offset] != self[start], self[offset] != 0x0A {
      offset += self[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return Swift.min(offset + 1, count)
  }

  fileprivate func endOfComment(at start: Int) -> Int {
    var offset = start + 2
    while offset < count, !has("*/", at: offset) { offset += 1 }
    return Swift.min(offset + 2, count)
  }
}
