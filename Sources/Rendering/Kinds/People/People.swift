import Chinese
import Content
import Templating

extension OutputKind {
  /// Everybody whom pages tell of, by the letter of the surname's reading and by its strokes.
  static let people = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(peopleSchema, whenAbsent: .leavesOut)] },
    records: [personEntrySchema.recordType, personRowSchema.recordType, peopleGroupSchema.recordType],
    lists: { lists in
      guard lists.has(peopleSchema.name) else { return [] }
      return lists.indices.people.enumerated().filter { !$1.people.isEmpty }.flatMap {
        position, index -> [ListPlace] in
        let letters = ListHead(lists.words[.people], at: index.field.address)
        let strokes = ListHead(
          lists.words[.peopleByStrokes], at: index.strokesAddress,
          crumbs: [.init(label: lists.words[.people], address: index.field.address)])
        let byLetters = ListPlace(
          letters, directory: lists.directory(lists.words[.peopleIndex], of: index.field)
        ) {
          context, _ in
          context.peopleList(position, letters, byStrokes: false)
        }
        guard !strokes.title.isEmpty else { return [byLetters] }
        return [
          byLetters,
          ListPlace(strokes) { context, _ in context.peopleList(position, strokes, byStrokes: true) },
        ]
      }
    })
}

extension RenderContext {
  /// Masked names and groups have no surname to look for: they come last, groups by their first letter.
  fileprivate func peopleList(_ position: Int, _ head: ListHead, byStrokes: Bool) -> [UInt8] {
    let index = indices.people[position]
    let persons = index.people.filter { !$0.isGroup && !$0.isMasked }
    let addresses = commonContext.addresses
    let list = PeopleList(
      groups: byStrokes ? strokeGroups(persons) : letterGroups(persons),
      collectives: sorted(index.people.filter(\.isGroup), byStrokes: byStrokes).map(entry),
      masked: sorted(index.people.filter(\.isMasked), byStrokes: byStrokes).map(entry),
      isByStrokes: byStrokes,
      letters: addresses.href(index.field.address),
      strokes: words[.peopleByStrokes].isEmpty ? "" : addresses.href(index.strokesAddress),
      kind: kinds[index.kind])
    let kind = site.model.kinds[index.kind]
    return fill(
      peopleSchema.name, pageContext(of: head, description: words.say(.peopleAbout, kind.name)), peopleSchema,
      list)
  }

  private func entry(_ person: IndexedPerson) -> PersonEntry {
    PersonEntry(name: person.name, pages: records(of: person.pages), rows: person.rows.map(personRow))
  }

  private func personRow(_ place: RollPlace) -> PersonRow {
    let roll = site.rolls[place.roll]
    let title = roll.batch.map { words.say(.honourOfBatch, roll.honour, words.batch($0)) } ?? roll.title
    let address = theme.templates[rollSchema.name] == nil ? "" : roll.address + "#" + rowAnchor(site[place])
    return PersonRow(
      title: title, address: address.isEmpty ? "" : commonContext.addresses.href(address),
      unit: unitRecord(site[place].unit))
  }

  private func letterGroups(_ people: [IndexedPerson]) -> [PeopleGroup] {
    let groups = Dictionary(grouping: people) { initial(ofName: $0.name) }
    // Names without a reading stand behind all letters.
    return groups.keys.sorted { ($0 == "#" ? "~" : $0) < ($1 == "#" ? "~" : $1) }.map { letter in
      PeopleGroup(
        id: letter == "#" ? "other" : "letter-\(letter.lowercased())",
        label: letter == "#" ? words[.other] : String(letter),
        people: sorted(groups[letter] ?? [], byStrokes: false).map(entry))
    }
  }

  private func strokeGroups(_ people: [IndexedPerson]) -> [PeopleGroup] {
    let groups = Dictionary(grouping: people) { $0.name.first.flatMap(strokes) ?? .max }
    return groups.keys.sorted().map { count in
      PeopleGroup(
        id: count == .max ? "other" : "strokes-\(count)",
        label: count == .max ? words[.other] : words.say(.strokes, count),
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
}
