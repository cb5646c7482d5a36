import Chinese
import Content
import Templating

extension Stage {
  /// The index of people, by the letter of the surname's reading or by its strokes.
  ///
  /// Masked names and groups have no surname to look for: they come last, groups by their first letter.
  func peopleList(_ position: Int, byStrokes: Bool) -> [UInt8] {
    let index = indices.people[position]
    let persons = index.people.filter { !$0.isGroup && !$0.isMasked }
    let addresses = surroundings.addresses
    let list = PeopleList(
      groups: byStrokes ? strokeGroups(persons) : letterGroups(persons),
      collectives: sorted(index.people.filter(\.isGroup), byStrokes: byStrokes).map(entry),
      masked: sorted(index.people.filter(\.isMasked), byStrokes: byStrokes).map(entry),
      isByStrokes: byStrokes,
      letters: addresses.href(index.field.address), strokes: addresses.href(index.strokesAddress),
      kind: kinds[index.kind])
    let kind = site.model.kinds[index.kind]
    let title = byStrokes ? "人物：按姓氏笔画" : "人物"
    let frame = self.frame(
      title: title, description: "\(kind.name)的全部人物，可以按拼音和姓氏笔画查找。",
      address: byStrokes ? index.strokesAddress : index.field.address,
      crumbs: byStrokes ? [crumb("人物", index.field.address)] : [],
      section: section(ofAddress: index.field.address))
    return fill(peopleShape.name, frame, peopleShape, list)
  }

  private func entry(_ person: IndexedPerson) -> PersonEntry {
    PersonEntry(name: person.name, pages: records(of: person.pages), rows: person.rows.map(personRow))
  }

  private func personRow(_ place: RollPlace) -> PersonRow {
    let roll = site.rolls[place.roll]
    let title = roll.batch.map { "\(roll.honour)，\($0.chinese)" } ?? roll.title
    let address = theme.templates[rollShape.name] == nil ? "" : roll.address + "#" + rowAnchor(site[place])
    return PersonRow(
      title: title, address: address.isEmpty ? "" : surroundings.addresses.href(address),
      unit: unitRecord(site[place].unit))
  }

  private func letterGroups(_ people: [IndexedPerson]) -> [PeopleGroup] {
    let groups = Dictionary(grouping: people) { initial(ofName: $0.name) }
    // Names without a reading stand behind all letters.
    return groups.keys.sorted { ($0 == "#" ? "~" : $0) < ($1 == "#" ? "~" : $1) }.map { letter in
      PeopleGroup(
        id: letter == "#" ? "other" : "letter-\(letter.lowercased())",
        label: letter == "#" ? "其他" : String(letter),
        people: sorted(groups[letter] ?? [], byStrokes: false).map(entry))
    }
  }

  private func strokeGroups(_ people: [IndexedPerson]) -> [PeopleGroup] {
    let groups = Dictionary(grouping: people) { $0.name.first.flatMap(strokes) ?? .max }
    return groups.keys.sorted().map { count in
      PeopleGroup(
        id: count == .max ? "other" : "strokes-\(count)", label: count == .max ? "其他" : "\(count)画",
        people: sorted(groups[count] ?? [], byStrokes: true).map(entry))
    }
  }

  /// By reading, homophones by strokes; or by strokes as official lists are.
  private func sorted(_ people: [IndexedPerson], byStrokes: Bool) -> [IndexedPerson] {
    let keyed = people.map { person in
      (
        person, byStrokes ? [] : pinyin(of: person.name, as: person.isGroup ? .prose : .name),
        StrokeOrder(person.name)
      )
    }
    return keyed.sorted { left, right in
      if left.1 != right.1 { return left.1.lexicographicallyPrecedes(right.1) }
      if left.2 != right.2 { return left.2 < right.2 }
      return (left.0.pages.first ?? 0) < (right.0.pages.first ?? 0)
    }.map(\.0)
  }

  /// The first folder of an address, which navigation links to.
  func section(ofAddress address: String) -> String {
    String(address.dropFirst().prefix { $0 != "/" })
  }
}
