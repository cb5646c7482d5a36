import Content

/// The people in some field of pages, each once with all their pages.
struct PeopleIndex: Sendable {
  var field: FieldIndex
  var label: String
  var kind: Int
  /// In the order in which their newest pages come.
  var people: [IndexedPerson] = []

  var strokesAddress: String { field.address + "strokes/" }
}

struct IndexedPerson: Sendable {
  var name: String
  /// Newest first.
  var pages: [Int]
  /// Rows of rolls without a page among these.
  var rows: [RollPlace] = []
  var isGroup: Bool
  /// The name is masked and identifies no person: two 李某 are two people.
  var isMasked: Bool
}

extension PeopleIndex {
  /// One index for every address that fields of people name.
  static func all(of site: Site, rolls: RollPlaces) -> [PeopleIndex] {
    var indices: [PeopleIndex] = []
    var sources: [[(field: Int, index: Int)]] = Array(repeating: [], count: site.model.kinds.count)
    for (position, kind) in site.model.kinds.enumerated() where kind.isListed {
      for (fieldPosition, field) in kind.fields.enumerated() {
        guard let index = field.index, field.type.schema == .person || field.type.schema == .people else {
          continue
        }
        let known = indices.firstIndex { $0.field.address == index.address }
        if known == nil { indices.append(PeopleIndex(field: index, label: field.label, kind: position)) }
        sources[position].append((fieldPosition, known ?? indices.count - 1))
      }
    }
    var known: [[String: Int]] = Array(repeating: [:], count: indices.count)
    let groups = site.model.kinds.map { $0.roll?.groups }
    // Pages are reached by their places: a copy of each would cost more than all the rest.
    for position in site.pages.indices {
      let kind = site.pages[position].kind
      for source in sources[kind] {
        guard case .people(let people) = site.pages[position].values[source.field] else { continue }
        let isGroup = groups[kind]?.holds(for: site.pages[position]) ?? false
        for person in people {
          indices[source.index].add(person.name, at: position, isGroup: isGroup, known: &known[source.index])
        }
      }
    }
    for (position, roll) in site.rolls.enumerated() where roll.row.isOfPeople {
      guard let source = roll.kind.flatMap({ sources[$0].first }) else { continue }
      for (number, row) in roll.entries.enumerated() where rolls.stories[position][number] == nil {
        let place = RollPlace(roll: position, entry: number)
        indices[source.index].add(row, at: place, known: &known[source.index])
      }
    }
    return indices
  }

  private mutating func add(_ row: RollEntry, at place: RollPlace, known: inout [String: Int]) {
    let isMasked = !row.isGroup && isMaskedName(row.name)
    if !isMasked, let index = known[row.name] {
      people[index].rows.append(place)
      return
    }
    if !isMasked { known[row.name] = people.count }
    people.append(
      IndexedPerson(name: row.name, pages: [], rows: [place], isGroup: row.isGroup, isMasked: isMasked))
  }

  private mutating func add(_ name: String, at page: Int, isGroup: Bool, known: inout [String: Int]) {
    let isMasked = !isGroup && isMaskedName(name)
    if !isMasked, let index = known[name] {
      if people[index].pages.last != page { people[index].pages.append(page) }
      return
    }
    if !isMasked { known[name] = people.count }
    people.append(IndexedPerson(name: name, pages: [page], isGroup: isGroup, isMasked: isMasked))
  }
}

/// Masked names: 李某, 张某某, 王＊, 小明（化名）.
func isMaskedName(_ name: String) -> Bool {
  let scalars = name.unicodeScalars
  return scalars.dropFirst().contains { "某*＊×✕○〇".unicodeScalars.contains($0) }
    || scalars.contains("化") && name.contains("化名")
}
