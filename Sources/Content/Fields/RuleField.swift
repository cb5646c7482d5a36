import Almanac
import Diagnostics
import YAML

/// When a festival falls, for the almanac: `{lunar: 8-15}`, `{term: 清明}`, `{solar: 09-20}` ….
struct RuleField: FieldType {
  static let names = ["rule"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.rule
  var form: WrittenForm { .anyMap }

  func example(_ vocabularies: [Vocabulary]) -> String { "{lunar: 8-15}" }

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
