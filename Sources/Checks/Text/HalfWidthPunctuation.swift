import Diagnostics
import Text

extension Rule {
  /// A half-width mark follows a Chinese character.
  static let halfWidthPunctuation = Rule(
    "half-width-punctuation", .warning,
    Phrase("汉字后面用了半角“{0}”", "a half-width “{0}” after a Chinese character"),
    manual: Phrase(
      "中文用全角标点（GB/T 15834）：，。；：？！（）。英文、数字、代码里照用半角。\n文明实践，从身边做起。",
      "Chinese text takes full-width marks (GB/T 15834). Half-width ones stay within Latin words, numbers and code."
    ))
}

extension Check {
  static let halfWidthPunctuation = Check(.halfWidthPunctuation, inText: Checks.halfWidthPunctuation)
}

/// Half-width marks after Chinese characters, each with the line as it should be.
func halfWidthPunctuation(in text: PreparedText) -> [TextDiagnostic] {
  let places = text.byteIndex.halfMarks
  guard !places.isEmpty else { return [] }
  let bytes = text.prose
  var marks: [TextDiagnostic] = []
  var reader = PlaceReader(places)
  for passage in text.passages {
    for position in reader.positions(in: passage.range) {
      let offset = places[position]
      guard offset > passage.range.lowerBound, let wide = fullWidth(bytes[offset]),
        let (before, length) = bytes.scalar(before: offset),
        offset - length >= passage.range.lowerBound, isHan(before) || isClosing(before),
        isPunctuation(at: offset, in: bytes, end: passage.range.upperBound),
        !isInAddress(offset, in: bytes, from: passage.range.lowerBound)
      else { continue }
      // A wide mark brings its own space.
      let isSpaced = offset + 2 < passage.range.upperBound && bytes[offset + 1] == UInt8(ascii: " ")
      marks.append(
        TextDiagnostic(
          rule: .halfWidthPunctuation, range: offset..<offset + (isSpaced ? 2 : 1),
          arguments: [String(decoding: [bytes[offset]], as: UTF8.self)], replacement: wide))
    }
  }
  return marks
}

private func fullWidth(_ byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: ","): "，"
  case UInt8(ascii: ";"): "；"
  case UInt8(ascii: ":"): "："
  case UInt8(ascii: "?"): "？"
  case UInt8(ascii: "!"): "！"
  case UInt8(ascii: "."): "。"
  default: nil
  }
}

/// ” 》 ） and their like end Chinese words, too.
private func isClosing(_ scalar: UInt32) -> Bool {
  scalar == 0x201D || scalar == 0x300B || scalar == 0xFF09 || scalar == 0x3015
}

/// Whether a place is within an address that is no link, since it has Chinese letters: http://文明办.政务.
private func isInAddress(_ place: Int, in bytes: [UInt8], from start: Int) -> Bool {
  var offset = place
  while offset > start, place - offset < 120, bytes[offset - 1] > 0x20,
    let (before, length) = bytes.scalar(before: offset),
    isHan(before) || before < 0x80
  {
    offset -= length
    if bytes.has("://", at: offset) || bytes.has("www.", at: offset) && offset + 3 != place { return true }
  }
  return false
}

/// Not the mark of a picture, of a file's ending or of an ellipsis.
private func isPunctuation(at offset: Int, in bytes: [UInt8], end: Int) -> Bool {
  let next = offset + 1 < end ? bytes[offset + 1] : 0x0A
  switch bytes[offset] {
  case UInt8(ascii: "!"): return next != UInt8(ascii: "[")
  case UInt8(ascii: "."): return next == 0x20 || next == 0x0A || next >= 0x80
  default: return true
  }
}
