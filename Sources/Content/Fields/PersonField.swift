import Diagnostics
import YAML

/// Somebody's name as it is shown.
struct PersonField: FieldType {
  static let names = ["person"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  var shape: FieldShape { .person }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    readPerson(node, of: label, reader: &reader).map { .people([$0]) }
  }
}

/// Several people.
struct PeopleField: FieldType {
  static let names = ["people"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  var shape: FieldShape { .people }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let items = reader.items(of: node, label: label) else { return nil }
    let people = items.compactMap { readPerson($0, of: label, reader: &reader) }
    return people.count == items.count ? .people(people) : nil
  }
}

/// The interpunct of names (阿里木江·哈力克) is U+00B7; the other dots people type are made one.
private func readPerson(_ node: Node, of label: String, reader: inout NodeReader) -> Person? {
  guard let text = reader.text(node, of: label)?.trimmingSpaces else { return nil }
  let dots: Set<Character> = ["•", "‧", "・", "●", "．"]
  let name = String(text.map { dots.contains($0) ? "·" : $0 })
  guard !name.isEmpty, name.count <= 40, !name.contains(where: { $0.isNewline || "<>{}[]".contains($0) })
  else {
    reader.report(.notAName, node, [label, text])
    return nil
  }
  return Person(name: name)
}
