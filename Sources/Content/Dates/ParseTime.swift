import Almanac

/// Reads the text after a date: nothing, its weekday, a time of day, or both.
func parseTime(_ text: Substring, on day: Day) -> ParsedMoment {
  var rest = text.drop { $0 == " " || $0 == "," }
  let isMachineForm = rest.first == "T"
  if isMachineForm { rest = rest.dropFirst() }
  guard dropWeekday(&rest, of: day) else { return .wrongWeekday(day) }
  rest = rest.drop { $0 == " " || $0 == "," }
  if rest.isEmpty { return .moment(Moment(day)) }
  if ends.contains(rest) { return .meant(Moment(day)) }
  guard let clock = takeClock(&rest) else { return .unreadable }
  if takeRangeSign(&rest, isMachineForm: isMachineForm || clock.hasSeconds) {
    let isRange = takeClock(&rest) != nil && rest.isEmpty
    return isRange ? moment(of: clock, on: day).map(ParsedMoment.clockRange) ?? .unreadable : .unreadable
  }
  if ends.contains(rest), let end = moment(of: clock, on: day) { return .meant(end) }
  guard let zone = zoneMinutes(rest), let local = moment(of: clock, on: day) else { return .unreadable }
  // Moments count epoch seconds on the site's clocks, eight hours before UTC.
  return .moment(zone == 8 * 60 ? local : Moment(epochSeconds: local.epochSeconds + (8 * 60 - zone) * 60))
}

/// Words behind the end of a period, which a field for a moment does not need: `6月30日17时前`.
private let ends: Set<Substring> = ["前", "之前", "以前", "止", "为止", "截止", "结束"]

/// Takes away `(星期日)` or `周日`; false where that is not the date's weekday, so that one of the two is wrong.
private func dropWeekday(_ clock: inout Substring, of day: Day) -> Bool {
  let start = clock.drop { $0 == "(" || $0 == " " }
  guard let prefix = ["星期", "礼拜", "周"].first(where: start.hasPrefix) else { return true }
  let rest = start.dropFirst(prefix.count)
  let name: Character = rest.first == "天" ? "日" : rest.first ?? " "
  guard day.weekday.shortChinese.last == name else { return false }
  clock = rest.dropFirst().drop { $0 == ")" || $0 == " " }
  return true
}

private struct WrittenClock {
  /// 0 to 24; 24 is the beginning of the next day.
  var hour: Int
  var minute = 0
  var hasSeconds = false
}

private func moment(of clock: WrittenClock, on day: Day) -> Moment? {
  clock.hour == 24
    ? Moment(day + 1, hour: 0, minute: clock.minute) : Moment(day, hour: clock.hour, minute: clock.minute)
}

/// `9:30`, `09:30:15`, `9时30分`, `九点半`, `下午3:30`, `晚8点`, `24时`.
private func takeClock(_ rest: inout Substring) -> WrittenClock? {
  var text = rest.drop { $0 == " " }
  let part = dayParts.lazy.compactMap { part in
    part.names.first(where: text.hasPrefix).map { (part: part, length: $0.count) }
  }.first
  text = text.dropFirst(part?.length ?? 0).drop { $0 == " " }
  guard let hour = takeNumber(&text), let sign = text.first, ":时点".contains(sign) else { return nil }
  text = text.dropFirst()
  guard var clock = sign == ":" ? takeMinutes(&text) : takeSpokenMinutes(&text) else { return nil }
  guard let meant = part.map({ $0.part.hour(hour) }) ?? (0...24 ~= hour ? hour : nil), clock.minute < 60,
    // 24:30 is no time, but 晚上12点半 is.
    meant < 24 || clock.minute == 0 || hour == 12
  else { return nil }
  clock.hour = meant
  // 3:05 PM
  let half = text.drop { $0 == " " }.prefix(2)
  if part == nil, 1...12 ~= hour, ["AM", "PM"].contains(half.uppercased()) {
    clock.hour = hour % 12 + (half.uppercased() == "PM" ? 12 : 0)
    text = text[half.endIndex...]
  }
  rest = text.drop { $0 == " " }
  return clock
}

