/// The probable encoding of bytes that would decode as GB18030, but to nonsense.
///
/// GB18030 gives a meaning to nearly every pair of bytes, so a Japanese or Korean file decodes to Chinese characters
/// that form no text. The rows of its pairs give it away: Shift-JIS and Big5 fall among the rare characters that GBK
/// added, kana of EUC-JP in GB 2312's rows of kana, and Korean syllables all in the first half of the common
/// characters, where every second character of a Chinese text is not (上是在这中一有人 are in the second half).
///
/// - Returns: nil if the pairs are distributed as in Chinese, or are too few to decide.
func foreignEncoding(of bytes: [UInt8]) -> String? {
  var pairs = Pairs()
  var offset = 0
  while offset + 1 < bytes.count {
    guard bytes[offset] >= 0x80 else {
      offset += 1
      continue
    }
    // Only GB18030 has characters of four bytes.
    if 0x30...0x39 ~= bytes[offset + 1] {
      offset += 4
      continue
    }
    pairs.add(bytes[offset], bytes[offset + 1])
    offset += 2
  }
  return pairs.encoding
}

private struct Pairs {
  private var all = 0
  private var kana = 0
  /// The rare characters that GBK added: rows below those of GB 2312, and columns beside them.
  private var below = 0
  private var beside = 0
  private var early = 0
  private var late = 0

  mutating func add(_ first: UInt8, _ second: UInt8) {
    all += 1
    switch (first, second) {
    case (0xA4...0xA5, 0xA1...): kana += 1
    case (0xB0...0xC8, 0xA1...): early += 1
    case (0xC9...0xD7, 0xA1...): late += 1
    case (0x81...0xA0, _): below += 1
    case (0xA1...0xFE, 0x40...0xA0): beside += 1
    default: break
    }
  }

  var encoding: String? {
    // A few names and addresses may fall anywhere.
    guard all >= 12 else { return nil }
    if kana * 12 > all, beside * 4 < all { return "EUC-JP" }
    if (below + beside) * 3 > all { return below > beside ? "Shift-JIS" : "Big5" }
    return early >= 16 && late * 16 < early ? "EUC-KR" : nil
  }
}
