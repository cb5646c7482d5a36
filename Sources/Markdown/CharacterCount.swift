/// Han characters and Latin words, as Chinese editors count; a number is a word.
///
/// Sixteen bytes are looked at together: the first bytes of the usual Han characters are only counted, and what else
/// may count is looked at one by one.
func countCharacters(in text: Bytes) -> Int {
  guard let base = text.baseAddress else { return 0 }
  var words = WordCount(text: text)
  var offset = 0
  while offset + 16 <= text.count {
    // A lane counts to 255.
    let end = min(text.count - 15, offset + 255 * 16)
    var han = SIMD16<UInt8>.zero
    while offset < end {
      let sixteen = SixteenBytes(UnsafeRawPointer(base + offset).loadUnaligned(as: SIMD16<UInt8>.self))
      han = han &- sixteen.areHan
      let others = sixteen.areOther
      words.read(others[0], at: offset)
      words.read(others[1], at: offset + 8)
      offset += 16
    }
    for lane in han.indices { words.count += Int(han[lane]) }
  }
  while offset < text.count {
    if 0xE4...0xE9 ~= text[offset] {
      words.count += 1
    } else if text[offset] < 0x80 || text[offset] >= 0xC0 {
      words.read(at: offset)
    }
    offset += 1
  }
  return words.count
}

/// What is seen at once of sixteen bytes.
private struct SixteenBytes {
  /// FF where U+4000…U+9FFF begins, nearly all characters of a Chinese text (and 64 hexagrams, which nobody counts).
  let areHan: SIMD16<UInt8>
  /// FF where another character begins that may count; none does that begins with E2.
  let areOther: SIMD2<UInt64>

  @inline(__always) init(_ bytes: SIMD16<UInt8>) {
    let beginsHan = (bytes &- SIMD16<UInt8>(repeating: 0xE4)) .< SIMD16<UInt8>(repeating: 6)
    let begins = unsafeBitCast(bytes, to: SIMD16<Int8>.self) .> SIMD16<Int8>(repeating: -65)
    let others = begins .& (bytes .!= SIMD16<UInt8>(repeating: 0xE2)) .& .!beginsHan
    areHan = unsafeBitCast(beginsHan, to: SIMD16<UInt8>.self)
    areOther = unsafeBitCast(others, to: SIMD2<UInt64>.self)
  }
}

/// Words, and the Han characters outside of the main blocks.
private struct WordCount {
  let text: Bytes
  var count = 0
  /// Where a letter ended, and where a word may go on: there, or behind what joins its parts.
  private var letterEnd = -1
  private var wordEnd = -1

  init(text: Bytes) { self.text = text }

  /// - Parameter places: FF for every byte to be read of eight.
  @inline(__always) mutating func read(_ places: UInt64, at offset: Int) {
    var rest = places & 0x0101_0101_0101_0101
    while rest != 0 {
      read(at: offset &+ rest.trailingZeroBitCount >> 3)
      rest &= rest &- 1
    }
  }

  @inline(__always) mutating func read(at offset: Int) {
    let byte = text[offset]
    if byte < 0x80 {
      if isASCIILetterOrDigit(byte) {
        readLetter(offset..<offset + 1)
      } else if offset == letterEnd, isJoint(byte) {
        wordEnd = offset + 1
      }
    } else if !isMark(at: offset), let character = text.character(at: offset) {
      if isHan(character.value) {
        count += 1
      } else if isWordLetter(character.value) {
        readLetter(offset..<offset + character.length)
      }
    }
  }

  private mutating func readLetter(_ range: Range<Int>) {
    if range.lowerBound != wordEnd { count += 1 }
    letterEnd = range.upperBound
    wordEnd = range.upperBound
  }

  /// `、` and `。`, U+3000…U+3003, and `，` and its like, U+FF00…U+FF0F: one character in ten.
  private func isMark(at offset: Int) -> Bool {
    guard offset + 2 < text.count else { return false }
    return text[offset] == 0xE3
      ? text[offset + 1] == 0x80 && text[offset + 2] < 0x84
      : text[offset] == 0xEF && text[offset + 1] == 0xBC && text[offset + 2] < 0x90
  }
}

/// What joins the parts of one word or number: `3.5`, `it's`, `co-operate`.
private func isJoint(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'")
    || byte == UInt8(ascii: "-")
    || byte == UInt8(ascii: "_")
}

private func isHan(_ character: UInt32) -> Bool {
  switch character {
  case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFD, 0xF900...0xFAFF, 0x3005...0x3007: true
  // Kana and Hangul are counted by the character too.
  case 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3: true
  default: false
  }
}

/// Letters beyond ASCII: Latin with accents, Greek, Cyrillic and what follows up to the symbols, full-width ones.
private func isWordLetter(_ character: UInt32) -> Bool {
  switch character {
  case 0xC0...0x24F, 0x370...0x1FFF, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
  default: false
  }
}
