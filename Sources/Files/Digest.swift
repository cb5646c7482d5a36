import CXXHash

/// A fingerprint of bytes: 128 bits of XXH3, which is as fast as memory and stable between versions.
///
/// It tells changed bytes from unchanged ones and names assets; it is no protection against someone
/// who wants two texts to collide.
package struct Digest: Sendable, Hashable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package init(of bytes: some Sequence<UInt8>) {
    let hash =
      bytes.withContiguousStorageIfAvailable { xinfeng_digest($0.baseAddress, $0.count) }
      ?? Array(bytes).withUnsafeBytes { xinfeng_digest($0.baseAddress, $0.count) }
    self.init(high: hash.high64, low: hash.low64)
  }

  /// A digest of what two digests are of, in this order.
  package func mixed(with other: Digest) -> Digest {
    // Odd factors lose nothing, and make that the order counts and equal digests do not cancel each other.
    Digest(
      high: (high &* 0x9E37_79B9_7F4A_7C15) ^ other.high, low: (low &* 0xC2B2_AE3D_27D4_EB4F) ^ other.low)
  }

  /// The first ten hexadecimal digits: enough for the few hundred assets of a site to have different names.
  package var short: String { String(hexadecimal.prefix(10)) }

  /// 32 hexadecimal digits.
  package var hexadecimal: String {
    let digits = (Files.hexadecimal(high), Files.hexadecimal(low))
    return withUnsafeBytes(of: digits) { String(decoding: $0, as: UTF8.self) }
  }
}

/// The sixteen digits of a word, in its bytes from the first to the last.
package func hexadecimal(_ word: UInt64) -> SIMD2<UInt64> {
  SIMD2(
    digits(of: UInt32(truncatingIfNeeded: word >> 32)).bigEndian,
    digits(of: UInt32(truncatingIfNeeded: word)).bigEndian)
}

/// Eight digits, the first in the highest byte: each half is drawn apart until every byte has four bits.
private func digits(of half: UInt32) -> UInt64 {
  var digits = UInt64(half)
  digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
  digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
  digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
  // From ten on, six more make sixteen.
  let areLetters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
  return digits &+ 0x3030_3030_3030_3030 &+ areLetters &* UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
}
