import Diagnostics
import Markdown
import YAML

/// A text, of one line (`text`) or several (`prose`), with limits on its length in characters.
struct TextField: FieldType {
  static let names = ["text", "prose"]
  static let manual = Phrase(
    "一段文字。text 是一行；prose 可以写几行，读成一段。前后的空白去掉；min、max 限定字数。",
    "A text: `text` in one line, `prose` in several, which are read as one. Spaces around it go; `min` and `max` count characters."
  )

  let limits: FieldLimits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = FieldLimits(&options, reader: &reader)
  }

  /// For the program's own fields.
  init(minimum: Int = 0, maximum: Int = .max) { limits = FieldLimits(minimum: minimum, maximum: maximum) }

  static let shape = FieldSchema.text
  var form: WrittenForm { .text(limits) }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let text = reader.text(node, of: label)?.trimmingSpaces.onOneLine else { return nil }
    // A text has at least as many bytes as characters, so most texts need no counting.
    if text.utf8.count > limits.maximum || !text.hasCharacters(limits.minimum) {
      let count = text.count
      if count > limits.maximum {
        reader.report(.textTooLong, node, [label, String(count), String(limits.maximum)])
        return nil
      }
      if count < limits.minimum {
        reader.report(.textTooShort, node, [label, String(count), String(limits.minimum)])
        return nil
      }
    }
    return .text(text)
  }
}

extension String {
  fileprivate func hasCharacters(_ number: Int) -> Bool {
    number <= 0 || !isEmpty && index(startIndex, offsetBy: number, limitedBy: endIndex) != nil
  }

  /// The text on one line, with its lines joined as in a body: YAML keeps the line ends of `|`.
  fileprivate var onOneLine: String {
    let lineFeed = UInt8(ascii: "\n")
    let hasLines = utf8.withContiguousStorageIfAvailable { $0.contains(lineFeed) } ?? utf8.contains(lineFeed)
    guard hasLines else { return self }
    var joined = ""
    for line in split(separator: "\n").map(\.trimmingSpaces) where !line.isEmpty {
      if let last = joined.unicodeScalars.last, let next = line.unicodeScalars.first,
        breakNeedsSpace(between: last.value, and: next.value)
      {
        joined += " "
      }
      joined += line
    }
    return joined
  }
}
