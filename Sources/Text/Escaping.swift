/// Escapes texts for HTML and XML, between tags and in quoted attributes.

/// The reference written for a byte; nil for the byte itself.
package func markupEntity(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}

/// A set of bytes below 64, one bit each: those of markup, and all control characters but tab, line feed and carriage
/// return. Written as an expression because a global costs a check at each use.
@inlinable
var specialBytes: UInt64 {
  1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
    | 0xFFFF_FFFF & ~(1 << 0x09 | 1 << 0x0A | 1 << 0x0D)
}

/// Whether eight bytes hold neither markup nor control characters, tested all at once.
///
/// Subtracting 1 from a byte that is 0 borrows from its highest bit, so bytes are compared by their difference. A
/// borrow may spoil the byte above: then the bytes are tested one by one without need.
@inlinable
@inline(__always)
func hasNothingSpecial(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
  let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quote = eight ^ (ones &* 0x22)
  // Apostrophe and ampersand differ in one bit, so do < and >: two comparisons instead of four.
  let ampersand = (eight | ones) ^ (ones &* 0x27)
  let bracket = (eight | (ones &* 2)) ^ (ones &* 0x3E)
  let special =
    (quote &- ones) & ~quote | (ampersand &- ones) & ~ampersand | (bracket &- ones) & ~bracket
    | (eight &- (ones &* 0x20)) & ~eight
  return special & (ones &* 0x80) == 0
}

/// Whether a text can be written into HTML and XML as it is.
@inlinable
package func hasNothingSpecial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  firstMarkup(in: bytes, from: 0) == bytes.count
}

/// The first byte from an offset on that cannot be written into markup as it is, or the end.
@inlinable
package func firstMarkup(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var index = start
  while index < bytes.count {
    if index + 8 <= bytes.count, hasNothingSpecial(bytes, at: index) {
      index += 8
      continue
    }
    let end = min(index + 8, bytes.count)
    while index < end {
      if bytes[index] < 64, specialBytes >> UInt64(bytes[index]) & 1 == 1 { return index }
      index += 1
    }
  }
  return index
}

/// Appends a text escaped for HTML and XML, between tags and in quoted attributes.
package func appendEscaped(_ text: String, to output: inout [UInt8]) { appendEscaped(text[...], to: &output) }

package func appendEscaped(_ text: Substring, to output: inout [UInt8]) {
  var text = text
  let isDone = text.withUTF8 { bytes in
    guard hasNothingSpecial(bytes) else { return false }
    output += bytes
    return true
  }
  guard !isDone else { return }
  append(text, to: &output, replacing: markupEntity)
}

package func escapedForMarkup(_ text: String) -> String {
  var output: [UInt8] = []
  appendEscaped(text, to: &output)
  return String(decoding: output, as: UTF8.self)
}

/// Appends a text with some of its ASCII bytes replaced; the bytes between them are copied in runs.
@inline(__always)
func append(_ text: Substring, to output: inout [UInt8], replacing replacement: (UInt8) -> StaticString?) {
  var text = text
  text.withUTF8 { bytes in
    var copied = 0
    var offset = 0
    while offset < bytes.count {
      if isAllBeyondASCII(bytes, at: offset) {
        offset += 8
        continue
      }
      if bytes[offset] < 0x40 || bytes[offset] == UInt8(ascii: "\\"), let text = replacement(bytes[offset]) {
        output += UnsafeBufferPointer(rebasing: bytes[copied..<offset])
        output += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        copied = offset + 1
      }
      offset += 1
    }
    output += UnsafeBufferPointer(rebasing: bytes[copied...])
  }
}

/// Whether the next eight bytes are all parts of characters that are not ASCII, as in Chinese prose.
@inline(__always)
private func isAllBeyondASCII(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
  let high: UInt64 = 0x8080_8080_8080_8080
  return offset + 8 <= bytes.count
    && UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self) & high == high
}
