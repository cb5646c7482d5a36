import Diagnostics
import YAML

/// A list of texts, such as keywords.
///
/// In a vocabulary, `names: true` makes the texts further names of the term, such as a unit's former ones.
struct ListField: FieldType {
  static let names = ["list"]
  static let manual = Phrase(
    "几段文字：列表，或一行里用“、”或逗号隔开。词表里写 names: true 时是词条的别的名称。",
    "Several texts: a list, or in one line with commas between. With `names: true` in a vocabulary, further names of the term."
  )

  let areNames: Bool
  let limits: FieldLimits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = FieldLimits(&options, reader: &reader)
    areNames = options.flag("names", reader: &reader) ?? false
  }

  static let shape = FieldSchema.texts
  var form: WrittenForm { .items(.text(), limits) }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let items = reader.items(of: node, label: label),
      limits.allow(items.count, node, of: label, reader: &reader)
    else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(items.count)
    for item in items {
      if let text = reader.text(item, of: label) { texts.append(text.trimmingSpaces) }
    }
    return .texts(texts)
  }
}
