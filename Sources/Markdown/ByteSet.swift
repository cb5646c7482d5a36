/// A set of ASCII characters, for passing quickly over the text between them.
struct ByteSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ characters: StaticString, controls: Bool = false) {
    for index in 0..<characters.utf8CodeUnitCount { insert(characters.utf8Start[index]) }
    guard controls else { return }
    for byte in 0..<0x20 as Range<UInt8> { insert(byte) }
    insert(0x7F)
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  /// - Parameter byte: an ASCII character.
  @inline(__always) func contains(_ byte: UInt8) -> Bool {
    (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 != 0
  }
}

/// Compares eight bytes at once; bit 7 of each matching byte is set in the result.
///
/// The lowest set bit is always right; bits above it may be set in error, so that only the first byte found counts.
private struct EightBytes {
  let bytes: UInt64
  private static let tops: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  @inline(__always) var areASCII: UInt64 { ~bytes & Self.tops }

  /// Bytes from F0 on begin characters of four bytes.
  @inline(__always) var areLong: UInt64 { bytes & bytes << 1 & bytes << 2 & bytes << 3 & Self.tops }

  @inline(__always) func are(_ byte: UInt8, ignoring mask: UInt8 = 0) -> UInt64 {
    let difference = (bytes | Self.ones &* UInt64(mask)) ^ (Self.ones &* UInt64(byte | mask))
    return (difference &- Self.ones) & ~difference & Self.tops
  }
}

extension Bytes {
  /// The first byte from an offset on that is in the set or begins a character of four bytes.
  @inline(__always) func firstOffset(in set: ByteSet, orLongFrom start: Int) -> Int {
    firstOffset(
      from: start, beyondASCII: { $0.areLong }, where: { $0 >= 0xF0 || $0 < 0x80 && set.contains($0) })
  }

  @inline(__always) private func firstOffset(
    from start: Int, beyondASCII: (EightBytes) -> UInt64, where isMeant: (UInt8) -> Bool
  ) -> Int {
    guard let base = baseAddress else { return count }
    var offset = start
    while offset + 8 <= count {
      let eight = EightBytes(
        bytes: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self).littleEndian)
      let candidates = eight.areASCII | beyondASCII(eight)
      guard candidates != 0 else {
        offset += 8
        continue
      }
      offset += candidates.trailingZeroBitCount >> 3
      if isMeant(base[offset]) { return offset }
      offset += 1
    }
    while offset < count {
      if isMeant(base[offset]) { return offset }
      offset += 1
    }
    return count
  }
}
