import Diagnostics
import Markdown
import Text

extension Rule {
  /// A quotation mark, bracket or title mark has no partner.
  static let unpairedMark = Rule(
    "unpaired-mark", .warning, Phrase("“{0}”没有配对", "“{0}” has no partner"),
    manual: Phrase(
      "引号、括号、书名号成对使用：“ ”‘ ’《 》（ ）【 】〔 〕。引文分几段时，每段开头用前引号，最后一段末尾用后引号。",
      "Quotation marks and brackets come in pairs. Where a quotation has several paragraphs, each begins with an "
        + "opening mark and the last ends with a closing one."))
}

extension Check {
  static let unpairedMarks = Check(.unpairedMark, inText: Checks.unpairedMarks)
}

/// Marks that are opened and not closed, or closed and not opened, passage by passage.
func unpairedMarks(in text: PreparedText) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  let places = text.byteIndex.pairMarks
  guard !places.isEmpty else { return marks }
  let prose = text.prose
  var reader = PlaceReader(places)
  var open: [(closing: UInt32, range: Range<Int>)] = []
  for (number, passage) in text.passages.enumerated() where !isAddress(passage, in: prose) {
    for position in reader.positions(in: passage.range) {
      let offset = places[position]
      guard let (scalar, length) = prose.scalar(at: offset) else { continue }
      guard isOneOfTwo(scalar) else { continue }
      let range = offset..<offset + length
      if scalar & 1 == 0 {
        open.append((scalar | 1, range))
      } else if !isApostrophe(at: offset, in: prose) {
        // Marks opened in between lack a partner, and so does a closing mark that nothing opened.
        if open.last?.closing == scalar {
          open.removeLast()
        } else if let position = open.lastIndex(where: { $0.closing == scalar }) {
          marks += open[(position + 1)...].map { unpaired($0.range, in: text) }
          open.removeSubrange(position...)
        } else if !isEnumerator(closedAt: offset, in: prose, from: passage.range.lowerBound) {
          marks.append(unpaired(range, in: text))
        }
      }
    }
    guard !open.isEmpty else { continue }
    if continues(open, after: number, in: text) { open.removeFirst() }
    marks += open.map { unpaired($0.range, in: text) }
    open.removeAll(keepingCapacity: true)
  }
  return marks
}

private func unpaired(_ range: Range<Int>, in text: PreparedText) -> TextDiagnostic {
  TextDiagnostic(
    rule: .unpairedMark, range: range,
    arguments: [String(decoding: text.prose[range], as: UTF8.self)])
}

/// Whether a character of `pairMarks` has a partner: opening marks are even, the next number closes them. ‚ and ‛, 〒
/// and 〓 are within the same ranges, but are no pairs.
private func isOneOfTwo(_ scalar: UInt32) -> Bool {
  // Of code only a space is left.
  scalar >= 0x80 && scalar & ~1 != 0x201A && scalar & ~1 != 0x3012
}

/// `don’t`, `the 1990s’ music`
private func isApostrophe(at offset: Int, in bytes: [UInt8]) -> Bool {
  guard bytes.has("’", at: offset), let (before, _) = bytes.scalar(before: offset) else { return false }
  return before < 0x80
}

/// Whether a field is an address or the name of a file, where marks need no partner.
private func isAddress(_ passage: PreparedText.Passage, in bytes: [UInt8]) -> Bool {
  guard passage.kind == .field else { return false }
  let value = bytes[passage.range]
  if value.first == UInt8(ascii: "/") || value.starts(with: "http".utf8) { return true }
  // .jpg, .docx
  guard let dot = value.suffix(6).lastIndex(of: UInt8(ascii: ".")) else { return false }
  let ending = value[(dot + 1)...]
  return 2...4 ~= ending.count && ending.allSatisfy { isASCIILetterOrDigit(UInt32($0)) }
}

/// `1）`, `一）` count points, at the beginning of a line or behind a mark or a space.
private func isEnumerator(closedAt offset: Int, in bytes: [UInt8], from start: Int) -> Bool {
  guard bytes.has("）", at: offset) else { return false }
  var position = offset
  var count = 0
  while position > start, count < 4, let (scalar, length) = bytes.scalar(before: position) {
    guard isASCIILetterOrDigit(scalar) || "一二三四五六七八九十".unicodeScalars.contains(where: { $0.value == scalar })
    else { break }
    position -= length
    count += 1
  }
  guard count > 0, count < 4 else { return false }
  while position > start, bytes[position - 1] == 0x20 || bytes[position - 1] == Prose.nothing {
    position -= 1
  }
  return position <= start || bytes[position - 1] <= 0x20
    || beforePoints.contains { bytes.has($0.utf8, at: position - 3) }
}

private let beforePoints = ["：", "；", "。", "，", "、", "！", "？", "　", "（"]

/// Whether a quotation continues in the next paragraph, which opens it again.
private func continues(
  _ open: [(closing: UInt32, range: Range<Int>)], after number: Int, in text: PreparedText
) -> Bool {
  guard open.count == 1, open[0].closing == 0x201D, number + 1 < text.passages.count,
    text.passages[number].kind != .field
  else { return false }
  let next = text.passages[number + 1]
  return (next.kind == .paragraph || next.kind == .quotation)
    && text.prose.has("“", at: next.range.lowerBound)
}
