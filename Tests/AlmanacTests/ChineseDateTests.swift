import Almanac
import Testing

@Suite struct ChineseDateTests {
  /// Walks the list month by month and day by day, both ways.
  @Test func agreesWithTheListOnEveryDay() throws {
    let rows = try Tables.rows("chinese_years.csv")
    #expect(rows.count == knownYears.count)
    var wrong: [String] = []
    var count = 0
    for row in rows {
      let number = try #require(Int(row[0]))
      var expected = try #require(day(row[1]))
      let leap = Int(row[2]) ?? 0
      for (index, length) in row[3].split(separator: " ").enumerated() {
        let isLeap = leap > 0 && index == leap
        let month = leap > 0 && index >= leap ? index : index + 1
        for dayOfMonth in 1...(Int(length) ?? 0) {
          let date = ChineseDate(expected)
          if date?.year.number != number || date?.month != month || date?.isLeap != isLeap
            || date?.day != dayOfMonth || date?.gregorian != expected
            || ChineseDate(year: number, month: month, isLeap: isLeap, day: dayOfMonth) != date
          {
            wrong.append(expected.iso)
          }
          expected = expected + 1
          count += 1
        }
        if ChineseDate(year: number, month: month, isLeap: isLeap, day: (Int(length) ?? 0) + 1) != nil {
          wrong.append("\(number), month \(month) is too long")
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(count == 73_412)
  }

  @Test func hasNotChangedOnAnyDay() throws {
    let first = try #require(day("1900-01-31"))
    let last = try #require(day("2101-01-28"))
    var checksum = Checksum()
    var previous: ChineseDate?
    var isOrdered = true
    for day in first...last {
      let date = try #require(ChineseDate(day))
      checksum.add(
        Int32(date.year.number * 100_000 + (date.isLeap ? 50_000 : 0) + date.month * 100 + date.day))
      isOrdered = isOrdered && previous.map { $0 < date } ?? true && date.gregorian == day
      previous = date
    }
    #expect(checksum.value == 0x1DE9_8FA5_9D90_04E7)
    #expect(isOrdered)
    #expect(ChineseDate(first - 1) == nil)
    #expect(ChineseDate(last + 1) == nil)
  }

  @Test func yearsLeadFromEachFirstDayToTheNext() throws {
    for number in knownYears.dropLast() {
      let year = try #require(ChineseYear(number))
      #expect(year.newYearsDay + year.dayCount == ChineseYear(number + 1)?.newYearsDay)
    }
    #expect(ChineseYear(1899) == nil)
    #expect(ChineseYear(2101) == nil)
  }

  @Test(arguments: [
    ("1900-01-31", "庚子年正月初一"), ("2024-02-09", "癸卯年腊月三十"), ("2024-02-10", "甲辰年正月初一"),
    ("2025-01-28", "甲辰年腊月廿九"), ("2025-06-25", "乙巳年六月初一"), ("2025-07-25", "乙巳年闰六月初一"),
    ("2025-08-23", "乙巳年七月初一"), ("2033-12-22", "癸丑年闰冬月初一"), ("2024-09-17", "甲辰年八月十五"),
    ("2024-12-20", "甲辰年冬月二十"), ("2024-12-31", "甲辰年腊月初一"), ("2101-01-28", "庚申年腊月廿九"),
  ])
  func namesDates(iso: String, name: String) throws {
    #expect(ChineseDate(try #require(day(iso)))?.description == name)
  }

  @Test func namesEveryDayOfAMonth() {
    let names = (1...30).compactMap { ChineseDate(year: 2025, month: 1, day: $0)?.dayName }
    #expect(
      names.joined(separator: " ")
        == "初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十"
        + " 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十")
  }

  @Test func namesEveryMonthOfAYear() {
    let names = (1...12).compactMap { ChineseDate(year: 2024, month: $0, day: 1)?.monthName }
    #expect(names.joined(separator: " ") == "正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月")
  }

  @Test func knowsTheAnimals() {
    let animals = (2024...2035).compactMap { ChineseYear($0)?.animal }.joined()
    #expect(animals == "龙蛇马羊猴鸡狗猪鼠牛虎兔")
    #expect(ChineseYear(1900)?.animal == "鼠")
    #expect(ChineseYear(1900)?.stemAndBranch == "庚子")
    #expect(ChineseYear(2030)?.stemAndBranch == "庚戌")
  }

  @Test func hasNoDatesThatTheCalendarHasNot() {
    #expect(ChineseDate(year: 2025, month: 6, isLeap: true, day: 29) != nil)
    #expect(ChineseDate(year: 2025, month: 6, isLeap: true, day: 30) == nil)
    #expect(ChineseDate(year: 2024, month: 6, isLeap: true, day: 1) == nil)
    #expect(ChineseDate(year: 2024, month: 12, day: 30) == nil)
    #expect(ChineseDate(year: 2024, month: 13, day: 1) == nil)
    #expect(ChineseDate(year: 2024, month: 0, day: 1) == nil)
    #expect(ChineseDate(year: 2024, month: 1, day: 0) == nil)
    #expect(ChineseDate(year: 2024, month: 0, isLeap: true, day: 1) == nil)
  }
}
