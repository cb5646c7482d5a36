/// A day as the Chinese calendar names it: year, month, leap month or not, day.
///
/// There is no value for a day that the calendar does not have, so every date has its Gregorian day.
package struct ChineseDate: Sendable, Hashable {
  package let year: ChineseYear
  /// 1 to 12; a leap month has the number of the month before it.
  package let month: Int
  package let isLeap: Bool
  /// 1 to 30
  package let day: Int

  /// The date, or nil where the year is not known, has no such month, or the month no such day.
  package init?(year: Int, month: Int, isLeap: Bool = false, day: Int) {
    guard let year = ChineseYear(year), let length = year.daysIn(month: month, isLeap: isLeap),
      1...length ~= day
    else { return nil }
    self.year = year
    self.month = month
    self.isLeap = isLeap
    self.day = day
  }

  /// The Chinese date of a day, or nil outside 1900-01-31 … 2101-01-28.
  package init?(_ day: Day) {
    guard let year = ChineseYear(containing: day) else { return nil }
    var rest = day - year.newYearsDay
    var index = 0
    while rest >= year.daysInMonth(at: index) {
      rest -= year.daysInMonth(at: index)
      index += 1
    }
    self.year = year
    (month, isLeap) = year.month(at: index)
    self.day = rest + 1
  }

  /// The Gregorian day.
  package var gregorian: Day {
    guard let index = year.index(month: month, isLeap: isLeap) else { preconditionFailure() }
    return year.newYearsDay + year.daysBeforeMonth(at: index) + day - 1
  }
}

extension ChineseDate: Comparable {
  package static func < (left: ChineseDate, right: ChineseDate) -> Bool {
    (left.year.number, left.month, left.isLeap ? 1 : 0, left.day)
      < (right.year.number, right.month, right.isLeap ? 1 : 0, right.day)
  }
}

extension ChineseDate: CustomStringConvertible {
  /// 正月, 闰六月, 冬月, 腊月
  package var monthName: String { (isLeap ? "闰" : "") + chineseMonthName(month) }

  /// 初一, 廿三, 三十
  package var dayName: String { chineseDayName(day) }

  /// 八月十五
  package var name: String { monthName + dayName }

  /// 甲辰年八月十五
  package var description: String { year.name + name }
}

func chineseMonthName(_ month: Int) -> String {
  switch month {
  case 1: "正月"
  case 11: "冬月"
  case 12: "腊月"
  default: digitName(month) + "月"
  }
}

func chineseDayName(_ day: Int) -> String {
  switch day {
  case 1...10: "初" + digitName(day)
  case 11...19: "十" + digitName(day - 10)
  case 20: "二十"
  case 21...29: "廿" + digitName(day - 20)
  default: "三十"
  }
}

/// 一 to 十
func digitName(_ number: Int) -> String {
  String(digits[number - 1])
}

private let digits = Array("一二三四五六七八九十")
