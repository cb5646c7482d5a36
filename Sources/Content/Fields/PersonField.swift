import Diagnostics
import Text
import YAML

/// A person's name as shown to readers.
struct PersonField: FieldType {
  static let names = ["person"]
  static let manual = Phrase(
    "一个人的姓名，照公开的写；姓名中间的点统一为“·”，二字姓名中间的空格去掉。",
    "Somebody's name as it is shown. Dots within names become one kind; spaces between two characters go.")

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.person
  var form: WrittenForm { .word }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let person = readPerson(node, of: label, reader: &reader) else { return nil }
    if let names = severalNames(in: person.name) {
      reader.report(
        .severalPeople, node, [label, names.joined(separator: reader.listSeparator)],
        help: Phrase(
          "只写一个人，别的写在正文里；要写几个人，把 _kind.yml 里“\(label)”的 type: person 改成 type: people",
          "write one person, the others in the text; for several, change type: person of “\(label)” in _kind.yml to "
            + "type: people"))
    }
    return .people([person])
  }
}

/// Several people.
struct PeopleField: FieldType {
  static let names = ["people"]
  static let manual = Phrase(
    "几个人的姓名：列表，或用“、”隔开。",
    "Several people's names: a list, or with commas between.")

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.people
  var form: WrittenForm { .items(.word) }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let items = reader.items(of: node, label: label) else { return nil }
    let people = items.compactMap { item -> Person? in
      let person = readPerson(item, of: label, reader: &reader)
      if let names = person.flatMap({ severalNames(in: $0.name) }) {
        let list = names.joined(separator: reader.listSeparator)
        reader.report(.severalPeople, item, [label, list], replacement: list)
      }
      return person
    }
    return people.count == items.count ? .people(people) : nil
  }
}

/// Reads a name. The interpunct of names (阿里木江·哈力克) is U+00B7, which replaces similar dots.
private func readPerson(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> Person? {
  guard let text = reader.text(node, of: label)?.trimmingSpaces else { return nil }
  if isPlainName(text), !text.utf8.contains(0x20) { return Person(name: text) }
  let dots: Set<Character> = ["•", "‧", "・", "●", "．"]
  let written = String(text.foldedName.map { dots.contains($0) ? "·" : $0 })
  // Spaces around a word that separates two names are not part of a name.
  let name = severalNames(in: written) == nil ? written.withoutSpaceBetweenHan : written
  if name.utf8.count < written.utf8.count {
    reader.report(.spacedName, node, [label, text], replacement: name)
  }
  guard !name.isEmpty, name.count <= 40, !name.contains(where: { $0.isNewline || "<>{}[]".contains($0) })
  else {
    reader.report(.notAName, node, [label, text])
    return nil
  }
  return Person(name: name)
}

/// The names of several people in a field for one; nil if there is only one.
///
/// 、 and similar signs always separate names. 和, 与 and 及 also occur within names (李和平): they separate only two words of
/// the length of names.
private func severalNames(in name: String) -> [String]? {
  guard name.utf8.count >= 7, name.unicodeScalars.contains(where: mayPartNames) else { return nil }
  let listed = name.split { "、，,；;/／&＆".contains($0) }.map(\.trimmingSpaces).filter { !$0.isEmpty }
  if listed.count > 1 { return listed }
  let words = name.split { "和与及跟暨".contains($0) }.map(\.trimmingSpaces)
  let areNames = words.allSatisfy { 2...4 ~= $0.count && $0.unicodeScalars.allSatisfy(isHan) }
  return words.count > 1 && areNames ? words : nil
}

private func mayPartNames(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "、", "，", ",", "；", ";", "/", "／", "&", "＆", "和", "与", "及", "跟", "暨": true
  default: false
  }
}

extension String {
  /// Offices space out names of two characters to the width of three: 李　明 is 李明.
  fileprivate var withoutSpaceBetweenHan: String {
    let scalars = Array(unicodeScalars)
    var name = UnicodeScalarView()
    for (position, scalar) in scalars.enumerated() {
      if scalar.properties.isWhitespace, let before = name.last, isHan(before),
        let next = scalars[position...].first(where: { !$0.properties.isWhitespace }), isHan(next)
      {
        continue
      }
      name.append(scalar)
    }
    return String(name)
  }
}

/// A quick test for short names of ideographs, ASCII letters, digits and spaces, as nearly all are.
private func isPlainName(_ name: String) -> Bool {
  guard 1...40 ~= name.utf8.count else { return false }
  return name.utf8.allSatisfy { byte in
    switch byte {
    case 0x80...0xBF, 0xE4...0xE9: true
    default: byte == 0x20 || isASCIILetterOrDigit(byte)
    }
  }
}
