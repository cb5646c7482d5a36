import Content

/// Who was honoured: by level, then by batch. One index for every address that fields of honours name.
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
  /// The newest page that tells of it.
  var page: Int
  var isGroup: Bool
  var category: TermReference?
}

extension HonoursIndex {
  static func all(of site: Site) -> [HonoursIndex] {
    var indices: [HonoursIndex] = []
    var places: [[HonourKey: Int]] = []
    var seen: [Set<EntryKey>] = []
    for (position, page) in site.pages.enumerated() where site.model.kinds[page.kind].isListed {
      let kind = site.model.kinds[page.kind]
      if let only = kind.roll?.only, !only.holds(for: page) { continue }
      for (field, value) in page.values.enumerated() {
        guard case .honours(let honours) = value, let index = kind.fields[field].index else { continue }
        var known = indices.firstIndex { $0.field.address == index.address }
        if known == nil, let first = honours.first {
          indices.append(
            HonoursIndex(field: index, label: kind.fields[field].label, levels: first.level.vocabulary))
          places.append([:])
          seen.append([])
          known = indices.count - 1
        }
        guard let known else { continue }
        for honour in honours {
          let entry = HonouredEntry(honour, page, at: position, of: kind)
          let key = EntryKey(
            honour: honour, name: entry.name, page: isMaskedName(entry.name) ? position : nil)
          guard seen[known].insert(key).inserted else { continue }
          indices[known].add(entry, honour, places: &places[known])
        }
      }
    }
    for index in indices.indices { indices[index].batches.sort(by: comesBefore) }
    return indices
  }

  private struct HonourKey: Hashable {
    var level: Int
    var batch: Batch
  }

  /// Two stories of one honour are one honour; of masked names, nobody knows.
  private struct EntryKey: Hashable {
    var honour: Honour
    var name: String
    var page: Int?
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
  fileprivate init(_ honour: Honour, _ page: Page, at position: Int, of kind: Kind) {
    title = honour.title
    self.page = position
    isGroup = kind.roll?.groups?.holds(for: page) ?? false
    category = kind.roll?.category.flatMap { page.terms(of: $0).first }
    name = page.title
    if let person = kind.roll?.person, case .people(let people) = page.values[person], !people.isEmpty {
      name = people.map(\.name).joined(separator: "、")
    }
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
