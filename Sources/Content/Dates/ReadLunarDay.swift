import Almanac

/// The Gregorian day of a date in the Chinese calendar, `农历九月初九`, `2026年农历闰六月廿一日`: in the year written, else the
/// nearest to `day`. Fields take Gregorian days, so the result is only a suggestion.
///
/// - Returns: nil if the text is no such date, or has no year and `day` is nil.
func lunarDay(_ text: String, near day: Day?) -> Day? {
  var rest = text.halfWidth.filter { !$0.isWhitespace }[...]
  let year = rest.range(ofYear: "年")
  if let year { rest = year.rest }
  guard let calendar = ["农历", "阴历", "夏历", "旧历"].first(where: rest.hasPrefix) else { return nil }
  rest = rest.dropFirst(calendar.count)
  let inner = rest.range(ofYear: "年")
  if let inner { rest = inner.rest }
  let name = ordinary(rest)
  guard let month = name.firstIndex(of: "月"), month != name.startIndex else { return nil }
  let written = year?.number ?? inner?.number
  guard let centre = written.flatMap({ Day(year: $0, month: 7, day: 15) }) ?? day else { return nil }
  // The months of a Chinese year extend from January to February of the next year.
  let candidates = (-230...230).map { centre + $0 }.filter { day in
    guard let date = ChineseDate(day), ordinary(date.name[...]) == name else { return false }
    return written == nil || date.year.number == written
  }
  return candidates.min { abs($0 - centre) < abs($1 - centre) }
}

/// The name of a month and day, normalised to the calendar's own names (`ChineseDate.name`).
private func ordinary(_ name: Substring) -> String {
  var text = String(name)
  if text.hasSuffix("日") { text.removeLast() }
  for (written, usual) in [("冬月", "十一月"), ("腊月", "十二月"), ("元月", "正月")] {
    text = text.replacing(written, with: usual)
  }
  if text.hasPrefix("一月") { text = "正" + text.dropFirst() }
  guard let month = text.lastIndex(of: "月") else { return text }
  var day = text[text.index(after: month)...]
  if day.hasPrefix("二十"), day.count > 2 { day = "廿" + day.dropFirst(2) }
  return String(text[...month]) + day
}

extension Substring {
  /// The four-digit number before a word at the start of the text, and the text after the word.
  fileprivate func range(ofYear word: String) -> (number: Int, rest: Substring)? {
    let digits = prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 4, let number = Int(digits), dropFirst(4).hasPrefix(word) else { return nil }
    return (number, dropFirst(4 + word.count))
  }
}
