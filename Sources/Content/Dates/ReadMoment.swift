import Almanac
import Diagnostics
import YAML

/// A day, with its time where one is written, in any of the forms that offices write.
///
/// `2024-04-07`, `2024/4/7`, `2024.4.7 9:30`, `20240407`, `2024年4月7日（星期日）下午3时`, `二〇二四年四月七日`, and the
/// RFC 3339 form with a zone, which is turned to the site's clocks. A form that could mean two days
/// (`4/7/2024`) is an error that shows both.
func readMoment(_ node: Node, of label: String, reader: inout NodeReader) -> Moment? {
  guard let text = reader.text(node, of: label)?.trimmingSpaces.withoutQuotes else { return nil }
  switch parseMoment(text) {
  case .moment(let moment): return moment
  case .noSuchDay(let year, let month, let day):
    let last =
      1...12 ~= month ? Day(year: year, month: month, day: Day.daysIn(month: month, ofYear: year)) : nil
    reader.report(
      .noSuchDay, node, [String(year), String(month), String(day)], replacement: last.map(\.iso))
  case .ambiguous(let first, let second):
    reader.report(
      .ambiguousDate, node, [text],
      help: Phrase("写成 \(first.iso) 或 \(second.iso)", "write \(first.iso) or \(second.iso)"))
  case .wrongWeekday(let day):
    let name = ["日", "一", "二", "三", "四", "五", "六"][((Int(day.number) + 4) % 7 + 7) % 7]
    reader.report(
      .wrongWeekday, node, [day.iso, name],
      help: Phrase(
        "日子对就写 \(day.iso)，不写星期；星期对就改日子", "write \(day.iso) if the day is right; else mend the day"))
  case .unreadable:
    reader.report(
      .notADate, node, [label, text],
      help: Phrase("写成 2024-04-07 或 2024-04-07 09:30", "write 2024-04-07 or 2024-04-07 09:30"))
  }
  return nil
}

/// What a text says of a day.
package enum ParsedMoment: Sendable, Hashable {
  case moment(Moment)
  case noSuchDay(year: Int, month: Int, day: Int)
  case ambiguous(Day, Day)
  /// A day and a weekday that is not its own.
  case wrongWeekday(Day)
  case unreadable
}

package func parseMoment(_ text: String) -> ParsedMoment {
  plainMoment(text).map(ParsedMoment.moment) ?? parseAnyForm(text)
}

func parseAnyForm(_ text: String) -> ParsedMoment {
  let plain = text.halfWidth
  let dateEnd = endOfDate(plain)
  let numbers = dateNumbers(plain[..<dateEnd])
  guard numbers.count == 3 else { return .unreadable }
  let (year, month, day) = (numbers[0], numbers[1], numbers[2])
  if year < 100, day > 1900 {
    let first = Day(year: day, month: year, day: month)
    let second = Day(year: day, month: month, day: year)
    if let first, let second, first != second { return .ambiguous(first, second) }
    return (first ?? second).map { .moment(Moment($0)) } ?? .unreadable
  }
  guard 1000...9999 ~= year else { return .unreadable }
  guard let date = Day(year: year, month: month, day: day) else {
    return .noSuchDay(year: year, month: month, day: day)
  }
  var clock = plain[dateEnd...].drop { $0 == "T" || $0.isWhitespace }
  guard dropWeekday(&clock, of: date) else { return .wrongWeekday(date) }
  if clock.isEmpty { return .moment(Moment(date)) }
  return parseClock(clock, on: date).map(ParsedMoment.moment) ?? .unreadable
}

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

/// The number that some digits are; nil where there is anything else.
private func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  var number = 0
  for digit in digits {
    guard 0x30...0x39 ~= digit else { return nil }
    number = number * 10 + Int(digit - 0x30)
  }
  return number
}

/// A date ends at a space or `T`, or with its 日.
private func endOfDate(_ text: String) -> String.Index {
  for index in text.indices {
    if text[index] == "T" || text[index] == " " { return index }
    if text[index] == "日" || text[index] == "号" { return text.index(after: index) }
  }
  return text.endIndex
}

