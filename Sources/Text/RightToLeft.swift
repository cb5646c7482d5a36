/// Letters of scripts that are written from right to left, found by their bytes: the blocks from Hebrew and Arabic to N’Ko,
/// U+0590 to U+07FF.

/// Whether a text may have any; false for nearly all others, by a look at eight bytes at once.
///
/// Their first byte is one of D6 to DF, among which Cyrillic begins, too.
package func mayRunRightToLeft(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  var offset = 0
  while offset + 8 <= bytes.count {
    let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let other = (eight ^ (ones &* 0xD0)) & (ones &* 0xF0)
    if (other &- ones) & ~other & (ones &* 0x80) != 0 { return true }
    offset += 8
  }
  return bytes[offset...].contains { $0 & 0xF0 == 0xD0 }
}

/// Whether a text has any.
package func runsRightToLeft(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  bytes.indices.contains { index in
    switch bytes[index] {
    // Armenian begins with D6, too, and runs from left to right.
    case 0xD6: index + 1 < bytes.count && bytes[index + 1] >= 0x90
    case 0xD7...0xDF: true
    default: false
    }
  }
}
