/// Bytes of the source that the text shows in another form.
extension Bytes {
  /// Length in bytes of the character common to both positions; 0 if they differ.
  func commonLength(at offset: Int, _ other: Bytes, at index: Int) -> Int {
    guard self[offset] == other[index] else { return 0 }
    let length = Swift.min(character(at: offset)?.length ?? 1, other.count - index)
    for step in 1..<Swift.max(length, 1)
    where offset + step >= count || self[offset + step] != other[index + step] {
      return 0
    }
    return length
  }

  /// Length in bytes of a character that is cleaned away or shown as another space; nil for others.
  func unshownLength(at offset: Int) -> Int? {
    guard self[offset] < 0x20 || self[offset] >= 0x7F, let character = character(at: offset) else {
      return nil
    }
    return character.value == 0x3000 || oddity(character.value) != nil ? character.length : nil
  }

  func isWideSpace(at offset: Int) -> Bool {
    character(at: offset).map { $0.value != 0x3000 && oddity($0.value) == .space } ?? false
  }

  /// `&amp;`, `&#38;`, `&#x26;`: length in bytes of the character reference that begins at an offset.
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
