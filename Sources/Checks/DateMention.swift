import Almanac
import Content

/// A date that a text names, `2025年9月28日`, with what stands before and after it.
///
/// The rules about dates look at mentions; texts are walked once for all of them.
struct DateMention: Sendable {
  var file: String
  /// As it is written.
  var text: String
  var year: Int
  var month: Int
  var dayOfMonth: Int
  /// Of the same line, a few words each.
  var before: Substring
  var after: Substring

  /// Nil where the calendar has no such day.
  var day: Day? { Day(year: year, month: month, day: dayOfMonth) }
}

/// Every full date in the texts of a site: titles, summaries, fields of text and bodies.
func dateMentions(in site: Site) -> [DateMention] {
  var mentions: [DateMention] = []
  for page in site.pages + site.expired {
    for text in texts(of: page) { collectDates(in: text, file: page.file, into: &mentions) }
  }
  for (file, document) in profiles(of: site) {
    collectDates(in: document.plainText, file: file, into: &mentions)
  }
  return mentions
}

private func texts(of page: Page) -> [String] {
  let fields = page.values.compactMap { value -> String? in
    if case .text(let text) = value { text } else { nil }
  }
  return [page.title, page.summary, page.document.plainText] + fields
}

/// How many bytes around a date are looked at: more than any way to name a day has.
private let neighbourhood = 96

private func collectDates(in text: String, file: String, into mentions: inout [DateMention]) {
  var text = text
  text.withUTF8 { bytes in
    guard bytes.count >= 12 else { return }
    var offset = 4
    while offset + 2 < bytes.count {
      defer { offset += 1 }
      guard bytes[offset] == 0xE5, isDigit(bytes[offset - 1]), bytes[offset + 1] == 0xB9,
        bytes[offset + 2] == 0xB4,
        let mention = mention(in: bytes, atYearSign: offset, file: file)
      else { continue }
      mentions.append(mention)
    }
  }
}

/// The date whose 年 stands at an offset.
private func mention(in bytes: UnsafeBufferPointer<UInt8>, atYearSign offset: Int, file: String)
  -> DateMention?
{
  let start = offset - 4
  guard (start..<offset).allSatisfy({ isDigit(bytes[$0]) }), start == 0 || !isDigit(bytes[start - 1]) else {
    return nil
  }
  var end = offset + 3
  guard let month = number(in: bytes, at: &end), take("月", in: bytes, at: &end),
    let day = number(in: bytes, at: &end), take("日", in: bytes, at: &end)
  else { return nil }
  let year = (start..<offset).reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) }
  return DateMention(
    file: file, text: String(decoding: bytes[start..<end], as: UTF8.self), year: year, month: month,
    dayOfMonth: day,
    before: line(before: start, in: bytes), after: line(after: end, in: bytes))
}

private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

/// One or two digits.
private func number(in bytes: UnsafeBufferPointer<UInt8>, at offset: inout Int) -> Int? {
  var number: Int?
  let start = offset
  while offset < bytes.count, offset - start < 2, isDigit(bytes[offset]) {
    number = (number ?? 0) * 10 + Int(bytes[offset] - 0x30)
    offset += 1
  }
  return number
}

private func take(_ sign: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at offset: inout Int) -> Bool {
  let count = sign.utf8CodeUnitCount
  guard offset + count <= bytes.count else { return false }
  for index in 0..<count where bytes[offset + index] != sign.utf8Start[index] { return false }
  offset += count
  return true
}

private func line(before start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Substring {
  var first = max(0, start - neighbourhood)
  while first < start, bytes[first] & 0xC0 == 0x80 { first += 1 }
  let text = String(decoding: bytes[first..<start], as: UTF8.self)
  return text.lastIndex(of: "\n").map { text[text.index(after: $0)...] } ?? text[...]
}

private func line(after end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Substring {
  var last = min(bytes.count, end + neighbourhood)
  while last > end, last < bytes.count, bytes[last] & 0xC0 == 0x80 { last -= 1 }
  let text = String(decoding: bytes[end..<last], as: UTF8.self)
  return text.firstIndex(of: "\n").map { text[..<$0] } ?? text[...]
}

extension Substring {
  /// Leaves out one of the words at the start; false where none of them stands there.
  mutating func drop(_ words: String...) -> Bool {
    guard let word = words.first(where: { hasPrefix($0) }) else { return false }
    self = dropFirst(word.count)
    return true
  }
}
