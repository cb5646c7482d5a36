import Almanac
import Diagnostics
import YAML

/// The rule for a festival's date, for the almanac: `{lunar: 8-15}`, `{term: 清明}`, `{solar: 09-20}` ….
struct RuleField: FieldType {
  static let names = ["rule"]
  static let manual = Phrase(
    "节日是哪天：{lunar: 8-15}、{lunar-last: 12}、{term: 清明}、{solar: 09-20}、{weekday: 5-3-7}。只用在词表里。",
    "When a festival falls: {lunar: 8-15}, {lunar-last: 12}, {term: 清明}, {solar: 09-20} or {weekday: 5-3-7}. For vocabularies."
  )

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.rule
  var form: WrittenForm { .anyMap }

  func example(_ vocabularies: [Vocabulary]) -> Phrase { Phrase("{lunar: 8-15}", "{lunar: 8-15}") }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let pair = node.map?.first, node.map?.count == 1, let key = pair.key.text,
      let value = pair.value.text,
      let rule = FestivalRule(key: key, value: value)
    else {
      reader.report(.unreadableFestival, node, [label])
      return nil
    }
    return .rule(rule)
  }
}
