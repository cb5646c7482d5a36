import Diagnostics
import Text

extension Rule {
  /// The year in a document's number is not in 〔〕.
  static let documentNumber = Rule(
    "document-number", .warning,
    Phrase("发文字号“{0}”写法不对", "the document number “{0}” is not written as it should be"),
    manual: Phrase(
      "发文字号的年份用六角括号，顺序号不加“第”，不补零（GB/T 9704）：豫直文明办〔2024〕4号",
      "The year in a document's number stands in 〔〕; the number has neither 第 nor a leading zero (GB/T 9704)."
    ))
}

extension Check {
  static let documentNumbers = Check(.documentNumber, inText: Checks.documentNumbers)
}

private let openings = ["[", "(", "（", "【", "［", "〔", "﹝", "<", "〈"]
private let closings = ["]", ")", "）", "】", "］", "〕", "﹞", ">", "〉"]

/// `豫直文明办[2024]4号` and its like: after a Chinese character, brackets around a year, digits, 号.
func documentNumbers(in text: PreparedText) -> [TextDiagnostic] {
  let places = text.byteIndex.counters
  guard !places.isEmpty else { return [] }
  let bytes = text.prose
  var marks: [TextDiagnostic] = []
  var reader = PlaceReader(places)
  for passage in text.passages {
    for position in reader.positions(in: passage.range) {
      let offset = places[position]
      guard bytes.has("号", at: offset), let start = documentNumberStart(before: offset, in: bytes) else {
        continue
      }
      let range = start.bracket..<offset + 3
      let right = "〔\(start.year)〕\(start.number)号"
      let written = String(decoding: bytes[range], as: UTF8.self)
      if written != right {
        marks.append(
          TextDiagnostic(rule: .documentNumber, range: range, arguments: [written], replacement: right))
      }
    }
  }
  return marks
}

private func documentNumberStart(before offset: Int, in bytes: [UInt8]) -> (
  bracket: Int, year: String, number: String
)? {
  guard let number = digits(before: offset, in: bytes), number.text.utf8.count <= 5 else { return nil }
  var end = number.start
  if end >= 3, bytes.has("第", at: end - 3) { end -= 3 }
  guard let closing = closings.first(where: { bytes.has($0.utf8, at: end - $0.utf8.count) }),
    let year = digits(before: end - closing.utf8.count, in: bytes), year.text.utf8.count == 4,
    year.text.hasPrefix("19") || year.text.hasPrefix("20"),
    let opening = openings.first(where: { bytes.has($0.utf8, at: year.start - $0.utf8.count) }),
    let (before, _) = bytes.scalar(before: year.start - opening.utf8.count), isHan(before)
  else { return nil }
  let plain = String(number.text.drop { $0 == "0" })
  return (year.start - opening.utf8.count, year.text, plain.isEmpty ? number.text : plain)
}

private func digits(before end: Int, in bytes: [UInt8]) -> (start: Int, text: String)? {
  var start = end
  while start > 0, (0x30...0x39).contains(bytes[start - 1]), end - start < 8 { start -= 1 }
  return start < end ? (start, String(decoding: bytes[start..<end], as: UTF8.self)) : nil
}
