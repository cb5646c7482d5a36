import Content
import Parallel
import Search

extension RenderContext {
  /// A document for each row that has no page of its own to be found. They have no day, and rank as the oldest.
  func rollDocuments() -> [SearchDocument] {
    guard lists.showsRolls else { return [] }
    let separator = words[.clauseSeparator]
    return site.rolls.indices.flatMap { position in
      let roll = site.rolls[position]
      let said = roll.columns.indices.filter { ![.name, .link].contains(roll.columns[$0].role) }
      let stories = indices.rolls.stories[position]
      return concurrentMap(roll.entries.indices.filter { stories[$0] == nil }) { [site] number in
        let entry = roll.entries[number]
        return SearchDocument(
          address: roll.address + "#" + rowAnchor(entry), title: entry.name, day: "",
          people: roll.row.isOfPeople ? [entry.name] : [],
          names: entry.unit.map { [site.model[$0].name] } ?? [],
          summary: said.lazy.map { entry.cells[$0] }.filter { !$0.isEmpty }.joined(separator: separator),
          details: [roll.title])
      }
    }
  }
}
