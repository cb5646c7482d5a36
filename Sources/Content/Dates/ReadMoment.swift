import Almanac
import Diagnostics
import YAML

/// Reads a day, with a time if one is written, in any of the forms that offices use.
///
/// `2024-04-07`, `2024/4/7`, `2024.4.7 9:30`, `20240407`, `2024年4月7日（星期日）下午3时`, `二〇二四年四月七日`, and the RFC 3339 form with
/// a zone, which is converted to the site's clocks. A form that could mean two days (`4/7/2024`) is an error that shows
/// both.
func readMoment(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> Moment? {
  guard let text = reader.text(node, of: label)?.trimmingSpaces.withoutQuotes else { return nil }
  switch parseMoment(text) {
  case .moment(let moment): return moment
  case .meant(let moment):
    reader.report(.notADate, node, [label, text], replacement: moment.text)
  case .clockRange(let start):
    reader.report(
      .notADate, node, [label, text], replacement: start.text,
      help: Phrase(
        "这里只写一个时间：\(start.text)；结束的时间另写一项，或写在正文里",
        "one time stands here: \(start.text); the end belongs into a field of its own or into the text"))
  case .unreadable:
    if let day = lunarDay(text, near: reader.day) {
      return reader.reportLunar(day, of: label, text, node)
    }
    let meant = reader.day.flatMap { momentWithoutYear(text, near: $0) }
    reader.report(
      .notADate, node, [label, text], replacement: meant?.text,
      help: Phrase("写成 2024-04-07 或 2024-04-07 09:30", "write 2024-04-07 or 2024-04-07 09:30"))
  case .noSuchDay(let year, let month, let day, let time):
    let last =
      1...12 ~= month ? Day(year: year, month: month, day: Day.daysIn(month: month, ofYear: year)) : nil
    let meant = last.map { day in
      if case .moment(let moment) = parseTime(time[...], on: day) { moment.text } else { day.iso }
    }
    reader.report(.noSuchDay, node, [String(year), String(month), String(day)], replacement: meant)
  case .ambiguous(let first, let second): reader.reportAmbiguous(text, first, second, node)
  case .wrongWeekday(let day): reader.reportWrongWeekday(day, node)
  }
  return nil
}

extension NodeReader {
  mutating func reportAmbiguous(_ text: String, _ first: Day, _ second: Day, _ node: YAMLNode) {
    report(
      .ambiguousDate, node, [text],
      help: Phrase("写成 \(first.iso) 或 \(second.iso)", "write \(first.iso) or \(second.iso)"))
  }

  mutating func reportLunar(_ day: Day, of label: String, _ text: String, _ node: YAMLNode) -> Moment? {
    report(
      .notADate, node, [label, text], replacement: day.iso,
      help: Phrase(
        "这里写公历；农历写在正文里", "days of the Gregorian calendar stand here; the other one belongs into the text"))
    return nil
  }

  mutating func reportWrongWeekday(_ day: Day, _ node: YAMLNode) {
    report(
      .wrongWeekday, node, [day.iso, String(day.weekday.shortChinese.dropFirst())],
      help: Phrase(
        "日子对就写 \(day.iso)，不写星期；星期对就改日子", "write \(day.iso) if the day is right; else mend the day"))
  }
}

/// The result of parsing a text as a day, perhaps with a time.
package enum ParsedMoment: Sendable, Hashable {
  case moment(Moment)
  /// Clear enough to suggest, but not to accept: `26年6月8日`.
  case meant(Moment)
  /// A time with its end, `9:30-11:00`, in place of one time.
  case clockRange(Moment)
  /// A day that its month does not have, with the text after it.
  case noSuchDay(year: Int, month: Int, day: Int, time: String)
  case ambiguous(Day, Day)
  /// A day with the weekday of another.
  case wrongWeekday(Day)
  case unreadable
}

package func parseMoment(_ text: String) -> ParsedMoment {
  plainMoment(text).map(ParsedMoment.moment) ?? parseAnyForm(text)
}

func parseAnyForm(_ text: String) -> ParsedMoment {
  if let begin = beginningsOfEnd.first(where: text.hasPrefix) {
    // 截至2026年6月30日: clear, and yet not to be taken unasked.
    let end = parseMoment(String(text.dropFirst(begin.count)).trimmingSpaces)
    return if case .moment(let moment) = end { .meant(moment) } else { end }
  }
  guard let written = WrittenDay(text.withPlainSigns[...]), let year = written.year,
    let month = written.month,
    let day = written.day
  else { return .unreadable }
  if year < 100, written.isLabelled {
    // 26年6月8日: of this century, but only as a suggestion.
    let meant = Day(year: 2000 + year, month: month, day: day).map { parseTime(written.rest, on: $0) }
    return if case .moment(let moment) = meant { .meant(moment) } else { .unreadable }
  }
  guard 1000...9999 ~= year else { return .unreadable }
  let date = Day(year: year, month: month, day: day)
  // 4/7/2024: the day may come before the month.
  if written.isYearLast, let other = Day(year: year, month: day, day: month), date != other {
    guard written.rest.isEmpty else { return .unreadable }
    return date.map { .ambiguous($0, other) } ?? .moment(Moment(other))
  }
  return date.map { parseTime(written.rest, on: $0) }
    ?? .noSuchDay(year: year, month: month, day: day, time: String(written.rest))
}

/// Words before the end of a period, which a field for a moment does not need.
private let beginningsOfEnd = ["即日起至", "截止到", "截止至", "截止", "截至", "至"]

/// `2024-04-07`, `2024-04-07 09:30` and `2024-04-07T09:30:00+08:00`, as nearly all files have it, without a look at
/// the other forms.
func plainMoment(_ text: String) -> Moment? {
  var text = text
  return text.withUTF8 { bytes in
    guard bytes.count == 10 || bytes.count == 16 || bytes.count == 25, bytes[4] == UInt8(ascii: "-"),
      bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), year >= 1000, let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]).flatMap({ Day(year: year, month: month, day: $0) })
    else { return nil }
    if bytes.count == 10 { return Moment(day) }
    guard bytes[13] == UInt8(ascii: ":"), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16])
    else { return nil }
    if bytes.count == 16 {
      guard bytes[10] == UInt8(ascii: " ") else { return nil }
    } else {
      guard bytes[10] == UInt8(ascii: "T"), bytes[16] == UInt8(ascii: ":"), number(bytes[17..<19]) != nil,
        bytes[19...].elementsEqual("+08:00".utf8)
      else { return nil }
    }
    return Moment(day, hour: hour, minute: minute)
  }
}

/// The value of some digits; nil if there is any other character.
private func number(_ digits: some Sequence<UInt8>) -> Int? {
  var number = 0
  for digit in digits {
    guard 0x30...0x39 ~= digit else { return nil }
    number = number * 10 + Int(digit - 0x30)
  }
  return number
}

extension String {
  /// Full-width digits and signs (U+FF01–FF5E) and the ideographic space replaced by their ASCII equivalents.
  package var halfWidth: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
