import Diagnostics
import YAML

/// A whole number that is not negative.
struct NumberField: FieldType {
  static let names = ["number"]

  let limits: Limits

  init?(options: inout MapReader, reader: inout NodeReader) { limits = Limits(&options, reader: &reader) }

  var shape: FieldShape { .number }
  var form: WrittenForm { .number(limits) }

  func example(_ vocabularies: [Vocabulary]) -> String { "30" }

  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue? {
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

/// A whole number, full-width digits and thousands separators forgiven.
package func readNumber(_ node: Node, of label: String, reader: inout NodeReader) -> Int? {
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
  let digits = plain.drop { !("0"..."9" ~= $0) }.prefix { "0"..."9" ~= $0 }
  let meant = digits.isEmpty ? chineseNumber(in: plain).map(String.init) : String(digits)
  reader.report(.wantsNumber, node, [label, text], replacement: meant)
  return nil
}

/// The number that the first run of Chinese numerals in a text says: 300 for 约三百人.
private func chineseNumber(in text: String) -> Int? {
  let digits: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  let units: [Character: Int] = ["十": 10, "百": 100, "千": 1000]
  let run = text.drop { digits[$0] == nil && units[$0] == nil }.prefix {
    digits[$0] != nil || units[$0] != nil || $0 == "万"
  }
  guard !run.isEmpty, run.count <= 16 else { return nil }
  var (total, section, digit) = (0, 0, 0)
  for character in run {
    if let value = digits[character] {
      digit = value
    } else if let unit = units[character] {
      section += max(digit, 1) * unit
      digit = 0
    } else {
      total = (section + digit) * 10_000
      (section, digit) = (0, 0)
    }
  }
  return total + section + digit
}
