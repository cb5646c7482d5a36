import Glibc

/// The text of a file: its name and its bytes, which are valid UTF-8.
///
/// Stages use byte offsets, which cost nothing; lines and columns are counted only when something has to be shown to a
/// person.
package struct Source: Sendable {
  /// The path relative to the site's folder, with `/`.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The location of a range of bytes. A range over several lines is cut at the end of its first line.
  package func location(of range: Range<Int>) -> Location {
    let start = min(range.lowerBound, bytes.count)
    var line = 1
    var lineStart = 0
    for offset in 0..<start where bytes[offset] == UInt8(ascii: "\n") {
      line += 1
      lineStart = offset + 1
    }
    let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let end = max(start, min(range.upperBound, lineEnd))
    return Location(
      file: name, line: line,
      column: characterCount(lineStart..<start) + 1,
      length: characterCount(start..<end))
  }

  /// The first offset of a byte in a range.
  package func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
    bytes.firstIndex(of: byte, in: range)
  }

  /// The text of a line counted from 1, without its line end; empty where there is no such line.
  package func line(_ number: Int) -> String {
    var start = 0
    for _ in 1..<max(number, 1) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return "" }
      start = end + 1
    }
    var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Characters are Unicode scalars: every byte that does not continue one begins one.
  private func characterCount(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
