import Diagnostics
import YAML

/// A list of texts, such as keywords.
///
/// In a vocabulary, `names: true` says that the texts are further names of the term, such as a unit's former ones.
struct ListField: FieldType {
  static let names = ["list"]

  let areNames: Bool
  private let limits: ListLimits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = ListLimits(&options, reader: &reader)
    areNames = options.flag("names", reader: &reader) ?? false
  }

  var shape: FieldShape { .texts }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let items = reader.items(of: node, label: label),
      limits.allow(items.count, node, of: label, reader: &reader)
    else { return nil }
    return .texts(items.compactMap { reader.text($0, of: label)?.trimmingSpaces })
  }
}

/// How many items a list may have.
struct ListLimits: Sendable {
  private let minimum: Int
  private let maximum: Int

  init(_ options: inout MapReader, reader: inout NodeReader) {
    minimum = options.number("min", reader: &reader) ?? 0
    maximum = options.number("max", reader: &reader) ?? .max
  }

  func allow(_ count: Int, _ node: Node, of label: String, reader: inout NodeReader) -> Bool {
    if count > maximum {
      reader.report(.tooManyItems, node, [label, String(count), String(maximum)])
      return false
    }
    if count < minimum {
      reader.report(.tooFewItems, node, [label, String(count), String(minimum)])
      return false
    }
    return true
  }
}
