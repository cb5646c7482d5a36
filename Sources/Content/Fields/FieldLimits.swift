import Diagnostics
import YAML

/// The limits of a field: of characters, of items, or of the number itself.
///
/// A minimum above the maximum is reported, and then no limits apply.
package struct FieldLimits: Sendable {
  package var minimum = 0
  package var maximum = Int.max

  package init(minimum: Int = 0, maximum: Int = .max) {
    self.minimum = minimum
    self.maximum = maximum
  }

  init(_ options: inout MapReader, reader: inout NodeReader) {
    minimum = options.number("min", reader: &reader) ?? 0
    maximum = options.number("max", reader: &reader) ?? .max
    guard minimum > maximum, let node = options.take("min") else { return }
    reader.report(
      .reversedLimits, node, [String(minimum), String(maximum)],
      help: Phrase("把 min 和 max 对调", "swap min and max"))
    self = FieldLimits()
  }

  /// Whether a list may have this number of items; reports it otherwise.
  func allow(_ count: Int, _ node: YAMLNode, of label: String, reader: inout NodeReader) -> Bool {
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
