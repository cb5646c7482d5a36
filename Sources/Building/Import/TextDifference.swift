/// The difference between two texts, line by line: `-` for removed lines, `+` for added ones, each with its number.
///
/// A paragraph is one long line, so for a changed one only the place of the change is shown, with some characters
/// around it.
package func difference(from old: String, to new: String) -> [String] {
  let before = lines(of: old)
  let after = lines(of: new)
  var (gone, come): (Set<Int>, Set<Int>) = ([], [])
  for change in after.map(\.text).difference(from: before.map(\.text)) {
    switch change {
    case .remove(let offset, _, _): gone.insert(offset)
    case .insert(let offset, _, _): come.insert(offset)
    }
  }
  var (found, left, right) = ([String](), 0, 0)
  while left < before.count || right < after.count {
    let removed = before.dropFirst(left).enumerated().prefix { gone.contains(left + $0.offset) }.map(
      \.element)
    let added = after.dropFirst(right).enumerated().prefix { come.contains(right + $0.offset) }.map(\.element)
    found += shown(removed, added)
    left += removed.count + 1
    right += added.count + 1
  }
  return found
}

private struct Line {
  /// From 1.
  var number: Int
  var text: Substring
}

/// The lines that are not empty, with their numbers.
private func lines(of text: String) -> [Line] {
  text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, text in
    text.isEmpty ? nil : Line(number: index + 1, text: text)
  }
}

/// Removed lines, then the lines added in their place.
private func shown(_ removed: [Line], _ added: [Line]) -> [String] {
  var (gone, come) = ([String](), [String]())
  for index in 0..<max(removed.count, added.count) {
    let old = index < removed.count ? removed[index] : nil
    let new = index < added.count ? added[index] : nil
    if let old { gone.append("- \(old.number): \(cut(old.text, beside: new?.text))") }
    if let new { come.append("+ \(new.number): \(cut(new.text, beside: old?.text))") }
  }
  return gone + come
}

/// Shortens a long line to the part in which it differs from the other.
private func cut(_ line: Substring, beside other: Substring?) -> String {
  guard let other, line.count > 3 * wordsAround else { return String(line) }
  let head = zip(line, other).prefix { $0 == $1 }.count
  let tail = min(
    zip(line.reversed(), other.reversed()).prefix { $0 == $1 }.count, min(line.count, other.count) - head)
  let start = max(head - wordsAround, 0)
  let end = min(line.count - tail + wordsAround, line.count)
  guard end > start else { return String(line) }
  let middle = line.dropFirst(start).prefix(end - start)
  return (start > 0 ? "…" : "") + middle + (end < line.count ? "…" : "")
}

/// The number of characters shown on each side of a change.
private let wordsAround = 16
