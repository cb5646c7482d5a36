import Diagnostics

extension Rule {
  /// Markup has failed and is shown as it is.
  static let failedMarkup = Rule(
    "failed-markup", .warning, Phrase("“{0}”没有起作用，会原样显示", "“{0}” has no effect and will be shown as it is"),
    manual: Phrase(
      "网页上不会出现 Markdown 的符号，除非写错了。按提示改成：\n## 活动背景\n[报名表](<附件/报名 表.docx>)\n- [x] 场地已定\n"
        + "要原样显示符号，前面加反斜线：\\#，\\[，或者写在反引号里。",
      "Signs of Markdown are on a page only where something was written wrong. Mend it as it is shown; for the sign "
        + "itself write a backslash before it."))
}

extension Check {
  static let failedMarkup = Check(.failedMarkup, inText: { Checks.failedMarkup(in: $0) })
}

/// Markup that the page shows: what was read as markup is no prose any more.
func failedMarkup(in text: PreparedText) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  let bytes = text.prose
  let brackets = text.byteIndex.brackets
  var reader = PlaceReader(brackets)
  for passage in text.passages where passage.kind != .field && passage.kind != .row {
    var start = passage.range.lowerBound
    let hasBracket = reader.positions(in: passage.range).contains { bytes[brackets[$0]] == UInt8(ascii: "]") }
    while start < passage.range.upperBound {
      let end = bytes.firstIndex(of: 0x0A, in: start..<passage.range.upperBound) ?? passage.range.upperBound
      let found = failedMarkup(inLine: start..<end, of: bytes, kind: passage.kind)
      if !found.isEmpty { marks += found }
      if hasBracket { marks += failedLinks(in: start..<end, of: bytes) }
      start = end + 1
    }
  }
  return marks
}

private func failedMarkup(inLine line: Range<Int>, of bytes: [UInt8], kind: PreparedText.Passage.Kind)
  -> [TextDiagnostic]
{
  var start = line.lowerBound
  while start < line.upperBound, bytes[start] == 0x20 { start += 1 }
  guard start < line.upperBound else { return [] }
  var marks: [TextDiagnostic] = []
  switch bytes[start] {
  case UInt8(ascii: "#"):
    let level = bytes[start..<line.upperBound].prefix { $0 == UInt8(ascii: "#") }.count
    // #话题# is a topic of a social network.
    let isTopic = level == 1 && bytes[start + 1..<line.upperBound].contains(UInt8(ascii: "#"))
    if level <= 6, !isTopic, start + level < line.upperBound, bytes[start + level] >= 0x80 {
      let signs = String(repeating: "#", count: level)
      marks.append(mark(start..<start + level, in: bytes, replacement: signs + " "))
    }
  case UInt8(ascii: "["):
    if kind == .item, start + 3 < line.upperBound, bytes[start + 2] == UInt8(ascii: "]"),
      [0x20, UInt8(ascii: "x"), UInt8(ascii: "X")].contains(bytes[start + 1]), bytes[start + 3] > 0x20
    {
      let box = String(decoding: bytes[start..<start + 3], as: UTF8.self)
      marks.append(mark(start..<start + 3, in: bytes, replacement: box + " "))
    } else if bytes.has("[TOC]", at: start) || bytes.has("[!", at: start) {
      let end =
        bytes.firstIndex(of: UInt8(ascii: "]"), in: start..<line.upperBound).map { $0 + 1 } ?? start + 2
      marks.append(mark(start..<end, in: bytes))
    }
  case 0xEF where bytes.has("｜", at: start):
    let whole = String(decoding: bytes[start..<line.upperBound], as: UTF8.self)
    if whole.dropFirst().contains("｜") {
      let right = whole.replacing("｜", with: "|")
      marks.append(
        TextDiagnostic(
          rule: .failedMarkup, range: start..<line.upperBound, arguments: ["｜"], replacement: right))
    }
  default: break
  }
  return marks
}

/// `](报名 表.docx)`: an address with a space stands between `<` and `>`.
private func failedLinks(in line: Range<Int>, of bytes: [UInt8]) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  var place = line.lowerBound
  while let bracket = bytes.firstIndex(of: UInt8(ascii: "]"), in: place..<line.upperBound) {
    place = bracket + 1
    guard place < line.upperBound, bytes[place] == UInt8(ascii: "("),
      let close = bytes.firstIndex(of: UInt8(ascii: ")"), in: place..<line.upperBound), close > place + 1
    else { continue }
    let address = String(decoding: bytes[place + 1..<close], as: UTF8.self)
    guard address.contains(" "), !address.contains("<"), !address.contains("\"") else { continue }
    marks.append(
      TextDiagnostic(
        rule: .failedMarkup, range: place..<close + 1, arguments: ["](\(address))"],
        replacement: "(<\(address)>)"))
  }
  return marks
}

private func mark(_ range: Range<Int>, in bytes: [UInt8], replacement: String? = nil) -> TextDiagnostic {
  TextDiagnostic(
    rule: .failedMarkup, range: range, arguments: [String(decoding: bytes[range], as: UTF8.self)],
    replacement: replacement)
}
