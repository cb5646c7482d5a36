import Content

/// The pages that won awards, by year, level and event. One index for every address that fields of awards name.
struct AwardsIndex: Sendable {
  var field: FieldIndex
  var label: String
  var kind: Int
  /// The newest year first; of one year by level.
  var events: [AwardEvent] = []
}

struct AwardEvent: Sendable {
  var name: String
  var year: Int
  var level: TermReference
  /// Grades are free text, since every event has its own; entries of one grade are adjacent.
  var entries: [(grade: String, page: Int)] = []
}

extension AwardsIndex {
  static func all(of site: Site) -> [AwardsIndex] {
    var indices: [AwardsIndex] = []
    var places: [[EventKey: Int]] = []
    let sources = site.model.kinds.map { kind in
      kind.fields.indices.filter { number in
        kind.isListed && kind.fields[number].index != nil
          && kind.fields[number].type.schema == .records(.award)
      }
    }
    for position in site.pages.indices {
      let kind = site.pages[position].kind
      for number in sources[kind] {
        guard case .awards(let awards) = site.pages[position].values[number] else { continue }
        let fields = site.model.kinds[kind].fields
        guard let field = fields[number].index else { continue }
        var known = indices.firstIndex { $0.field.address == field.address }
        if known == nil {
          indices.append(AwardsIndex(field: field, label: fields[number].label, kind: kind))
          places.append([:])
          known = indices.count - 1
        }
        guard let known else { continue }
        for award in awards { indices[known].add(award, at: position, places: &places[known]) }
      }
    }
    for index in indices.indices { indices[index].sort() }
    return indices.filter { !$0.events.isEmpty }
  }

  private struct EventKey: Hashable {
    var name: String
    var year: Int
    var level: TermReference
  }

  private mutating func add(_ award: Award, at page: Int, places: inout [EventKey: Int]) {
    let key = EventKey(name: award.event, year: award.year, level: award.level)
    let place = places[key] ?? events.count
    if place == events.count {
      places[key] = place
      events.append(AwardEvent(name: key.name, year: key.year, level: key.level))
    }
    events[place].entries.append((award.grade, page))
  }

  private mutating func sort() {
    events.sort {
      ($1.year, $0.level.term, $0.entries[0].page) < ($0.year, $1.level.term, $1.entries[0].page)
    }
    for event in events.indices {
      var order: [String: Int] = [:]
      for entry in events[event].entries where order[entry.grade] == nil { order[entry.grade] = order.count }
      events[event].entries.sort { (order[$0.grade] ?? 0, $0.page) < (order[$1.grade] ?? 0, $1.page) }
    }
  }
}
