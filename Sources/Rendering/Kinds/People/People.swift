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
      lists.indices.people.enumerated().filter { !$1.people.isEmpty }.flatMap {
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
        guard lists.has(peopleSchema.name), !strokes.title.isEmpty else { return [byLetters] }
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
    let kind = site.model.kinds[index.kind]
    let pageContext = self.pageContext(of: head, description: words.say(.peopleAbout, kind.name))
    guard lists.has(peopleSchema.name) else {
      return plainIndex(plainPeople(index), pageContext, label: head.title)
    }
    let list = PeopleList(
      groups: byStrokes ? strokeGroups(persons, entry) : letterGroups(persons, entry),
      collectives: (byStrokes ? sortedByStrokes(groups) : sortedByReading(groups).map(\.person)).map(entry),
      masked: (byStrokes ? sortedByStrokes(masked) : sortedByReading(masked).map(\.person)).map(entry),
      isByStrokes: byStrokes,
      letters: addresses.href(index.field.address),
      strokes: words[.peopleByStrokes].isEmpty ? "" : addresses.href(index.strokesAddress),
      kind: kinds[index.kind])
    return fill(peopleSchema.name, pageContext, peopleSchema, list)
  }

  /// In a theme without a template for people: by letters, each with the newest page that tells of them.
  private func plainPeople(_ index: PeopleIndex) -> PlainIndex {
    let entry = entries(of: index)
    func plain(_ person: IndexedPerson) -> PlainIndex.Entry {
      let shown = entry(person)
      let page = person.pages.first.map { commonContext.addresses.href(site.pages[$0].address) }
      return .init(
        name: person.name, address: page ?? shown.rows.first?.address ?? "",
        count: person.pages.count + person.rows.count)
    }
    let persons = index.people.filter { !$0.isGroup && !$0.isMasked }
    let others = sortedByReading(index.people.filter { $0.isGroup || $0.isMasked }).map { plain($0.person) }
    let letters = groupedByLetter(persons).map {
      (name: label(ofLetter: $0.letter), entries: $0.people.map(plain))
    }
    return PlainIndex(groups: letters + (others.isEmpty ? [] : [(words[.other], others)]))
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
    groupedByLetter(people).map { group in
      PeopleGroup(
        id: group.letter == "#" ? "other" : "letter-\(group.letter.lowercased())",
        label: label(ofLetter: group.letter), people: group.people.map(entry))
    }
  }

  /// Names without a reading stand behind all letters.
  private func groupedByLetter(_ people: [IndexedPerson]) -> [(letter: Character, people: [IndexedPerson])] {
    let groups = Dictionary(grouping: sortedByReading(people), by: \.letter)
    return groups.keys.sorted { ($0 == "#" ? "~" : $0) < ($1 == "#" ? "~" : $1) }.map { letter in
      (letter, (groups[letter] ?? []).map(\.person))
    }
  }

  private func label(ofLetter letter: Character) -> String {
    letter == "#" ? words[.other] : String(letter)
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
