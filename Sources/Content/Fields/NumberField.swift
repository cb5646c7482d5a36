import Diagnostics
import YAML

/// A whole number that is not negative.
struct NumberField: FieldType {
  static let names = ["number"]

  private let minimum: Int
  private let maximum: Int

  init?(options: inout MapReader, reader: inout NodeReader) {
    minimum = options.number("min", reader: &reader) ?? 0
    maximum = options.number("max", reader: &reader) ?? .max
  }

  var shape: FieldShape { .number }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let number = readNumber(node, of: label, reader: &reader) else { return nil }
    guard minimum...maximum ~= number else {
      reader.report(.numberOutOfRange, node, [label, String(minimum), String(maximum)])
      return nil
    }
    return .number(number)
  }
}

/// A whole number, full-width digits and thousands separators forgiven.
func readNumber(_ node: Node, of label: String, reader: inout NodeReader) -> Int? {
  guard let text = reader.text(node, of: label) else { return nil }
  let plain = String(
    String.UnicodeScalarView(
      text.unicodeScalars.compactMap { scalar in
        switch scalar.value {
        case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
        case 0x2C, 0xFF0C: nil
        default: scalar
        }
      }))
  if let number = Int(plain), !plain.hasPrefix("+") { return number }
  let digits = plain.prefix { $0.isASCII && $0.isNumber }
  reader.report(.wantsNumber, node, [label, text], replacement: digits.isEmpty ? nil : String(digits))
  return nil
}
