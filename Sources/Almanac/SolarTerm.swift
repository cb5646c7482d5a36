/// One of the twenty-four solar terms, in the order of the Gregorian year.
///
/// A term is the day on which the sun reaches a multiple of 15° of longitude, by the clocks of Beijing. Some
/// instants lie within a minute of midnight, so the days are read from a table and not computed.
package enum SolarTerm: Int, Sendable, Hashable, CaseIterable {
  case xiaohan
  case dahan
  case lichun
  case yushui
  case jingzhe
  case chunfen
  case qingming
  case guyu
  case lixia
  case xiaoman
  case mangzhong
  case xiazhi
  case xiaoshu
  case dashu
  case liqiu
  case chushu
  case bailu
  case qiufen
  case hanlu
  case shuangjiang
  case lidong
  case xiaoxue
  case daxue
  case dongzhi

  /// The term with this Chinese name, if there is one.
  package init?(name: String) {
    guard let term = SolarTerm.allCases.first(where: { $0.name == name }) else { return nil }
    self = term
  }

  /// The term that begins on this day, if one does and the year is known.
  package init?(on day: Day) {
    let (year, month, dayOfMonth) = day.civil
    // Two terms a month, one in its first half and one in its second.
    let index = 2 * (month - 1) + (dayOfMonth > 15 ? 1 : 0)
    guard let term = SolarTerm(rawValue: index), term.day(inYear: year) == day else { return nil }
    self = term
  }

  /// The Gregorian month in which the term always falls.
  package var month: Int { rawValue / 2 + 1 }

  /// The term's day in a Gregorian year, or nil outside `knownYears`.
  package func day(inYear year: Int) -> Day? {
    guard knownYears.contains(year) else { return nil }
    let delays = solarTermDelays[year - knownYears.lowerBound]
    let delay = Int(delays >> UInt64(2 * rawValue) & 3)
    return Day(year: year, month: month, day: earliestDays[rawValue] + delay)
  }

  package var name: String { names[rawValue] }
}

private let names = [
  "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
  "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
]

/// The earliest day of the month on which each term falls in `knownYears`.
private let earliestDays = [
  4, 19, 3, 18, 4, 19, 4, 19, 4, 20, 4, 20, 6, 22, 6, 22, 6, 22, 7, 22, 6, 21, 6, 21,
]
