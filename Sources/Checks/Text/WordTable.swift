import Text

/// Finds many words in one pass over a text.
///
/// The first two characters of a word choose its bucket by a number of sixteen bits; a bitmap excludes most places of a
/// text in two steps.
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

  /// Calls `found` for every word in a range, with the offset where it begins.
  func find(in bytes: [UInt8], _ range: Range<Int>, _ found: (_ word: Int, _ offset: Int) -> Void) {
    guard !isEmpty else { return }
    var previous: UInt32 = 0
    var start = range.lowerBound
    var offset = start
    // A broken character at the end of a text is none.
    while offset < range.upperBound, let next = bytes.scalar(at: offset) {
      let key = Self.key(previous, next.value)
      if bitmap[Int(key) >> 6] &>> (UInt64(key) & 63) & 1 != 0, start < offset {
        for word in buckets[key] ?? [] where bytes.has(words[word], at: start) { found(word, start) }
      }
      start = offset
      previous = next.value
      offset &+= next.length
    }
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: first &* 40503 &+ second)
  }
}
