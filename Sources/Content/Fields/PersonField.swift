import Diagnostics
import YAML

/// Somebody's name as it is shown.
struct PersonField: FieldType {
  static let names = ["person"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  var shape: FieldShape { .person }
  var form: WrittenForm { .word }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    readPerson(node, of: label, reader: &reader).map { .people([$0]) }
  }
}

/// Several people.
struct PeopleField: FieldType {
  static let names = ["people"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  var shape: FieldShape { .people }
  var form: WrittenForm { .items(.word) }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let items = reader.items(of: node, label: label) else { return nil }
    let people = items.compactMap { readPerson($0, of: label, reader: &reader) }
    return people.count == items.count ? .people(people) : nil
  }
}

/// The interpunct of names (阿里木江·哈力克) is U+00B7; the other dots people type are made one.
private func readPerson(_ node: Node, of label: String, reader: inout NodeReader) -> Person? {
  guard let text = reader.text(node, of: label)?.trimmingSpaces else { return nil }
  if isPlainName(text) { return Person(name: text) }
  let dots: Set<Character> = ["•", "‧", "・", "●", "．"]
  let name = String(text.map { dots.contains($0) ? "·" : $0 })
  guard !name.isEmpty, name.count <= 40, !name.contains(where: { $0.isNewline || "<>{}[]".contains($0) })
  else {
    reader.report(.notAName, node, [label, text])
    return nil
  }
  return Person(name: name)
}

/// Whether a name is made of ideographs, ASCII letters, digits and spaces, as nearly all are, and short.
private func isPlainName(_ name: String) -> Bool {
  guard 1...40 ~= name.utf8.count else { return false }
  return name.utf8.allSatisfy { byte in
    switch byte {
    case 0x80...0xBF, 0xE4...0xE9: true
    default: byte == 0x20 || isASCIILetterOrDigit(byte)
    }
  }
}

private func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
  switch Unicode.Scalar(byte) {
  case "a"..."z", "A"..."Z", "0"..."9": true
  default: false
  }
}
