import Almanac

extension Day {
  /// The value of a text without a year, in the one year that puts it within 120 days of this day; nil if none or
  /// several do.
  ///
  /// - Parameter meant: the value of the text in a given year, with its day; nil if it has none.
  func near<Meant>(_ meant: (_ year: Int) -> (value: Meant, day: Day)?) -> Meant? {
    let found = (year - 1...year + 1).compactMap(meant).filter { abs($0.day - self) <= 120 }
    return found.count == 1 ? found[0].value : nil
  }
}

/// `6月8日 9:30` in the one year that puts it within 120 days of a day; nil if the text is no such moment.
func momentWithoutYear(_ text: String, near day: Day) -> Moment? {
  guard let written = WrittenDay(text.withPlainSigns[...]), written.isLabelled, written.year == nil,
    let month = written.month, let dayOfMonth = written.day
  else { return nil }
  return day.near { year in
    guard let date = Day(year: year, month: month, day: dayOfMonth),
      case .moment(let moment) = parseTime(written.rest, on: date)
    else { return nil }
    return (moment, date)
  }
}

/// `12月30日至1月5日` in the one year that puts its start within 120 days of a day.
func periodWithoutYear(_ text: String, near day: Day) -> Period? {
  day.near { year in
    guard case .period(let period) = parsePeriod(text, inYear: year) else { return nil }
    return (period, period.start)
  }
}
