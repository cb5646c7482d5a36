import Almanac
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1970, 1, 2, 1), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
    (2024, 4, 7, 19_820), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896), (1900, 3, 1, -25_508),
  ])
  func countsFrom1970(year: Int, month: Int, day: Int, number: Int32) throws {
    let found = try #require(Day(year: year, month: month, day: day))
    #expect(found.number == number)
    #expect(found.civil == (year, month, day))
  }

  @Test func refusesDaysThatTheCalendarHasNot() {
    for (year, month, day) in [
      (2023, 2, 29), (1900, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1),
      (2024, 1, 0), (2024, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (Int.max, 1, 1), (2024, 1, Int.max),
    ] {
      #expect(Day(year: year, month: month, day: day) == nil, "\(year)-\(month)-\(day)")
    }
  }

  /// Four hundred years hold every combination of leap year and weekday.
  @Test func walksFourCenturiesDayByDay() {
    var number = Day(year: 1801, month: 1, day: 1)?.number ?? 0
    var weekday = Weekday.thursday
    var wrong: [Day] = []
    for year in 1801...2200 {
      var dayOfYear = 0
      for month in 1...12 {
        for day in 1...Day.daysIn(month: month, ofYear: year) {
          dayOfYear += 1
          let found = Day(number: number)
          if found.civil != (year, month, day) || Day(year: year, month: month, day: day) != found
            || found.weekday != weekday || found.dayOfYear != dayOfYear
          {
            wrong.append(found)
          }
          number += 1
          weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func isWrittenForMachinesAndForReaders() throws {
    let day = try #require(Day(year: 2024, month: 4, day: 7))
    #expect(day.iso == "2024-04-07")
    #expect(day.chinese == "2024年4月7日")
    #expect(day.chineseMonthAndDay == "4月7日")
    #expect(day.weekday.chinese == "星期日")
    #expect(day.weekday.shortChinese == "周日")
    #expect(try #require(Day(year: 33, month: 1, day: 2)).iso == "0033-01-02")
  }

  @Test func countsAndOrdersDays() throws {
    let day = try #require(Day(year: 2024, month: 2, day: 28))
    #expect((day + 2).iso == "2024-03-01")
    #expect((day - 59).iso == "2023-12-31")
    #expect((day + 366) - day == 366)
    #expect(day < day + 1)
    #expect(day.daysInMonth == 29)
    #expect((day...(day + 2)).map(\.day) == [28, 29, 1])
  }

  @Test func staysRightBeforeTheYearZero() {
    let day = Day(number: -719_529)
    #expect(day.civil == (-1, 12, 31))
    #expect((day + 1).civil == (0, 1, 1))
    #expect(day.weekday == .friday)
  }
}
