import Content

/// The honoured, by level, then by batch. One index for every address that fields of honours name.
struct HonoursIndex: Sendable {
  var field: FieldIndex
  var label: String
  /// The vocabulary of levels.
  var levels: Int
  /// By the order of levels; in a level, newest first.
  var batches: [HonourBatch] = []

  func address(of batch: HonourBatch, in model: ContentModel) -> String {
    "\(address(ofLevel: batch.level, in: model))\(batch.batch.text)/"
  }

  func address(ofLevel level: Int, in model: ContentModel) -> String {
    "\(field.address)\(model.vocabularies[levels].terms[level].slug)/"
  }

  func name(ofLevel level: Int, in model: ContentModel) -> String {
    model.vocabularies[levels].terms[level].name
  }

  /// The levels that have batches, in the vocabulary's order.
  var usedLevels: [Int] {
    batches.reduce(into: []) { levels, batch in
      if levels.last != batch.level { levels.append(batch.level) }
    }
  }
}

struct HonourBatch: Sendable {
  var level: Int
  var batch: Batch
  var entries: [HonouredEntry] = []
}

/// Somebody, or several under one name, with one honour of a batch.
struct HonouredEntry: Sendable {
  var name: String
  var title: String
  /// The newest page about it; nil for an entry of a roll alone.
  var page: Int?
  /// Its row in a roll; nil for an entry of a page alone.
  var row: RollPlace?
  var isGroup: Bool
  var isUnit = false
  var category: TermReference?
  var unit: TermReference?
}

extension HonoursIndex {
  static func all(of site: Site, rolls: RollPlaces, _ words: SiteWords) -> [HonoursIndex] {
    var indices: [HonoursIndex] = []
    var places: [[HonourKey: Int]] = []
    var seen: [Set<EntryKey>] = []
    // By kind: its fields of honours, each with its index.
    let sources = site.model.kinds.map { kind -> [(field: Int, index: Int)] in
      kind.fields.indices.compactMap { number in
        let field = kind.fields[number]
        guard kind.isListed, let index = field.index, let levels = field.levelsOfHonours else {
          return nil
        }
        if let known = indices.firstIndex(where: { $0.field.address == index.address }) {
          return (number, known)
        }
        indices.append(HonoursIndex(field: index, label: field.label, levels: levels))
        places.append([:])
        seen.append([])
        return (number, indices.count - 1)
      }
    }
    let roles = site.model.kinds.map(\.roll)
    // Pages are reached by their places: a copy of each would cost more than all the rest.
    for position in site.pages.indices {
      let kind = site.pages[position].kind
      if sources[kind].isEmpty { continue }
      if let only = roles[kind]?.only, !only.holds(for: site.pages[position]) { continue }
      for source in sources[kind] {
        guard case .honours(let honours) = site.pages[position].values[source.field] else { continue }
        let found = HonouredEntry(site, at: position, roll: roles[kind], words)
        let isMasked = isMaskedName(found.name)
        for honour in honours {
          let key = EntryKey(honour: honour, name: found.name, page: isMasked ? position : nil)
          guard seen[source.index].insert(key).inserted else { continue }
          indices[source.index].add(found.with(honour.title), honour, places: &places[source.index])
        }
      }
    }
    for (position, roll) in site.rolls.enumerated() {
      guard let honour = roll.fullHonour, let kind = roll.kind, let source = sources[kind].first else {
        continue
      }
      indices[source.index].add(
        roll, at: position, honour, rolls.stories[position], seen: &seen[source.index],
        places: &places[source.index])
    }
    for index in indices.indices { indices[index].batches.sort(by: comesBefore) }
    return indices.filter { !$0.batches.isEmpty }
  }

  private struct HonourKey: Hashable {
    var level: Int
    var batch: Batch
  }

  /// Two stories of one honour are one honour; masked names are never taken for the same.
  private struct EntryKey: Hashable {
    var honour: Honour
    var name: String
    var page: Int?
    /// Of a row: two people of one name are of two units.
    var unit: TermReference?
    var isRow = false
  }

  /// Adds the rows of a roll: those with a page of the same honour say more of its entry, others are entries.
  private mutating func add(
    _ roll: Roll, at position: Int, _ honour: Honour, _ stories: [Int?], seen: inout Set<EntryKey>,
    places: inout [HonourKey: Int]
  ) {
    let key = HonourKey(level: honour.level.term, batch: honour.batch)
    var known: [Int: Int] = [:]
    if let place = places[key] {
      for (number, entry) in batches[place].entries.enumerated() where entry.title == honour.title {
        if let page = entry.page { known[page] = number }
      }
    }
    for (number, row) in roll.entries.enumerated() {
      let place = RollPlace(roll: position, entry: number)
      if let page = stories[number], let batch = places[key], let entry = known[page] {
        batches[batch].entries[entry].take(row, at: place)
        continue
      }
      let isMasked = isMaskedName(row.name)
      let entryKey = EntryKey(
        honour: honour, name: row.name, page: isMasked ? -number : nil, unit: row.unit, isRow: true)
      guard seen.insert(entryKey).inserted else { continue }
      add(
        HonouredEntry(
          name: row.name, title: honour.title, page: stories[number], row: place, isGroup: row.isGroup,
          isUnit: roll.row == .unit, category: row.category, unit: row.unit), honour, places: &places)
    }
  }

  private mutating func add(_ entry: HonouredEntry, _ honour: Honour, places: inout [HonourKey: Int]) {
    let key = HonourKey(level: honour.level.term, batch: honour.batch)
    let place = places[key] ?? batches.count
    if place == batches.count {
      places[key] = place
      batches.append(HonourBatch(level: key.level, batch: key.batch))
    }
    batches[place].entries.append(entry)
  }
}

extension HonouredEntry {
  /// The office's list takes precedence over the page.
  fileprivate mutating func take(_ row: RollEntry, at place: RollPlace) {
    self.row = place
    isGroup = isGroup || row.isGroup
    category = row.category ?? category
    unit = row.unit ?? unit
  }

  fileprivate init(_ site: Site, at position: Int, roll: RollFields?, _ words: SiteWords) {
    let page = site.pages[position]
    title = ""
    self.page = position
    unit = site.mainField(of: page).flatMap { page.terms(of: $0).first }
    isGroup = roll?.groups?.holds(for: page) ?? false
    category = roll?.category.flatMap { page.terms(of: $0).first }
    name = page.title
    if let person = roll?.person, case .people(let people) = page.values[person], !people.isEmpty {
      name = words.list(people.map(\.name))
    }
  }

  fileprivate func with(_ title: String) -> HonouredEntry {
    var copy = self
    copy.title = title
    return copy
  }
}

private func comesBefore(_ left: HonourBatch, _ right: HonourBatch) -> Bool {
  if left.level != right.level { return left.level < right.level }
  return left.batch.isAfter(right.batch)
}

extension Batch {
  /// Later batches first; of two that end together, the longer first. A numbered batch has no season: it comes
  /// before all that have one.
  fileprivate func isAfter(_ other: Batch) -> Bool {
    (year, rank.0, rank.1) > (other.year, other.rank.0, other.rank.1)
  }

  private var rank: (Int, Int) {
    switch part {
    case .numbered(let number): (13, number)
    case .whole: (12, 12)
    case .half(let number): (6 * number, 6)
    case .quarter(let number): (3 * number, 3)
    case .month(let number): (number, 1)
    }
  }
}
