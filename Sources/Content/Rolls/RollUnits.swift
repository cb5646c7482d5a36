import Diagnostics

/// The meaning of a cell in a column of units.
struct MeantUnit {
  var unit: TermReference?
  var name: String
  /// The person's post in the unit.
  var post: String
}

extension RollReader {
  /// The unit in a cell, and the post after it.
  ///
  /// A unit is recognised by its whole name, a former name or an alias: 省样例厅机关 is not 省样例厅. A post must be separated by
  /// a space, unless the header says that the column has posts.
  func unit(in text: String, hasPost: Bool) -> MeantUnit {
    let plain = String(text.unicodeScalars.filter { !isBlankScalar($0) })
    if let unit = exactUnit(plain) { return MeantUnit(unit: unit, name: plain, post: "") }
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    if parts.count == 2, let unit = exactUnit(parts[0]) {
      return MeantUnit(unit: unit, name: parts[0], post: parts[1])
    }
    if hasPost {
      var head = Substring(plain)
      while head.count > 2 {
        head = head.dropLast()
        let post = String(plain[head.endIndex...])
        if let unit = exactUnit(String(head)) {
          return MeantUnit(
            unit: unit, name: String(head), post: post.drop { "，,、/".contains($0) }.description)
        }
      }
      if parts.count == 2 { return MeantUnit(unit: nil, name: parts[0], post: parts[1]) }
    }
    return MeantUnit(unit: nil, name: plain, post: "")
  }

  private func exactUnit(_ name: String) -> TermReference? {
    guard let units else { return nil }
    let lookup = model.vocabularies[units].lookup
    return (lookup[name] ?? lookup[name.halfWidth]).map { TermReference(vocabulary: units, term: $0) }
  }
}

/// The name in a vocabulary most similar to an unknown one: the longest that is part of it, else the shortest that
/// contains it, else the one with the smallest edit distance.
package func nearestUnit(to name: String, in vocabulary: Vocabulary) -> String? {
  let names = vocabulary.terms.flatMap { [$0.name] + $0.aliases + $0.formerNames }.filter { $0.count > 2 }
  let parts = names.filter { name.contains($0) }
  if let longest = parts.max(by: { $0.count < $1.count }) { return longest }
  let wholes = names.filter { $0.contains(name) }
  return wholes.min { $0.count < $1.count } ?? nearest(to: name, in: names)
}
