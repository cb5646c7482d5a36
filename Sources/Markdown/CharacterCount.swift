/// Han characters and Latin words, as Chinese editors count; a number is a word.
///
/// Sixteen bytes are looked at together, each with the two behind it. The first bytes of the usual Han characters are
/// only counted, and punctuation is passed; to branch at every mark, one character in ten, would take longer than to
/// look. Of words of ASCII the ends are counted. What is left is rare and looked at one by one.
func countCharacters(in text: Bytes) -> Int {
  guard let base = text.baseAddress.map(UnsafeRawPointer.init) else { return 0 }
  var count = 0
  var offset = 0
  while offset + 18 <= text.count {
    // A lane counts to 255.
    let end = min(text.count - 17, offset + 255 * 16)
    var lanes = SIMD16<UInt8>.zero
    while offset < end {
      let start = base + offset
      let bytes = Sixteen(start.loadUnaligned(as: SIMD16<UInt8>.self))
      let next = Sixteen((start + 1).loadUnaligned(as: SIMD16<UInt8>.self))
      let nextButOne = Sixteen((start + 2).loadUnaligned(as: SIMD16<UInt8>.self))
      lanes = lanes &- bytes.areHan
      let words = bytes.areWord
      let rare = bytes.beginOthers & ~bytes.areMarks(next, nextButOne)
      if !isEmpty(words | rare) {
        lanes = lanes &- (words & ~(next.areWord | next.areJoint & nextButOne.areWord))
        if !isEmpty(rare) { count += text.countRare(rare, at: offset) }
      }
      offset &+= 16
    }
    for lane in lanes.indices { count += Int(lanes[lane]) }
  }
  while offset < text.count {
    count += text.countCharacter(at: offset)
    offset += 1
  }
  return count
}

/// Sixteen bytes; FF where they are what is asked.
private struct Sixteen {
  private typealias Vector = SIMD16<UInt8>

  private let bytes: SIMD16<UInt8>

  @inline(__always) init(_ bytes: SIMD16<UInt8>) { self.bytes = bytes }

  /// First bytes of U+4000…U+9FFF, nearly all characters of a Chinese text (and 64 hexagrams, which nobody counts).
  @inline(__always) var areHan: SIMD16<UInt8> { are(0xE4, orUpTo: 0xE9) }

  /// First bytes of all other characters beyond ASCII, but for those with E2, of which none counts.
  @inline(__always) var beginOthers: SIMD16<UInt8> {
    are(0xC0, orUpTo: 0xFF) & mask(bytes .!= Vector(repeating: 0xE2)) & ~areHan
  }

  @inline(__always) var areWord: SIMD16<UInt8> {
    are(0x30, orUpTo: 0x39) | Sixteen(bytes | Vector(repeating: 0x20)).are(0x61, orUpTo: 0x7A)
  }

  /// What joins the parts of one word or number: `3.5`, `it's`, `co-operate`.
  @inline(__always) var areJoint: SIMD16<UInt8> { are(0x2C, orUpTo: 0x2E) | are(0x27) | are(0x5F) }

  /// `、` and `。`, U+3000…U+303F but for `々〆〇`, and `，` and its like, U+FF00…U+FF0F and U+FF1A…U+FF20: one character
  /// in ten.
  @inline(__always) func areMarks(_ next: Sixteen, _ nextButOne: Sixteen) -> SIMD16<UInt8> {
    let areNarrow = are(0xE3) & next.are(0x80) & ~nextButOne.are(0x85, orUpTo: 0x87)
    let areWide = nextButOne.are(0x80, orUpTo: 0x8F) | nextButOne.are(0x9A, orUpTo: 0xA0)
    return areNarrow | are(0xEF) & next.are(0xBC) & areWide
  }

  @inline(__always) private func are(_ byte: UInt8) -> SIMD16<UInt8> {
    mask(bytes .== Vector(repeating: byte))
  }

  @inline(__always) private func are(_ first: UInt8, orUpTo last: UInt8) -> SIMD16<UInt8> {
    mask((bytes &- Vector(repeating: first)) .<= Vector(repeating: last &- first))
  }

  @inline(__always) private func mask(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<UInt8> {
    unsafeBitCast(mask, to: SIMD16<UInt8>.self)
  }
}

@inline(__always) private func isEmpty(_ mask: SIMD16<UInt8>) -> Bool {
  let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  return halves[0] | halves[1] == 0
}

extension Bytes {
  /// What rare characters add to the count of Han characters and of ends of words in ASCII.
  ///
  /// - Parameter places: FF for every byte of sixteen with which one begins.
  fileprivate func countRare(_ places: SIMD16<UInt8>, at offset: Int) -> Int {
    let places = unsafeBitCast(places, to: SIMD2<UInt64>.self)
    var count = 0
    for half in 0..<2 {
      var rest = places[half] & 0x0101_0101_0101_0101
      while rest != 0 {
        count += countRare(at: offset + half * 8 + rest.trailingZeroBitCount >> 3)
        rest &= rest &- 1
      }
    }
    return count
  }

  /// A character beyond ASCII: a Han character, or a letter of a word, whose end counts; and if words of ASCII before
  /// it have been counted that go on with it, they count no more.
  private func countRare(at offset: Int) -> Int {
    guard let character = character(at: offset) else { return 0 }
    if isHan(character.value) { return 1 }
    guard isWordLetter(character.value) else { return 0 }
    let isJoined = isASCIIWord(offset - 1) || isJoint(offset - 1) && isASCIIWord(offset - 2)
    return (wordGoesOn(at: offset + character.length) ? 0 : 1) - (isJoined ? 1 : 0)
  }

  /// What begins at an offset, one by one.
  fileprivate func countCharacter(at offset: Int) -> Int {
    switch self[offset] {
    case 0xE4...0xE9: 1
    case 0xC0...: countRare(at: offset)
    case 0x80...: 0
    default: isASCIIWord(offset) && !asciiWordGoesOn(at: offset + 1) ? 1 : 0
    }
  }

  private func asciiWordGoesOn(at offset: Int) -> Bool {
    isASCIIWord(offset) || isJoint(offset) && isASCIIWord(offset + 1)
  }

  private func wordGoesOn(at offset: Int) -> Bool {
    isLetter(offset) || isJoint(offset) && isLetter(offset + 1)
  }

  private func isLetter(_ offset: Int) -> Bool {
    isASCIIWord(offset) || character(at: offset).map { $0.value >= 0x80 && isWordLetter($0.value) } ?? false
  }

  private func isASCIIWord(_ offset: Int) -> Bool {
    indices.contains(offset) && isASCIILetterOrDigit(self[offset])
  }

  private func isJoint(_ offset: Int) -> Bool {
    guard indices.contains(offset) else { return false }
    let byte = self[offset]
    return 0x2C...0x2E ~= byte || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "_")
  }
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
