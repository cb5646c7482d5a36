import Almanac
import Testing

@Suite struct FestivalRuleTests {
  private static let rules: [String: (key: String, value: String)] = [
    "chunjie": ("lunar", "1-1"), "yuanxiao": ("lunar", "1-15"), "longtaitou": ("lunar", "2-2"),
    "sanyuesan": ("lunar", "3-3"), "qingming": ("term", "清明"), "duanwu": ("lunar", "5-5"),
    "qixi": ("lunar", "7-7"), "zhongyuan": ("lunar", "7-15"), "zhongqiu": ("lunar", "8-15"),
    "qiufen": ("term", "秋分"), "chongyang": ("lunar", "9-9"), "dongzhi": ("term", "冬至"),
    "laba": ("lunar", "12-8"), "xiaonian": ("lunar", "12-23"), "chuxi": ("lunar-last", "12"),
  ]

  private func rule(_ festival: String) throws -> FestivalRule {
    let text = try #require(Self.rules[festival])
    return try #require(FestivalRule(key: text.key, value: text.value))
  }

  /// The years 1990 to 2050: the list's days, all of them and no others.
  @Test(arguments: [("lunar_festivals.csv", 427), ("lunar_festivals_extra.csv", 488)])
  func agreesWithTheLists(file: String, count: Int) throws {
    let rows = try Tables.rows(file)
    #expect(rows.count == count)
    for (festival, rows) in Dictionary(grouping: rows, by: { $0[0] }) {
      let rule = try rule(festival)
      let days = (1990...2050).flatMap { rule.days(inYear: $0).map(\.iso) }
      #expect(days == rows.map { $0[2] }, "\(festival)")
    }
  }

  @Test func hasNotChangedInAnyYear() throws {
    var checksum = Checksum()
    for festival in Self.rules.keys.sorted() {
      let rule = try rule(festival)
      for year in knownYears { for day in rule.days(inYear: year) { checksum.add(day.number) } }
    }
    #expect(checksum.value == 0x4266_6DE1_4D84_FF4E)
  }

