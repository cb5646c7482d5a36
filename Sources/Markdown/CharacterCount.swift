/// Han characters and Latin words, as Chinese editors count; a number is a word.
func countCharacters(in text: Bytes) -> Int {
  var count = 0
  var isLetter = false
  var isInWord = false
  var offset = 0
  while offset < text.count {
    let byte = text[offset]
    if byte < 0x80 {
      let wasLetter = isLetter
      isLetter = isASCIILetterOrDigit(byte)
      if isLetter, !isInWord { count += 1 }
      isInWord = isLetter || wasLetter && isJoint(byte)
      offset += 1
    } else if byte >= 0xE4, byte <= 0xE9 {
      // U+4000…U+9FFF, nearly all characters of a Chinese text (and 64 hexagrams, which nobody counts).
      isLetter = false
      isInWord = false
      repeat {
        count += 1
        offset += 3
      } while offset < text.count && text[offset] &- 0xE4 <= 5
    } else if let character = text.character(at: offset) {
      offset += character.length
      let isHan = isHan(character.value)
      isLetter = !isHan && isWordLetter(character.value)
      if isHan || isLetter && !isInWord { count += 1 }
      isInWord = isLetter
    }
  }
  return count
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
