import Chinese
import Content
import Templating

extension OutputKind {
  /// The people whom pages are about, by the letter of the surname's reading and by its strokes.
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
    let groups = index.people.filter(\.isGroup)
    let masked = index.people.filter(\.isMasked)
    let entry = entries(of: index)
    let list = PeopleList(
      groups: byStrokes ? strokeGroups(persons, entry) : letterGroups(persons, entry),
      collectives: (byStrokes ? sortedByStrokes(groups) : sortedByReading(groups).map(\.person)).map(entry),
      masked: (byStrokes ? sortedByStrokes(masked) : sortedByReading(masked).map(\.person)).map(entry),
      isByStrokes: byStrokes,
      letters: addresses.href(index.field.address),
      strokes: words[.peopleByStrokes].isEmpty ? "" : addresses.href(index.strokesAddress),
      kind: kinds[index.kind])
    let kind = site.model.kinds[index.kind]
    return fill(
      peopleSchema.name, pageContext(of: head, description: words.say(.peopleAbout, kind.name)), peopleSchema,
      list)
  }

  /// Makes the entries of an index's people; what the rows of a roll have in common is made once.
  private func entries(of index: PeopleIndex) -> (IndexedPerson) -> PersonEntry {
    let titles = site.rolls.map { roll in
      roll.batch.map { words.say(.honourOfBatch, roll.honour, words.batch($0)) } ?? roll.title
    }
    let showsRolls = theme.templates[rollSchema.name] != nil
    let addresses = site.rolls.map { showsRolls ? commonContext.addresses.href($0.address) : "" }
    return { [self] person in
      PersonEntry(
        name: person.name, pages: records(of: person.pages),
        rows: person.rows.map { place in
          PersonRow(
            title: titles[place.roll],
            address: showsRolls ? addresses[place.roll] + "#" + rowAnchor(site[place]) : "",
            unit: unitRecord(site[place].unit))
        })
    }
  }

  private func letterGroups(
    _ people: [IndexedPerson], _ entry: (IndexedPerson) -> PersonEntry
  ) -> [PeopleGroup] {
    let groups = Dictionary(grouping: sortedByReading(people), by: \.letter)
    // Names without a reading come after all letters.
    return groups.keys.sorted { ($0 == "#" ? "~" : $0) < ($1 == "#" ? "~" : $1) }.map { letter in
      PeopleGroup(
        id: letter == "#" ? "other" : "letter-\(letter.lowercased())",
        label: letter == "#" ? words[.other] : String(letter),
        people: (groups[letter] ?? []).map { entry($0.person) })
    }
  }

  private func strokeGroups(
    _ people: [IndexedPerson], _ entry: (IndexedPerson) -> PersonEntry
  ) -> [PeopleGroup] {
    let groups = Dictionary(grouping: sortedByStrokes(people)) { $0.name.first.flatMap(strokes) ?? .max }
    return groups.keys.sorted().map { count in
      PeopleGroup(
        id: count == .max ? "other" : "strokes-\(count)",
        label: count == .max ? words[.other] : words.say(.strokes, count),
        people: (groups[count] ?? []).map(entry))
    }
  }
}
