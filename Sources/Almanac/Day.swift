/// A day of the Gregorian calendar, without a time and without a zone.
///
/// Stored as one number, days since 1970-01-01, so that comparing, sorting and counting days cost an
/// integer's work. Year, month and day are computed when asked for; who needs all three takes `civil`.
package struct Day: Sendable, Hashable {
  /// Days since 1970-01-01; negative before.
  package var number: Int32

  package init(number: Int32) {
    self.number = number
  }

  /// The day with this date, or nil where the calendar has none. Years run from 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Day.daysIn(month: month, ofYear: year) else {
      return nil
    }
    number = dayNumber(year: year, month: month, day: day)
  }

  /// Year, month and day together, for the price of one.
  package var civil: (year: Int, month: Int, day: Int) { civilDate(number) }
  package var year: Int { civil.year }
  package var month: Int { civil.month }
  /// The day of the month, from 1.
  package var day: Int { civil.day }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday, three days after a Monday.
    let sinceMonday = (Int(number) + 3) % 7
    return Weekday(sinceMonday: sinceMonday < 0 ? sinceMonday + 7 : sinceMonday)
  }

  /// 1 for the first of January.
  package var dayOfYear: Int {
    Int(number - dayNumber(year: year, month: 1, day: 1)) + 1
  }

  /// The number of days in this day's month.
  package var daysInMonth: Int {
    let (year, month, _) = civil
    return Day.daysIn(month: month, ofYear: year)
  }

  package static func daysIn(month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension Day: Strideable {
  package static func == (left: Day, right: Day) -> Bool { left.number == right.number }
  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  package func advanced(by days: Int) -> Day { Day(number: number + Int32(days)) }
  package func distance(to other: Day) -> Int { Int(other.number) - Int(number) }

  package static func + (day: Day, days: Int) -> Day { day.advanced(by: days) }
  package static func - (day: Day, days: Int) -> Day { day.advanced(by: -days) }
  /// The days from the right one to the left one.
  package static func - (left: Day, right: Day) -> Int { right.distance(to: left) }
}

/// A day of the week, numbered as ISO 8601 does: Monday is 1, Sunday is 7.
package enum Weekday: Int, Sendable, Hashable, CaseIterable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  fileprivate init(sinceMonday: Int) {
    self = Weekday.allCases[sinceMonday]
  }

  /// 星期一 … 星期日
  package var chinese: String { "星期" + character }
  /// 周一 … 周日
  package var shortChinese: String { "周" + character }

  private var character: String {
    switch self {
    case .monday: "一"
    case .tuesday: "二"
    case .wednesday: "三"
    case .thursday: "四"
    case .friday: "五"
    case .saturday: "六"
    case .sunday: "日"
    }
  }
}

// Both ways between a date and its number go through a year that begins in March, so that the leap day
// is the last of its year and moves nothing, and through eras of 400 years, which all have 146 097 days.
// Counted from March, five months have 153 days and the rest follows by rounding down: month m begins on
// day (153m + 2) / 5. The method is the one of Howard Hinnant's paper on calendar algorithms; an era is
// found by flooring division, so that days before the year 0 come out right too.

private let daysPerEra: Int32 = 146_097
/// From 0000-03-01 to 1970-01-01.
private let epochOffset: Int32 = 719_468

private func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
  let marchYear = Int32(month > 2 ? year : year - 1)
  let marchMonth = Int32(month > 2 ? month - 3 : month + 9)
  let era = floored(marchYear, by: 400)
  let yearOfEra = marchYear - era * 400
  let dayOfYear = (153 * marchMonth + 2) / 5 + Int32(day) - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * daysPerEra + dayOfEra - epochOffset
}

private func civilDate(_ number: Int32) -> (year: Int, month: Int, day: Int) {
  let days = number + epochOffset
  let era = floored(days, by: daysPerEra)
  let dayOfEra = days - era * daysPerEra
  // Take out the leap days that came before: one in 1460 days, but for each century and with each era.
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
  let marchMonth = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
  let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return (Int(year), Int(month), Int(day))
}

private func floored(_ value: Int32, by divisor: Int32) -> Int32 {
  (value >= 0 ? value : value - divisor + 1) / divisor
}
