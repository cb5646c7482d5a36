import Content

/// A row of a roll by its place in the site.
struct RollPlace: Sendable, Hashable {
  /// In `site.rolls`.
  var roll: Int
  /// Among the roll's entries.
  var entry: Int
}

/// Assigns rows of rolls to the pages about the same honour of the same person, and to units.
struct RollPlaces: Sendable {
  /// By roll, then by entry: the page whose place in lists the row has.
  private(set) var stories: [[Int?]] = []
  /// By the term of a unit.
  private(set) var byUnit: [Int: [RollPlace]] = [:]
  /// The rolls that a page called for, by its file.
  private(set) var byCall: [String: [Int]] = [:]

  init(of site: Site) {
    let pagesOfRolls = site.pagesOfRolls()
    for (roll, list) in site.rolls.enumerated() {
      let pages = list.honourOfKind.flatMap { pagesOfRolls[$0] } ?? [:]
      var rows: [String: Int] = [:]
      if !pages.isEmpty {
        for entry in list.entries where pages[entry.name] != nil { rows[entry.name, default: 0] += 1 }
      }
      stories.append(
        pages.isEmpty
          ? Array(repeating: nil, count: list.entries.count)
          : list.entries.map { story(of: $0, in: pages, of: site, isAlone: rows[$0.name] == 1) })
      for (entry, row) in list.entries.enumerated() {
        if let unit = row.unit { byUnit[unit.term, default: []].append(RollPlace(roll: roll, entry: entry)) }
      }
      if let call = list.call { byCall[call, default: []].append(roll) }
    }
  }
}

/// The page about the same person of the same unit; where units differ, the only one about that name.
///
/// - Parameter isAlone: no other row of the roll has the name, so that a differing unit does not mean another person.
private func story(of entry: RollEntry, in pages: [String: [Int]], of site: Site, isAlone: Bool) -> Int? {
  guard let found = pages[entry.name] else { return nil }
  let same = found.first { page in
    site.mainField(of: site.pages[page]).map {
      site.pages[page].terms(of: $0) == [entry.unit].compactMap(\.self)
    }
      ?? false
  }
  return same ?? (isAlone && found.count == 1 ? found[0] : nil)
}

extension Site {
  /// The field of the unit that sent a page.
  func mainField(of page: Page) -> Int? { model.kinds[page.kind].fields.firstIndex(where: \.isMain) }

  subscript(place: RollPlace) -> RollEntry { rolls[place.roll].entries[place.entry] }
}
