import Diagnostics
import Text

extension Rule {
  /// A child can be identified by words beside its name or picture.
  static let personalMinor = Rule(
    "personal-minor", .warning,
    Phrase("“{0}”像是未成年人，旁边写了年龄、学校或班级", "“{0}” seems to be a minor, with age, school or class beside"),
    manual: Phrase(
      "未成年人的姓名、照片和年龄、学校、班级放在一起，谁都能找到他。隐去姓名（写成王某），或者不写年龄、学校和班级。"
        + "确实要写的，先取得监护人同意，再写明：\n<!-- allow: personal-minor 监护人书面同意 -->",
      "Whoever reads a child's name or sees its picture beside its age, school or class can find it. Mask the name, or "
        + "leave the rest out. If it must stand, get a guardian's consent first and say so:\n"
        + "<!-- allow: personal-minor a guardian's consent -->"))
}

extension Check {
  static let describedMinors = Check(.personalMinor, inText: describedMinors(in:))
}

/// Children whom a text makes identifiable: a name or a picture beside an age or a class. A school alone does not
/// count, since every other story names one.
func describedMinors(in text: PreparedText) -> [TextDiagnostic] {
  let places = text.byteIndex.ages
  guard !places.isEmpty else { return [] }
  var reader = PlaceReader(places)
  var marks: [TextDiagnostic] = []
  for passage in text.passages {
    for number in reader.positions(in: passage.range) where isSign(at: places[number], in: text.prose) {
      guard let mark = describedMinor(at: places[number], in: text, passage), marks.last?.range != mark.range
      else { continue }
      marks.append(mark)
    }
  }
  return marks
}

/// `8岁的`, `二年级`, `（2）班`: most ages are those of adults, most 班 and 级 are no classes of a school.
private func isSign(at offset: Int, in bytes: [UInt8]) -> Bool {
  guard let (sign, length) = bytes.scalar(at: offset) else { return false }
  guard sign != 0x5C81 else {
    return isChildsAge(before: offset, followedBy: bytes.scalar(at: offset + length)?.value)
  }
  guard let (last, _) = bytes.scalar(before: offset) else { return false }
  if sign == 0x7EA7 { return last == 0x5E74 }
  let isNumbered = numeral(last) != nil || last == 0x5341 || last == 0x29 || last == 0xFF09
  return isNumbered && isOfSchool(before: offset)

  /// 二年级三班, 三（2）班, 高一（3）班, 小学一班: a shift of workers is a 班, too.
  func isOfSchool(before end: Int) -> Bool {
    var place = end
    for _ in 0..<8 {
      guard let (scalar, length) = bytes.scalar(before: place) else { return false }
      if [0x5E74, 0x5B66, 0x56ED, 0x521D, 0x9AD8, 0xFF08, 0x28].contains(scalar) { return true }
      place -= length
    }
    return false
  }

  func isChildsAge(before end: Int, followedBy next: UInt32?) -> Bool {
    guard let next, [0x7684, 0xFF0C, 0x3002, 0xFF09, 0x29].contains(next) else { return false }
    var start = end
    while start > 0, end - start < 4, 0x30...0x39 ~= bytes[start - 1] { start -= 1 }
    guard start < end else { return true }
    return Int(String(decoding: bytes[start..<end], as: UTF8.self)).map { $0 < 18 } ?? false
  }
}

/// The description of a child in the sentence around a sign; nil without a name or a picture beside it.
private func describedMinor(at offset: Int, in text: PreparedText, _ passage: PreparedText.Passage)
  -> TextDiagnostic?
{
  let bytes = text.prose
  let start = sentenceStart(before: offset, in: bytes, passage.range)
  let end = sentenceEnd(after: offset, in: bytes, passage.range)
  let sentence = MinorSentence(String(decoding: bytes[start..<end], as: UTF8.self))
  if let name = sentence.describedName {
    let from = start + sentence.bytes(before: name.lowerBound)
    return mark(from..<start + sentence.bytes(before: name.upperBound), in: bytes)
  }
  guard text.beginsWithPicture(passage), let words = sentence.description else { return nil }
  let from = start + sentence.bytes(before: words.lowerBound)
  return mark(from..<start + sentence.bytes(before: words.upperBound), in: bytes)
}

private func mark(_ range: Range<Int>, in bytes: [UInt8]) -> TextDiagnostic {
  let words = String(decoding: bytes[range], as: UTF8.self)
  return TextDiagnostic(
    rule: .personalMinor, range: range, arguments: [words.prefix(1) + "某"],
    help: Phrase(
      "隐去姓名，或去掉年龄、学校和班级；确实要写，先取得监护人同意",
      "mask the name, or leave out age, school and class; if it must stand, get a guardian's consent first"),
    isSecret: true)
}

/// Farther than this nothing belongs to a description.
private let farthest = 240

private func sentenceStart(before offset: Int, in bytes: [UInt8], _ passage: Range<Int>) -> Int {
  var start = offset
  while start > passage.lowerBound, offset - start < farthest,
    let (scalar, length) = bytes.scalar(before: start),
    !isSentenceEnd(scalar)
  { start -= length }
  return start
}

private func sentenceEnd(after offset: Int, in bytes: [UInt8], _ passage: Range<Int>) -> Int {
  var end = offset
  while end < passage.upperBound, end - offset < farthest, let (scalar, length) = bytes.scalar(at: end) {
    end += length
    if isSentenceEnd(scalar) { break }
  }
  return min(end, passage.upperBound)
}

private func isSentenceEnd(_ scalar: UInt32) -> Bool {
  [0x0A, 0x3002, 0xFF01, 0xFF1F, 0xFF1B].contains(scalar)  // 。！？；
}
