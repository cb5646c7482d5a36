import Chinese

/// Somebody at their place in the index by letters.
struct ReadPerson {
  var person: IndexedPerson
  var letter: Character
}

/// By reading, homophones by strokes.
func sortedByReading(_ people: [IndexedPerson]) -> [ReadPerson] {
  let readings = people.map { pinyin(of: $0.name, as: $0.isGroup ? .prose : .name) }
  // Syllables are of letters and digits, before which their separator comes.
  let keys = readings.map { $0.joined(separator: "\t") }
  let strokes = people.map { StrokeOrder($0.name) }
  return people.indices.sorted { left, right in
    if keys[left] != keys[right] { return keys[left] < keys[right] }
    if strokes[left] != strokes[right] { return strokes[left] < strokes[right] }
    return isNewer(people[left], people[right])
  }.map { ReadPerson(person: people[$0], letter: initial(ofName: people[$0].name, read: readings[$0])) }
}

/// By strokes, as official lists are.
func sortedByStrokes(_ people: [IndexedPerson]) -> [IndexedPerson] {
  let strokes = people.map { StrokeOrder($0.name) }
  return people.indices.sorted { left, right in
    if strokes[left] != strokes[right] { return strokes[left] < strokes[right] }
    return isNewer(people[left], people[right])
  }.map { people[$0] }
}

/// Orders people whose names sort alike by their newest pages.
private func isNewer(_ left: IndexedPerson, _ right: IndexedPerson) -> Bool {
  (left.pages.first ?? 0) < (right.pages.first ?? 0)
}
