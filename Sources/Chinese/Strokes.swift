/// The number of strokes of a character by 通用规范汉字表, or nil for a character outside that list.
package func strokes(of character: Character) -> Int? {
  guard let scalar = character.unicodeScalars.first, let rank = strokeRanks[scalar] else { return nil }
  return rank / ranksPerCount
}

/// The sort key of names in order of strokes of the surname (按姓氏笔画为序).
///
/// Character by character: by number of strokes, then by the first stroke in the order 横竖撇点折, then by the
/// official list. A shorter name comes before a longer one that it begins; characters that the list does not
/// have come last, by code point.
package struct StrokeOrder: Sendable, Hashable, Comparable {
  private let ranks: [Int]

  package init(_ name: String) {
    ranks = name.unicodeScalars.map { strokeRanks[$0] ?? 100 * ranksPerCount + Int($0.value) }
  }

  package static func < (left: StrokeOrder, right: StrokeOrder) -> Bool {
    left.ranks.lexicographicallyPrecedes(right.ranks)
  }
}

/// The place of each character in the order, which also tells its strokes. Made when first asked for.
private let strokeRanks: [Unicode.Scalar: Int] = {
  var ranks: [Unicode.Scalar: Int] = [:]
  ranks.reserveCapacity(9000)
  for line in strokeTable.split(separator: "\n") {
    let parts = line.split(separator: " ")
    // The number precedes the one character that names the first stroke.
    let count = Int(parts[0].dropLast()) ?? 0
    for character in parts[1].unicodeScalars { ranks[character] = count * ranksPerCount + ranks.count }
  }
  return ranks
}()

/// More than there are characters, so that a place never reaches into the next number of strokes.
private let ranksPerCount = 10_000
