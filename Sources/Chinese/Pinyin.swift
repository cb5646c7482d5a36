/// The sort of a text, which decides how its first characters are read: 单 is dān in 单位 and Shàn in 单玉芳.
package enum TextKind: Sendable {
  case prose
  /// The name of a person, surname first.
  case name
  /// A file's name, which may be either: two to four characters that begin with a surname and with no
  /// word that the tables know are taken for a person's name.
  case unknown
}

/// The pinyin of a text, syllable by syllable, in lower case and without tones.
///
/// Words of ASCII letters and digits stay as they are, in lower case; punctuation only separates. A letter or
/// character without a known reading becomes `u` and its code point, so that nothing falls silently out of an
/// address. ü is written `yu` after l and n (`lyu`, `nyu`), as the national standard for names has it
/// (GB/T 28039—2011).
package func pinyin(of text: String, as kind: TextKind = .prose) -> [String] {
  var pieces: [String] = []
  var rest = Array(text.unicodeScalars.lazy.map(narrowed))[...]
  while let first = rest.first {
    if first.isWordCharacter {
      let word = rest.prefix(while: \.isWordCharacter)
      pieces.append(string(word).lowercased())
      rest = rest.dropFirst(word.count)
    } else if readings[first] != nil {
      let run = rest.prefix { readings[$0] != nil }
      // Only the start of a name is a surname; after an interpunct there is none.
      pieces += syllables(
        Array(run), run.compactMap { readings[$0] }, as: kind == .name && !pieces.isEmpty ? .prose : kind)
      rest = rest.dropFirst(run.count)
    } else {
      if first.properties.isAlphabetic { pieces.append("u" + String(first.value, radix: 16)) }
      rest = rest.dropFirst()
    }
  }
  return pieces
}

/// The syllable of each of the characters; nil for one without a known reading.
package func syllables(of text: [Unicode.Scalar], as kind: TextKind = .prose) -> [String?] {
  var result: [String?] = Array(repeating: nil, count: text.count)
  var position = 0
  let known = text.map { readings[$0] }
  while position < text.count {
    let end = known[position...].firstIndex { $0 == nil } ?? text.count
    if end > position {
      let run = syllables(
        Array(text[position..<end]), known[position..<end].compactMap(\.self),
        as: position == 0 ? kind : .prose)
      for (offset, syllable) in run.enumerated() { result[position + offset] = syllable }
    }
    position = max(end, position + 1)
  }
  return result
}

/// An address made of a text: `王兰英` is `wang-lan-ying`. Empty where the text has no letter at all.
package func slug(of text: String) -> String {
  pinyin(of: text, as: .unknown).joined(separator: "-")
}

/// The letter of a person's name in an index, A to Z; `#` where the name begins with none.
///
/// - Parameter pinyin: how the name is read.
package func initial(ofName name: String, read pinyin: [String]) -> Character {
  guard let first = pinyin.first?.utf8.first, 97...122 ~= first,
    name.unicodeScalars.first.map({ readings[$0] != nil || narrowed($0).isWordCharacter }) ?? false
  else { return "#" }
  return Character(Unicode.Scalar(first - 32))
}

/// The syllables of a run of characters that all have a reading.
///
/// - Parameter usual: how each is mostly read.
private func syllables(_ characters: [Unicode.Scalar], _ usual: [String], as kind: TextKind) -> [String] {
  var result = usual
  var position = 0
  if let surname = surnameReading(characters, as: kind) {
    result.replaceSubrange(0..<surname.count, with: surname)
    position = surname.count
  }
  while position < characters.count {
    if let word = word(at: position, in: characters) {
      for (offset, syllable) in word.readings { result[position + offset] = syllable }
      position += word.characters.count
    } else {
      position += 1
    }
  }
  return result
}

/// The reading of the surname at the start of a name, if it differs from the usual one.
private func surnameReading(_ characters: [Unicode.Scalar], as kind: TextKind) -> [String]? {
  guard let first = characters.first, kind != .prose else { return nil }
  let compound = characters.count > 2 ? compoundSurnames[string(characters.prefix(2))] : nil
  if kind == .name { return compound ?? surnames[first].map { [$0] } }
  guard 2...4 ~= characters.count, word(at: 0, in: characters) == nil else { return nil }
  // Four characters that begin with a surname of one are more often a phrase than a name.
  return compound ?? (characters.count < 4 ? surnames[first].map { [$0] } : nil)
}

/// The longest word of the tables that begins at a place.
private func word(at position: Int, in characters: [Unicode.Scalar]) -> Word? {
  words[characters[position]]?.first { word in
    word.characters.count <= characters.count - position
      && word.characters.indices.allSatisfy { word.characters[$0] == characters[position + $0] }
  }
}

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

/// Letters and digits of full width, as Chinese keyboards give them, are those of ASCII.
private func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  0xFF01...0xFF5E ~= scalar.value ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
}

extension Unicode.Scalar {
  fileprivate var isWordCharacter: Bool {
    switch value {
    case 48...57, 65...90, 97...122: true
    default: false
    }
  }
}
