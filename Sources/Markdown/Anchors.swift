/// The ids of headings: their letters in lower case, Chinese kept, everything else a hyphen; doubles numbered.
struct Anchors {
  /// Hashes of ids: two ids with one hash merely number a heading that need not be.
  private var used: Set<UInt64> = []
  private var next: [[UInt8]: Int] = [:]

  mutating func add(_ title: String) -> String {
    var title = title
    if used.isEmpty { used.reserveCapacity(8) }
    // Only Chinese characters, which are an id already.
    let isAnchor = title.withUTF8 { text in
      !text.isEmpty && text.endOfHan(from: 0) == text.count && used.insert(hash(text)).inserted
    }
    if isAnchor { return title }
    var name = title.withUTF8 { anchor(of: $0) }
    // The notes' own ids.
    if name.first == UInt8(ascii: "f"), name.starts(with: "fn-".utf8) || name.starts(with: "fnref-".utf8) {
      name = Array("s-".utf8) + name
    }
    var id = name
    while !used.insert(hash(id)).inserted {
      let number = next[name] ?? 2
      id = name + Array("-\(number)".utf8)
      next[name] = number + 1
    }
    return String(decoding: id, as: UTF8.self)
  }

  /// FNV-1a; a string's own hash would normalise the Chinese first.
  private func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private func anchor(of title: Bytes) -> [UInt8] {
    var name: [UInt8] = []
    name.reserveCapacity(title.count)
    var offset = 0
    while let (value, length) = title.character(at: offset) {
      switch value {
      case 0x61...0x7A, 0x30...0x39: name.append(UInt8(value))
      case 0x41...0x5A: name.append(UInt8(value) | 0x20)
      case 0x4E00...0x9FFF:
        let end = title.endOfHan(from: offset + length)
        name.append(contentsOf: title[slice: offset..<end])
        offset = end
        continue
      default:
        if value > 0x7F, !isPunctuationBlock(value), let letter = Unicode.Scalar(value), isLetter(letter) {
          name.append(contentsOf: letter.properties.lowercaseMapping.utf8)
        } else if let last = name.last, last != UInt8(ascii: "-") {
          name.append(UInt8(ascii: "-"))
        }
      }
      offset += length
    }
    if name.last == UInt8(ascii: "-") { name.removeLast() }
    return name.isEmpty ? Array("section".utf8) : name
  }

  /// The blocks of Chinese punctuation, tested first to avoid Unicode property look-ups.
  private func isPunctuationBlock(_ character: UInt32) -> Bool {
    switch character {
    case 0x2000...0x206F, 0x3008...0x3020, 0xFF01...0xFF0F, 0xFF1A...0xFF20: true
    default: false
    }
  }

  private func isLetter(_ character: Unicode.Scalar) -> Bool {
    character.properties.isAlphabetic || character.properties.numericType != nil
      || character.properties.generalCategory == .nonspacingMark
  }
}

extension Bytes {
  /// The end of the run of characters U+5000–U+9FFF that begins at an offset.
  fileprivate func endOfHan(from start: Int) -> Int {
    var offset = start
    while offset + 2 < count, 0xE5...0xE9 ~= self[offset] { offset += 3 }
    return offset
  }
}
