/// The candidate that a mistyped name most likely meant, or nil where none is near.
///
/// Near is an edit distance (insertions, deletions, replacements and swaps of neighbours) of at most
/// a third of the longer name, and at least one character in common. Equal distances are settled by
/// the candidates' order, so that the same input gives the same help.
package func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased().unicodeScalars)
    let longest = max(wanted.count, letters.count)
    guard longest > 0, !Set(wanted).isDisjoint(with: letters) else { continue }
    let distance = editDistance(wanted, letters)
    // Two Chinese characters of four are already half the meaning: short names allow one slip at least,
    // Chinese names of up to four characters two.
    let allowed = max(longest / 3, letters.contains { $0.value > 0x2E80 } ? 2 : 1)
    if distance <= min(allowed, longest - 1), distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// Optimal string alignment distance, over three rolling rows.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for row in 1..<(left.count + 1) {
    var current = [row]
    current.reserveCapacity(right.count + 1)
    for column in 1..<(right.count + 1) {
      let replace = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
      var cost = min(replace, previous[column] + 1, current[column - 1] + 1)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        cost = min(cost, beforePrevious[column - 2] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
