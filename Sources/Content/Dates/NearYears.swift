import Almanac

extension Day {
  /// Days that a text may mean which leaves the year out, as far as they are near this one: within four months.
  ///
  /// - Parameter day: what the text says in a year, where it says anything.
  func near<Meant>(_ meant: (_ year: Int) -> (value: Meant, day: Day)?) -> Meant? {
    let found = (year - 1...year + 1).compactMap(meant).filter { abs($0.day - self) <= 120 }
    return found.count == 1 ? found[0].value : nil
  }
}

/// `6月8日 9:30` in the year in which it is near a day; nil where the text says no such thing.
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

/// `12月30日至1月5日` in the year in which it begins near a day.
func periodWithoutYear(_ text: String, near day: Day) -> Period? {
  day.near { year in
    guard case .period(let period) = parsePeriod(text, inYear: year) else { return nil }
    return (period, period.start)
  }
}
