/// When a festival is: the rule by which its day is found in any year.
///
/// A leap month never repeats a festival: of two months with one number, the first counts.
package enum FestivalRule: Sendable, Hashable {
  /// A day of the Chinese calendar: 八月十五. Where the month has only 29 days, its thirtieth is left out.
  case lunar(month: Int, day: Int)
  /// The last day of a Chinese month, its 29th or 30th: 除夕 is that of the twelfth.
  case lunarLast(month: Int)
  case solarTerm(SolarTerm)
  /// A day of the Gregorian calendar; 29 February comes in leap years only.
  case solar(month: Int, day: Int)
  /// A weekday of a Gregorian month: the third Sunday of May. A fifth one does not come every year.
  case weekday(month: Int, ordinal: Int, Weekday)
  case lastWeekday(month: Int, Weekday)

  /// All days of the festival in a Gregorian year, in order; none outside `knownYears`.
  ///
  /// The Chinese new year moves by a month, so that a festival of the old year's end, such as 腊八, may come
  /// twice in a Gregorian year or not at all. For January 1900 the Chinese calendar is not known.
  package func days(inYear year: Int) -> [Day] {
    guard knownYears.contains(year) else { return [] }
    switch self {
    case .lunar, .lunarLast:
      return [year - 1, year].compactMap(day(inChineseYear:)).filter { $0.year == year }
    case .solarTerm(let term):
      return [term.day(inYear: year)].compactMap(\.self)
    case .solar(let month, let day):
      return [Day(year: year, month: month, day: day)].compactMap(\.self)
    case .weekday(let month, let ordinal, let weekday):
      let first = Day(year: year, month: month, day: 1).map { $0 + daysUntil(weekday, from: $0.weekday) }
      return [first.map { $0 + 7 * (ordinal - 1) }].compactMap(\.self).filter { $0.month == month }
    case .lastWeekday(let month, let weekday):
      let last = Day(year: year, month: month, day: Day.daysIn(month: month, ofYear: year))
      return [last.map { $0 - daysUntil($0.weekday, from: weekday) }].compactMap(\.self)
    }
  }

  /// The first day of the festival that is not before the given one, or nil where `knownYears` has none.
  package func next(onOrAfter day: Day) -> Day? {
    let year = max(day.year, knownYears.lowerBound)
    guard year <= knownYears.upperBound else { return nil }
    for year in year...knownYears.upperBound {
      if let found = days(inYear: year).first(where: { $0 >= day }) { return found }
    }
    return nil
  }

  /// The one day of a festival of the Chinese calendar in a Chinese year, where it has one.
  private func day(inChineseYear number: Int) -> Day? {
    switch self {
    case .lunar(let month, let day):
      ChineseDate(year: number, month: month, day: day)?.gregorian
    case .lunarLast(let month):
      ChineseYear(number)?.daysIn(month: month)
        .flatMap { ChineseDate(year: number, month: month, day: $0) }?.gregorian
    default: nil
    }
  }
}

/// 0 where both are the same, 6 at most.
private func daysUntil(_ weekday: Weekday, from start: Weekday) -> Int {
  (weekday.rawValue - start.rawValue + 7) % 7
}
