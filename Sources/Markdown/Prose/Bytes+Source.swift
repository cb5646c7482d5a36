/// What a byte of the source may be that the text does not show as it is.
extension Bytes {
  /// How long the character is that stands here and there; 0 where two differ.
  func commonLength(at offset: Int, _ other: Bytes, at index: Int) -> Int {
    guard self[offset] == other[index] else { return 0 }
    let length = Swift.min(character(at: offset)?.length ?? 1, other.count - index)
    for step in 1..<Swift.max(length, 1)
    where offset + step >= count || self[offset + step] != other[index + step] {
      return 0
    }
    return length
  }

  /// How long a character is that is cleaned away, or is another space than it seems; nil for others.
  func unshownLength(at offset: Int) -> Int? {
    guard self[offset] < 0x20 || self[offset] >= 0x7F, let character = character(at: offset) else {
      return nil
    }
    return character.value == 0x3000 || oddity(character.value) != nil ? character.length : nil
  }

  func isWideSpace(at offset: Int) -> Bool {
    character(at: offset).map { $0.value != 0x3000 && oddity($0.value) == .space } ?? false
  }

  /// `&amp;`, `&#38;`, `&#x26;`: how long the name of a character is that begins at an offset.
  func entityLength(at start: Int, before end: Int) -> Int? {
    var offset = start + 1
    while offset < end, offset - start < 34, self[offset] != UInt8(ascii: ";") {
      guard isASCIILetterOrDigit(self[offset]) || self[offset] == UInt8(ascii: "#") && offset == start + 1
      else {
        return nil
      }
      offset += 1
    }
    guard offset < end, offset > start + 1, self[offset] == UInt8(ascii: ";") else { return nil }
    return offset + 1 - start
  }
}
