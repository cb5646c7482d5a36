/// An honour together with the kind of the pages about it.
package struct HonourOfKind: Sendable, Hashable {
  package var kind: Int
  package var honour: Honour
}

extension Roll {
  package var honourOfKind: HonourOfKind? {
    guard let kind, let fullHonour else { return nil }
    return HonourOfKind(kind: kind, honour: fullHonour)
  }
}

extension Site {
  /// The pages about the honours of rolls: by honour, then by people's names; positions in `pages`, so newest first.
  ///
  /// Only honours that have been given. Pages are scanned once for all rolls.
  package func pagesOfRolls() -> [HonourOfKind: [String: [Int]]] {
    let wanted = Set(rolls.compactMap(\.honourOfKind))
    guard !wanted.isEmpty else { return [:] }
    let fields = model.kinds.map { kind in
      kind.fields.indices.filter { kind.fields[$0].levelsOfHonours != nil }
    }
    let roles = model.kinds.map(\.roll)
    var found: [HonourOfKind: [String: [Int]]] = [:]
    for (position, page) in pages.enumerated() {
      guard let role = roles[page.kind], role.only?.holds(for: page) ?? true else { continue }
      for field in fields[page.kind] {
        guard case .honours(let honours) = page.values[field] else { continue }
        for honour in honours {
          let key = HonourOfKind(kind: page.kind, honour: honour)
          guard wanted.contains(key) else { continue }
          for name in page.names(of: role) { found[key, default: [:]][name, default: []].append(position) }
        }
      }
    }
    return found
  }
}

extension Page {
  /// The names of the people on the page: each on its own, and all joined.
  fileprivate func names(of role: RollFields) -> Set<String> {
    guard case .people(let people) = values[role.person], !people.isEmpty else { return [] }
    return Set(people.map(\.name) + [people.map(\.name).joined(separator: "、")])
  }
}
