import Text

/// Finds many words in one pass over a text.
///
/// The first two characters of a word choose its bucket by a number of sixteen bits; a bitmap says for most places
/// of a text in two steps that no word begins there.
struct WordTable: Sendable {
  private var bitmap = [UInt64](repeating: 0, count: 1024)
  private var buckets: [UInt16: [Int]] = [:]
  private var words: [[UInt8]] = []
  let isEmpty: Bool

  /// - Parameter words: of two characters at least; shorter ones are never found.
  init(_ words: [String]) {
    self.words = words.map { Array($0.utf8) }
    isEmpty = words.isEmpty
    for (index, word) in words.enumerated() {
      var scalars = word.unicodeScalars.makeIterator()
      guard let first = scalars.next(), let second = scalars.next() else { continue }
      let key = Self.key(first.value, second.value)
      bitmap[Int(key) >> 6] |= 1 << (UInt64(key) & 63)
      buckets[key, default: []].append(index)
    }
  }

  /// Calls with every word that stands in a range, and the offset where it begins.
  func find(in bytes: [UInt8], _ range: Range<Int>, _ found: (_ word: Int, _ offset: Int) -> Void) {
    guard !isEmpty else { return }
    bytes.withUnsafeBufferPointer { text in
      bitmap.withUnsafeBufferPointer { bitmap in
        var previous: UInt32 = 0
        var start = range.lowerBound
        var offset = start
        while offset < range.upperBound {
          let next = scalar(at: offset, in: text)
          let key = Self.key(previous, next.value)
          if bitmap[Int(key) >> 6] &>> (UInt64(key) & 63) & 1 != 0, start < offset {
            for word in buckets[key] ?? [] where bytes.has(words[word], at: start) { found(word, start) }
          }
          start = offset
          previous = next.value
          offset &+= next.length
        }
      }
    }
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: first &* 40503 &+ second)
  }
}

/// The character at an offset; a broken one at the end of a text is none.
@inline(__always)
private func scalar(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> (value: UInt32, length: Int) {
  let lead = UInt32(text[offset])
  let length = characterLength(text[offset])
  guard length > 1, offset + length <= text.count else { return (lead, 1) }
  let second = UInt32(text[offset &+ 1] & 0x3F)
  if length == 2 { return ((lead & 0x1F) << 6 | second, 2) }
  let third = UInt32(text[offset &+ 2] & 0x3F)
  if length == 3 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
  return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(text[offset &+ 3] & 0x3F), 4)
}
