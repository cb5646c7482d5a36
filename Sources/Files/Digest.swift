import CXXHash

/// A digest of bytes: 128 bits of XXH3, which is as fast as memory and stable between versions.
///
/// It detects changed bytes and names assets; it does not resist deliberate collisions.
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
      ?? { xinfeng_digest($0, $0.count) }(Array(bytes))
    self.init(high: hash.high64, low: hash.low64)
  }

  /// The digest of two digests, in this order.
  package func mixed(with other: Digest) -> Digest {
    // Odd factors lose no bits, and make the order significant, so that equal digests do not cancel out.
    Digest(
      high: (high &* 0x9E37_79B9_7F4A_7C15) ^ other.high, low: (low &* 0xC2B2_AE3D_27D4_EB4F) ^ other.low)
  }

  /// The first ten hexadecimal digits, enough to name the few hundred assets of a site.
  package var short: String { String(hexadecimal.prefix(10)) }

  /// 32 hexadecimal digits.
  package var hexadecimal: String {
    var digits: [UInt8] = []
    digits.append(hexadecimal: high)
    digits.append(hexadecimal: low)
    return String(decoding: digits, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends the sixteen hexadecimal digits of a word.
  package mutating func append(hexadecimal word: UInt64) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: word >> UInt64(shift)) & 0xF
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
