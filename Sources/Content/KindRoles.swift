import Diagnostics
import YAML

/// The fields of a kind for the calendar: `calendar: {day: start, end: end, organizer: [host, unit]}`.
///
/// Positions among the kind's fields. The day may be a period, which has its own end.
package struct CalendarFields: Sendable, Hashable {
  package var day: Int
  package var end: Int?
  /// A term with a festival's rule.
  package var festival: Int?
  /// A text with the location.
  package var place: Int?
  /// Fields of terms for the organiser; the first that a page gives is used.
  package var organizers: [Int] = []
}

/// The fields of a kind about people and their honours: `roll: {person: person, category: category}`.
package struct RollFields: Sendable, Hashable {
  package var person: Int
  package var category: Int?
  /// Pages about several people under one name, counted as one group (组) and not as one person (人).
  package var groups: TermCondition?
  /// Pages whose honours have been given; nil for all.
  package var only: TermCondition?
  /// The field, in the vocabulary of `only`, with the words put before the honours of all others, who are candidates.
  package var otherwise: Int?
}

/// A condition that a field has one of some terms: `{subject: [group, family]}`.
package struct TermCondition: Sendable, Hashable {
  package var field: Int
  package var terms: [TermReference]

  package func holds(for page: Page) -> Bool {
    page.terms(of: field).contains { terms.contains($0) }
  }
}

func readCalendar(_ map: inout MapReader, fields: [Field], reader: inout NodeReader) -> CalendarFields? {
  guard var roles = map.map("calendar", keys: calendarKeys, reader: &reader) else { return nil }
  let day = roles.field("day", isRequired: true, among: fields, reader: &reader) {
    $0 == .date || $0 == .record(.period)
  }
  let end = roles.field("end", among: fields, reader: &reader) { $0 == .date }
  let festival = roles.field("festival", among: fields, reader: &reader) { $0.vocabulary != nil }
  let place = roles.field("place", among: fields, reader: &reader) { $0 == .text }
  let organizers = roles.fields("organizer", among: fields, reader: &reader) { $0.vocabulary != nil }
  roles.refuseOtherKeys(reader: &reader)
  return day.map {
    CalendarFields(day: $0, end: end, festival: festival, place: place, organizers: organizers)
  }
}

/// The field with a page's author: `author: author`.
func readAuthor(_ map: inout MapReader, fields: [Field], reader: inout NodeReader) -> Int? {
  map.field("author", among: fields, reader: &reader) { $0 == .text }
}

/// The field with a page's deadline: `closes: deadline`.
func readClosing(_ map: inout MapReader, fields: [Field], reader: inout NodeReader) -> Int? {
  map.field("closes", among: fields, reader: &reader) { $0 == .date }
}

func readRoll(_ map: inout MapReader, fields: [Field], reader: inout NodeReader) -> RollFields? {
  guard var roles = map.map("roll", keys: rollRoleKeys, reader: &reader) else { return nil }
  let person = roles.field("person", isRequired: true, among: fields, reader: &reader) {
    $0 == .person || $0 == .people
  }
  let category = roles.field("category", among: fields, reader: &reader) { $0.vocabulary != nil }
  let groups = roles.condition("groups", among: fields, reader: &reader)
  let only = roles.condition("only", among: fields, reader: &reader)
  let words = only.flatMap { fields[$0.field].type.schema.vocabulary }.map { reader.vocabularies[$0].fields }
  let otherwise = roles.field("otherwise", among: words ?? [], reader: &reader) { $0 == .text }
  roles.refuseOtherKeys(reader: &reader)
  return person.map {
    RollFields(person: $0, category: category, groups: groups, only: only, otherwise: otherwise)
  }
}

extension MapReader {
  /// The position of the field named for a role; nil, with a finding, for a field of another type.
  fileprivate mutating func field(
    _ role: String, isRequired: Bool = false, among fields: [Field], reader: inout NodeReader,
    fits: (FieldSchema) -> Bool
  ) -> Int? {
    let name = isRequired ? required(role, reader: &reader) : text(role, reader: &reader)
    guard let name, let node = take(role) else { return nil }
    if let position = fields.firstIndex(where: { $0.key == name && fits($0.type.schema) }) { return position }
    let known = fields.filter { fits($0.type.schema) }.map(\.key)
    reader.reportUnknown(node, name, known: known)
    return nil
  }

  /// The positions of the fields named for a role.
  fileprivate mutating func fields(
    _ role: String, among fields: [Field], reader: inout NodeReader, fits: (FieldSchema) -> Bool
  ) -> [Int] {
    guard let node = take(role) else { return [] }
    let known = fields.filter { fits($0.type.schema) }.map(\.key)
    return (reader.items(of: node, label: role) ?? []).compactMap { item in
      guard let name = reader.text(item, of: role) else { return nil }
      let position = fields.firstIndex { $0.key == name && fits($0.type.schema) }
      if position == nil { reader.reportUnknown(item, name, known: known) }
      return position
    }
  }

  fileprivate mutating func condition(
    _ role: String, among fields: [Field], reader: inout NodeReader
  ) -> TermCondition? {
    guard let condition = map(role, reader: &reader), let pair = condition.pairs.first,
      let key = pair.key.text
    else {
      return nil
    }
    guard let field = fields.firstIndex(where: { $0.key == key }),
      let vocabulary = fields[field].type.schema.vocabulary
    else {
      let known = fields.filter { $0.type.schema.vocabulary != nil }.map(\.key)
      reader.reportUnknown(pair.key, key, known: known)
      return nil
    }
    let terms = (reader.items(of: pair.value, label: key) ?? []).compactMap { node in
      reader.text(node, of: key).flatMap { readTerm($0, node, of: vocabulary, reader: &reader) }
    }
    return TermCondition(field: field, terms: terms)
  }
}
