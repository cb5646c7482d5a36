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

/// The sixteen digits of a word, all at once.
package func hexadecimal(_ word: UInt64) -> SIMD16<UInt8> {
  let bytes = unsafeBitCast(word.bigEndian, to: SIMD8<UInt8>.self)
  var digits = SIMD16<UInt8>()
  digits.evenHalf = bytes &>> 4
  digits.oddHalf = bytes & 0xF
  let zeroOrLetter = SIMD16(repeating: UInt8(ascii: "0"))
    .replacing(with: UInt8(ascii: "a") - 10, where: digits .> 9)
  return digits &+ zeroOrLetter
}
