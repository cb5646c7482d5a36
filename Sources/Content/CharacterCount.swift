extension String {
  /// How many characters the text has: `count`, without a search for their bounds where every scalar is a character.
  ///
  /// So it is in nearly all Chinese texts. Any scalar that could belong to the one before it (combining marks,
  /// joiners, the second half of a flag, Hangul, a line feed after a carriage return) leaves it to `count`.
  var characterCount: Int { loneScalarCount ?? count }

  /// The number of scalars, or nil where two of them could make one character (UAX #29).
  private var loneScalarCount: Int? {
    let count = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      var (offset, count) = (0, 0)
      while offset < bytes.count {
        // Ideographs come one after another.
        if 0xE4...0xE9 ~= bytes[offset] {
          offset += 3
          count += 1
          continue
        }
        guard let length = loneLength(at: offset, in: bytes) else { return nil }
        offset += length
        count += 1
      }
      return count
    }
    return count ?? nil
  }
}

/// The length of a scalar that is a character by itself, whatever stands beside it.
private func loneLength(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  switch bytes[offset] {
  case 0x0D: return nil
  case 0..<0x80: return 1
  // U+0080–02FF: letters and signs.
  case 0xC2...0xCB: return 2
  // U+2010–203F and 2100–2BFF: quotation marks and dashes, numbers in circles, arrows, shapes.
  case 0xE2:
    let (second, third) = (bytes[offset + 1], bytes[offset + 2])
    return second == 0x80 && third >= 0x90 || 0x84...0xAF ~= second ? 3 : nil
  // U+3000–3029, Chinese punctuation without the tone marks behind it, and U+3400–3FFF, ideographs.
  case 0xE3:
    let (second, third) = (bytes[offset + 1], bytes[offset + 2])
    return second == 0x80 && third <= 0xA9 || second >= 0x90 ? 3 : nil
  // U+4000–9FFF: ideographs.
  case 0xE4...0xE9: return 3
  // U+FF00–FF5F: digits, letters and signs of full width.
  case 0xEF:
    let (second, third) = (bytes[offset + 1], bytes[offset + 2])
    return second == 0xBC || second == 0xBD && third < 0xA0 ? 3 : nil
  default: return nil
  }
}
