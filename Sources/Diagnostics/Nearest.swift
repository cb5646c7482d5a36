/// The candidate that a mistyped name most likely meant, or nil where none is near.
///
/// Near is an edit distance (insertions, deletions, replacements and swaps of neighbours) of at most
/// a third of the longer name, and at least one character in common. Equal distances are settled by
/// the candidates' order, so that the same input gives the same help.
package func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  let letters = Set(wanted)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    let longest = max(wanted.count, other.count)
    // Two Chinese characters of four are already half the meaning: short names allow one slip at least,
    // Chinese names of up to four characters two.
    let slips = max(longest / 3, other.contains { $0.value > 0x2E80 } ? 2 : 1)
    let limit = min(slips, longest - 1, (best?.distance ?? .max) - 1)
    guard abs(wanted.count - other.count) <= limit, other.contains(where: letters.contains) else { continue }
    if let distance = editDistance(wanted, other, within: limit) { best = (candidate, distance) }
  }
  return best?.name
}

/// Optimal string alignment distance, over three rolling rows; nil where it is above a limit.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], within limit: Int) -> Int? {
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  var current = previous
  var least = 0
  for row in 1..<(left.count + 1) {
    current[0] = row
    let leastBefore = least
    least = row
    for column in 1..<(right.count + 1) {
      let replace = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
      var cost = min(replace, previous[column] + 1, current[column - 1] + 1)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        cost = min(cost, beforePrevious[column - 2] + 1)
      }
      current[column] = cost
      least = min(least, cost)
    }
    // Every later row is made of the last two.
    if least > limit, leastBefore > limit { return nil }
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
  }
  return previous[right.count] <= limit ? previous[right.count] : nil
}
