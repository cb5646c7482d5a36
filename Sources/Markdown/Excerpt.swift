/// The beginning of a text, at most 120 characters, ending at the end of a sentence.
///
/// Where the first sentence is longer, it is cut after a comma and says so with an ellipsis.
func excerpt(of text: [UInt8], hasStrikethrough: Bool) -> String {
  let limit = 120
  let text = hasStrikethrough ? withoutTildes(text) : text
  var characters: [Unicode.Scalar] = []
  for character in String(decoding: text, as: UTF8.self).unicodeScalars {
    characters.append(character == "\n" ? " " : character)
    if characters.count > limit { break }
  }
  while characters.last == " " { characters.removeLast() }
  if characters.count <= limit { return joined(characters) }
  characters.removeLast()
  if let end = endOfSentence(in: characters) { return joined(characters[..<end]) }
  let pause = characters.lastIndex { "，；、：,;: ".unicodeScalars.contains($0) } ?? limit - 2
  return joined(characters[..<max(1, min(pause, limit - 2))]) + "……"
}

private func withoutTildes(_ text: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var offset = 0
  while offset < text.count {
    let isPair = offset + 1 < text.count && text[offset] == 0x7E && text[offset + 1] == 0x7E
    if !isPair { result.append(text[offset]) }
    offset += isPair ? 2 : 1
  }
  return result
}

/// The offset after the last sentence that ends in the text, with the marks that close with it.
private func endOfSentence(in characters: [Unicode.Scalar]) -> Int? {
  var offset = characters.count
  while offset > 0 {
    let isEnd = "。！？…!?".unicodeScalars.contains(characters[offset - 1])
    let isStop =
      characters[offset - 1] == "." && offset < characters.count && characters[offset] == " "
    if isEnd || isStop {
      var end = offset
      while end < characters.count, "”’）》」』…\")".unicodeScalars.contains(characters[end]) { end += 1 }
      return end
    }
    offset -= 1
  }
  return nil
}

private func joined(_ characters: some Sequence<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: characters)
  return String(text)
}

/// Han characters and Latin words, as Chinese editors count; a number is a word.
func countCharacters(in text: [UInt8]) -> Int {
  text.withUnsafeBufferPointer { text in
    var count = 0
    var isInWord = false
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte < 0x80 {
        let isWord = isASCIILetterOrDigit(byte) || isInWord && isJoint(byte)
        if isWord, !isInWord { count += 1 }
        isInWord = isWord
        offset += 1
        continue
      }
      guard let character = text.character(at: offset) else { break }
      offset += character.length
      if isHan(character.value) {
        count += 1
        isInWord = false
      } else if isWordLetter(character.value) {
        if !isInWord { count += 1 }
        isInWord = true
      } else {
        isInWord = false
      }
    }
    return count
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
