import Diagnostics
import YAML

/// A text, of one line (`text`) or several (`prose`), with limits on its length in characters.
struct TextField: FieldType {
  static let names = ["text", "prose"]

  private let minimum: Int?
  private let maximum: Int?

  init?(options: inout MapReader, reader: inout NodeReader) {
    minimum = options.number("min", reader: &reader)
    maximum = options.number("max", reader: &reader)
  }

  /// A text of the program's own fields.
  init(minimum: Int? = nil, maximum: Int? = nil) {
    self.minimum = minimum
    self.maximum = maximum
  }

  var shape: FieldShape { .text }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let text = reader.text(node, of: label)?.trimmingSpaces else { return nil }
    // Bytes are never fewer than characters: what is short in bytes need not be counted.
    if minimum != nil || maximum.map({ text.utf8.count > $0 }) ?? false {
      let count = text.count
      if let maximum, count > maximum {
        reader.report(.textTooLong, node, [label, String(count), String(maximum)])
        return nil
      }
      if let minimum, count < minimum {
        reader.report(.textTooShort, node, [label, String(count), String(minimum)])
        return nil
      }
    }
    return .text(text)
  }
}