/// Takes away `(星期日)` or `周日`; false where that is not the date's weekday, so that one of the two is wrong.
private func dropWeekday(_ clock: inout Substring, of day: Day) -> Bool {
  let start = clock.drop { $0 == "(" }
  guard let prefix = ["星期", "礼拜", "周"].first(where: start.hasPrefix) else { return true }
  let rest = start.dropFirst(prefix.count)
  let names: [Character: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 0, "天": 0]
  // Days count from 1 January 1970, a Thursday.
  guard let name = rest.first.flatMap({ names[$0] }), name == ((Int(day.number) + 4) % 7 + 7) % 7 else {
    return false
  }
  clock = rest.dropFirst().drop { $0 == ")" || $0.isWhitespace }
  return true
}

/// The numbers of a date in the order they are written.
private func dateNumbers(_ text: Substring) -> [Int] {
  if text.utf8.count == 8, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
    return [text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)].compactMap { Int($0) }
  }
  let parts = text.split(omittingEmptySubsequences: false) { "-/.年月日号".contains($0) }
  let isChinese = text.contains("年")
  let trimmed = isChinese && parts.last == "" ? parts.dropLast() : parts[...]
  return trimmed.compactMap(writtenNumber)
}

/// `24`, `二十四` or `二四` as a number.
private func writtenNumber(_ text: Substring) -> Int? {
  if let first = text.utf8.first, 0x30...0x39 ~= first { return text.utf8.count <= 4 ? Int(text) : nil }
  let digits: [Character: Int] = [
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  guard !text.isEmpty, text.count <= 4 else { return nil }
  guard let ten = text.firstIndex(of: "十") else {
    let values = text.compactMap { digits[$0] }
    return values.count == text.count ? values.reduce(0) { $0 * 10 + $1 } : nil
  }
  let tens = text[..<ten].isEmpty ? 1 : text[..<ten].first.flatMap { digits[$0] }
  let unitText = text[text.index(after: ten)...]
  let units = unitText.isEmpty ? 0 : unitText.first.flatMap { digits[$0] }
  guard let tens, let units, text[..<ten].count <= 1, unitText.count <= 1 else { return nil }
  return tens * 10 + units
}

/// `9:30`, `09:30:15`, `9时30分`, `9点半`, `下午3:30`, with an optional zone.
private func parseClock(_ text: Substring, on day: Day) -> Moment? {
  var clock = text
  var zone: Int?
  if clock.hasSuffix("Z") {
    zone = 0
    clock = clock.dropLast()
  } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
    let parts = clock[clock.index(after: sign)...].split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, parts[0] <= 14, parts[1] < 60 else { return nil }
    zone = (parts[0] * 60 + parts[1]) * (clock[sign] == "-" ? -1 : 1)
    clock = clock[..<sign]
  }
  let half = dayHalves.first { clock.hasPrefix($0.name) }
  clock = clock.dropFirst(half?.name.count ?? 0).drop { $0.isWhitespace }
  guard let (hour, minute) = clockNumbers(clock) else { return nil }
  let isLate = half?.isLate == true && 1..<12 ~= hour
  guard let local = Moment(day, hour: isLate ? hour + 12 : hour, minute: minute) else { return nil }
  guard let zone else { return local }
  // Moments count epoch seconds on the site's clocks, eight hours before UTC.
  return Moment(epochSeconds: local.epochSeconds + (8 * 60 - zone) * 60)
}

private let dayHalves = [
  (name: "上午", isLate: false), (name: "早上", isLate: false), (name: "凌晨", isLate: false),
  (name: "下午", isLate: true), (name: "晚上", isLate: true),
]

private func clockNumbers(_ clock: Substring) -> (hour: Int, minute: Int)? {
  let parts = clock.split { ":时点分秒".contains($0) }
  guard let hour = parts.first.flatMap({ Int($0) }) else { return nil }
  if parts.count == 1 { return clock.hasSuffix("时") || clock.hasSuffix("点") ? (hour, 0) : nil }
  guard 2...3 ~= parts.count, let minute = parts[1] == "半" ? 30 : Int(parts[1]) else { return nil }
  return (hour, minute)
}

extension String {
  /// Full-width digits and signs (U+FF01–FF5E) and the ideographic space as the ASCII characters they mean.
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
