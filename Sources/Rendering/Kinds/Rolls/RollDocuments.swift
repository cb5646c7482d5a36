import Content
import Search

extension RenderContext {
  /// A document for each row that has no page of its own to be found. They have no day, and rank as the oldest.
  func rollDocuments() -> [SearchDocument] {
    guard lists.showsRolls else { return [] }
    return site.rolls.indices.flatMap { position in
      let roll = site.rolls[position]
      return roll.entries.indices.filter { indices.rolls.stories[position][$0] == nil }.map { number in
        let entry = roll.entries[number]
        let others = zip(roll.columns, entry.cells).filter {
          $0.role != .name && $0.role != .link && !$1.isEmpty
        }.map { $0.1 }
        return SearchDocument(
          address: roll.address + "#" + rowAnchor(entry), title: entry.name, day: "",
          people: roll.row.isOfPeople ? [entry.name] : [],
          names: entry.unit.map { [site.model[$0].name] } ?? [],
          summary: others.joined(separator: words[.clauseSeparator]), details: [roll.title])
      }
    }
  }
}
