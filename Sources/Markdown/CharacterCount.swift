/// Counts Han characters and Latin words, as Chinese editors do; a number is a word.
///
/// - Parameter text: well-formed UTF-8.
func countCharacters(in text: Bytes) -> Int {
  var count = 0
  var offset = 0
  var isInWord = false
  while offset < text.count {
    // Nearly all characters of a Chinese text: U+4000–9FFF (including 64 hexagrams, which do not occur in practice).
    if 0xE4...0xE9 ~= text[offset] {
      count += 1
      offset += 3
      isInWord = false
      continue
    }
    if text.isWideMark(at: offset) {
      offset += 3
      isInWord = false
      continue
    }
    let (sort, length) = text.wordCharacter(at: offset)
    switch sort {
    case .han: count += 1
    case .letter where !isInWord: count += 1
    default: break
    }
    isInWord = sort == .letter || sort == .joint && isInWord && text.isLetter(at: offset + length)
    offset += length
  }
  return count
}

/// The class of a character for counting.
private enum WordCharacter {
  /// Counts by itself.
  case han
  /// Belongs to a word, which counts once.
  case letter
  /// Joins the parts of one word or number: `3.5`, `it's`, `co-operate`.
  case joint
  case other
}

extension Bytes {
  /// Whether common punctuation, which is not counted, begins at an offset: U+2000–203F, most of U+3000–303F and of
  /// U+FF00–FF1F.
  fileprivate func isWideMark(at offset: Int) -> Bool {
    guard self[offset] >= 0xE2, offset + 2 < count else { return false }
    return switch (self[offset], self[offset + 1]) {
    case (0xE2, 0x80): true
    case (0xE3, 0x80): !(0x85...0x87 ~= self[offset + 2])
    case (0xEF, 0xBC): self[offset + 2] < 0x90 || 0x9A...0xA0 ~= self[offset + 2]
    default: false
    }
  }

  /// The class of the character at an offset, and its length in bytes.
  fileprivate func wordCharacter(at offset: Int) -> (WordCharacter, length: Int) {
    let byte = self[offset]
    guard byte >= 0x80 else {
      if isASCIILetterOrDigit(byte) { return (.letter, 1) }
      return (0x2C...0x2E ~= byte || byte == 0x27 || byte == 0x5F ? .joint : .other, 1)
    }
    guard let character = character(at: offset) else { return (.other, 1) }
    let sort: WordCharacter =
      isCountedAlone(character.value) ? .han : isWordLetter(character.value) ? .letter : .other
    return (sort, character.length)
  }

  fileprivate func isLetter(at offset: Int) -> Bool {
    offset < count && wordCharacter(at: offset).0 == .letter
  }
}

private func isCountedAlone(_ character: UInt32) -> Bool {
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
