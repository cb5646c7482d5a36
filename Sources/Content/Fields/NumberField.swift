import Diagnostics
import YAML

/// A non-negative whole number.
struct NumberField: FieldType {
  static let names = ["number"]
  static let manual = Phrase(
    "不小于 0 的整数。全角数字、千位分隔符（12,000）也认；单位写在 label 里。",
    "A whole number, 0 or more. Digits of full width and separators of thousands (12,000) are read, too.")

  let limits: FieldLimits

  init?(options: inout MapReader, reader: inout NodeReader) {
    limits = FieldLimits(&options, reader: &reader)
  }

  static let shape = FieldSchema.number
  var form: WrittenForm { .number(limits) }

  func example(_ vocabularies: [Vocabulary]) -> Phrase { Phrase("30", "30") }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let number = readNumber(node, of: label, reader: &reader) else { return nil }
    if number >= limits.minimum, number <= limits.maximum { return .number(number) }
    if limits.maximum == .max {
      reader.report(.numberTooSmall, node, [label, String(limits.minimum)])
    } else {
      reader.report(.numberOutOfRange, node, [label, String(limits.minimum), String(limits.maximum)])
    }
    return nil
  }
}

/// A whole number; full-width digits and thousands separators are accepted.
package func readNumber(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> Int? {
  guard let text = reader.text(node, of: label) else { return nil }
  switch parseNumber(text) {
  case .number(let number): return number
  case .meant(let number): reader.report(.wantsNumber, node, [label, text], replacement: String(number))
  case .unreadable: reader.report(.wantsNumber, node, [label, text])
  }
  return nil
}
