import Glibc

/// Borrowed UTF-8 bytes: a slice of a source, or a literal in libcmark's tree.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension Bytes {
  subscript(slice range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }

  /// Whether the bytes at an offset are these, which must be ASCII or UTF-8 written out.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where self[offset + index] != text.utf8Start[index] { return false }
    return true
  }

  func firstOffset(of text: StaticString) -> Int? {
    indices.first { has(text, at: $0) }
  }

  /// The first place of a byte from an offset on.
  func offset(of byte: UInt8, from start: Int) -> Int? {
    guard let baseAddress, let found = memchr(baseAddress + start, Int32(byte), count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// The place of the next line feed, or the end.
  func endOfLine(from start: Int) -> Int { offset(of: 0x0A, from: start) ?? count }

  var lineFeeds: Int {
    var lines = 0
    var start = 0
    while let found = offset(of: 0x0A, from: start) {
      start = found + 1
      lines += 1
    }
    return lines
  }

  func lastOffset(of text: StaticString) -> Int? {
    indices.last { has(text, at: $0) }
  }

  /// The character that begins at an offset, and its length; nil at the end.
  func character(at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset < count else { return nil }
    let first = self[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (value, length)
  }

  /// The character that ends before an offset, and its length; nil at the start.
  func character(before offset: Int) -> (value: UInt32, length: Int)? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80, offset - start < 4 { start -= 1 }
    return character(at: start)
  }

  /// Without spaces and tabs at both ends.
  var trimmed: Range<Int> { trimmed(0..<count) }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }
}