  @Test func labaComesTwiceInAYearOrNotAtAll() throws {
    let laba = try rule("laba")
    #expect(laba.days(inYear: 2022).map(\.iso) == ["2022-01-10", "2022-12-30"])
    #expect(laba.days(inYear: 2023).isEmpty)
    #expect(laba.days(inYear: 2024).map(\.iso) == ["2024-01-18"])
    for year in [1992, 2003, 2041] { #expect(laba.days(inYear: year).count == 2) }
    for year in [1993, 2004, 2042] { #expect(laba.days(inYear: year).isEmpty) }
  }

  @Test func newYearsEveIsTheLastDayWhetherThe29thOrThe30th() throws {
    let eve = try rule("chuxi")
    #expect(eve.days(inYear: 2024).map(\.iso) == ["2024-02-09"])
    #expect(eve.days(inYear: 2025).map(\.iso) == ["2025-01-28"])
    #expect(ChineseDate(try #require(day("2024-02-09")))?.day == 30)
    #expect(ChineseDate(try #require(day("2025-01-28")))?.day == 29)
    for year in 1901...2100 {
      #expect(eve.days(inYear: year).map { $0 + 1 } == [ChineseYear(year)?.newYearsDay])
    }
  }

  @Test func qingmingIsTheFourthOrFifthOfApril() throws {
    let days = (1990...2050).flatMap { FestivalRule.solarTerm(.qingming).days(inYear: $0) }
    #expect(days.filter { $0.month == 4 && $0.day == 4 }.count == 29)
    #expect(days.filter { $0.month == 4 && $0.day == 5 }.count == 32)
  }

  @Test(arguments: [
    ("duanwu", [1990, 1998, 2009, 2028, 2039, 2047]), ("zhongqiu", [1995]), ("qixi", [2006, 2044]),
    ("chongyang", [2014]), ("longtaitou", [2004, 2023, 2042]), ("sanyuesan", [1993, 2031, 2050]),
  ])
  func aLeapMonthNeverRepeatsAFestival(festival: String, years: [Int]) throws {
    let rule = try rule(festival)
    for year in years {
      let days = rule.days(inYear: year)
      #expect(days.count == 1)
      let date = try #require(days.first.flatMap(ChineseDate.init))
      #expect(date.year.leapMonth == date.month && !date.isLeap, "\(year)")
    }
  }

  @Test func theThirtiethIsLeftOutOfAShortMonth() throws {
    let rule = FestivalRule.lunar(month: 12, day: 30)
    #expect(rule.days(inYear: 2024).map(\.iso) == ["2024-02-09"])
    #expect(rule.days(inYear: 2025).isEmpty)
    #expect(rule.next(onOrAfter: try #require(day("2025-01-01")))?.iso == "2030-02-02")
  }

  @Test func weekdaysOfAMonthAreCounted() throws {
    func days(_ value: String, _ year: Int) -> [String]? {
      FestivalRule(key: "weekday", value: value)?.days(inYear: year).map(\.iso)
    }
    #expect(days("5-3-7", 2024) == ["2024-05-19"])
    #expect(days("3-1-1", 2024) == ["2024-03-04"])
    #expect(days("9-1-7", 2024) == ["2024-09-01"])
    #expect(days("2-5-4", 2024) == ["2024-02-29"])
    #expect(days("2-5-4", 2023) == [])
    #expect(days("5-last-7", 2024) == ["2024-05-26"])
    #expect(days("12-last-2", 2024) == ["2024-12-31"])
    #expect(days("2-last-4", 2024) == ["2024-02-29"])
  }

  @Test func theNextDayIsLookedForAcrossYears() throws {
    let laba = try rule("laba")
    func next(_ rule: FestivalRule, _ iso: String) throws -> String? {
      rule.next(onOrAfter: try #require(day(iso)))?.iso
    }
    #expect(try next(laba, "2022-01-10") == "2022-01-10")
    #expect(try next(laba, "2022-01-11") == "2022-12-30")
    #expect(try next(laba, "2022-12-31") == "2024-01-18")
    #expect(try next(.solar(month: 9, day: 20), "2024-09-21") == "2025-09-20")
    #expect(try next(.solar(month: 2, day: 29), "2097-01-01") == nil)
    #expect(try next(.solar(month: 2, day: 29), "2024-03-01") == "2028-02-29")
    #expect(try next(.solarTerm(.qingming), "1800-01-01") == "1900-04-05")
    #expect(try next(.solarTerm(.qingming), "2100-04-06") == nil)
  }

  @Test func outsideTheKnownYearsThereAreNoDays() throws {
    for rule in [FestivalRule.lunar(month: 8, day: 15), .solarTerm(.qingming), .solar(month: 9, day: 20)] {
      #expect(rule.days(inYear: 1899).isEmpty)
      #expect(rule.days(inYear: 2101).isEmpty)
      #expect(rule.days(inYear: 1900).count == 1)
      #expect(rule.days(inYear: 2100).count == 1)
      #expect(rule.days(inYear: .max).isEmpty)
    }
  }

  @Test func rulesAreReadFromVocabularies() {
    #expect(FestivalRule(key: "lunar", value: "8-15") == .lunar(month: 8, day: 15))
    #expect(FestivalRule(key: "lunar", value: "08-05") == .lunar(month: 8, day: 5))
    #expect(FestivalRule(key: "lunar-last", value: "12") == .lunarLast(month: 12))
    #expect(FestivalRule(key: "term", value: "清明") == .solarTerm(.qingming))
    #expect(FestivalRule(key: "solar", value: "09-20") == .solar(month: 9, day: 20))
    #expect(FestivalRule(key: "solar", value: "02-29") == .solar(month: 2, day: 29))
    #expect(FestivalRule(key: "weekday", value: "5-3-7") == .weekday(month: 5, ordinal: 3, .sunday))
    #expect(FestivalRule(key: "weekday", value: "5-last-7") == .lastWeekday(month: 5, .sunday))
  }

  @Test(arguments: [
    ("lunar", "13-1"), ("lunar", "0-1"), ("lunar", "8-31"), ("lunar", "8-0"), ("lunar", "8"),
    ("lunar", "8-15-1"),
    ("lunar", "八-十五"), ("lunar", "+8-15"), ("lunar", " 8-15"), ("lunar", ""), ("lunar", "-"),
    ("lunar", "8-015"),
    ("lunar-last", "13"), ("lunar-last", "12-1"), ("term", "清明节"), ("term", ""), ("solar", "02-30"),
    ("solar", "13-01"), ("solar", "2024-09-20"), ("weekday", "5-6-7"), ("weekday", "5-0-7"),
    ("weekday", "5-3-8"),
    ("weekday", "5-3-0"), ("weekday", "13-3-7"), ("weekday", "5--1-7"), ("weekday", "5-first-7"),
    ("weekday", "5-3"), ("moon", "8-15"), ("", ""),
  ])
  func nonsenseIsNoRule(key: String, value: String) {
    #expect(FestivalRule(key: key, value: value) == nil)
  }

  @Test(arguments: [
    ("lunar", "8-15", "农历八月十五"), ("lunar", "12-8", "农历腊月初八"), ("lunar-last", "12", "农历腊月最后一天"),
    ("term", "清明", "二十四节气的清明"), ("solar", "09-20", "9月20日"), ("weekday", "5-3-7", "5月第三个星期日"),
    ("weekday", "11-last-5", "11月最后一个星期五"),
  ])
  func readersAreToldTheRule(key: String, value: String, text: String) {
    #expect(FestivalRule(key: key, value: value)?.chinese == text)
  }
}