/// `30`, `30:15`.
private func takeMinutes(_ text: inout Substring) -> WrittenClock? {
  guard let minute = takeNumber(&text) else { return nil }
  guard text.first == ":" else { return WrittenClock(hour: 0, minute: minute) }
  text = text.dropFirst()
  guard takeNumber(&text) != nil else { return nil }
  if text.first == "." { text = text.dropFirst().drop(while: \.isNumber) }
  return WrittenClock(hour: 0, minute: minute, hasSeconds: true)
}

/// `30分`, `三十分`, `半`, `一刻`, `整`, or nothing.
private func takeSpokenMinutes(_ text: inout Substring) -> WrittenClock? {
  text = text.drop { $0 == " " }
  for (word, minute) in [("半", 30), ("一刻", 15), ("三刻", 45), ("整", 0), ("钟", 0)] where text.hasPrefix(word) {
    text = text.dropFirst(word.count)
    return WrittenClock(hour: 0, minute: minute)
  }
  guard let minute = takeNumber(&text) else { return WrittenClock(hour: 0) }
  guard text.first == "分" else { return WrittenClock(hour: 0, minute: minute) }
  text = text.dropFirst()
  let seconds = text
  if takeNumber(&text) == nil || text.first != "秒" { text = seconds } else { text = text.dropFirst() }
  return WrittenClock(hour: 0, minute: minute)
}

/// One or two digits, or Chinese numerals.
private func takeNumber(_ text: inout Substring) -> Int? {
  text = text.drop { $0 == " " }
  let digits = text.prefix { $0.isASCII && $0.isNumber }
  let written = digits.isEmpty ? text.prefix { numerals[$0] != nil || tens[$0] != nil } : digits
  guard let value = digits.isEmpty ? smallNumber(written) : digits.count <= 2 ? Int(digits) : nil else {
    return nil
  }
  text = text[written.endIndex...].drop { $0 == " " }
  return value
}

/// Removes the sign of a range: `-`, `~`, 至, 到.
///
/// - Parameter isMachineForm: the time is in RFC 3339 form, in which a hyphen begins a zone.
private func takeRangeSign(_ rest: inout Substring, isMachineForm: Bool) -> Bool {
  guard let sign = rest.first, "~至到".contains(sign) || sign == "-" && !isMachineForm else { return false }
  rest = rest.drop { "~至到- ".contains($0) }
  return true
}

/// The zone's offset east of UTC in minutes: `Z`, `+08:00`, `+0800`, `+8`; the site's, 480, for an empty text.
private func zoneMinutes(_ text: Substring) -> Int? {
  if text.isEmpty { return 8 * 60 }
  if text == "Z" { return 0 }
  guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
  let digits = text.dropFirst().filter { $0 != ":" }
  guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.count <= 4,
    let hours = Int(digits.count > 2 ? String(digits.dropLast(2)) : digits), hours <= 14,
    let minutes = digits.count > 2 ? Int(digits.suffix(2)) : 0, minutes < 60
  else { return nil }
  return (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
}

/// A part of the day, with the 24-hour meaning of the hours written after it.
private struct DayPart {
  var names: [String]
  /// Written hours that are already those of a 24-hour clock.
  var kept: ClosedRange<Int>
  /// Written hours that are twelve later on a 24-hour clock.
  var moved: ClosedRange<Int>?
  /// The 24-hour meaning of a written twelve, where it differs.
  var twelve: Int?

  func hour(_ written: Int) -> Int? {
    if written == 12, let twelve { return twelve }
    if moved?.contains(written) == true { return written + 12 }
    return kept.contains(written) ? written : nil
  }
}

private let dayParts = [
  DayPart(names: ["凌晨"], kept: 0...6, twelve: 0),
  DayPart(names: ["上午", "早上", "早晨", "清晨", "早间", "早"], kept: 0...12),
  DayPart(names: ["中午", "正午"], kept: 11...14, moved: 1...2),
  DayPart(names: ["下午", "午后"], kept: 12...23, moved: 1...11),
  DayPart(names: ["傍晚"], kept: 16...20, moved: 4...8),
  DayPart(names: ["深夜", "半夜"], kept: 22...24, moved: 10...11, twelve: 24),
  DayPart(names: ["晚上", "晚间", "夜间", "夜里", "夜晚", "晚"], kept: 17...24, moved: 5...11, twelve: 24),
]
