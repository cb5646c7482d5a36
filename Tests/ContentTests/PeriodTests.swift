import Almanac
import Testing

@testable import Content

@Suite struct PeriodTests {
  @Test(arguments: [
    "2026-06-01 至 2026-06-05", "2026年6月1日至5日", "2026年6月1日—6月5日", "2026年6月1日——6月5日", "二〇二六年六月一日至五日",
    "自2026年6月1日起至6月5日止", "从2026年6月1日到6月5日", "2026年6月1日–5日", "2026年6月1日〜5日", "2026年6月1日～5日",
    "2026年6月1日-5日", "2026.6.1-6.5", "2026.06.01—06.05", "2026/6/1-6/5", "2026-06-01 - 2026-06-05",
    "2026-06-01-06-05", "2026-06-01/2026-06-05", "20260601-20260605", "6月1日至2026年6月5日",
    "2026年6月1日（星期一）至6月5日（星期五）", "2026年6月1日至5日（5天）", "2026年6月1日至6月5日（5个工作日）",
    "2026年6月1日至5日，共5天", "2026 年 6 月 1 日 至 6 月 5 日", "２０２６年６月１日至５日", "二O二六年六月一日至五日",
    "2026年6月1日9时至6月5日17时", "2026年6月1日起，至6月5日止", "2026年6月1日至5日期间", "“2026年6月1日至5日”",
  ])
  func readsWhatOfficesWrite(text: String) throws {
    #expect(parsePeriod(text.withoutQuotes) == .period(try period("2026-06-01", "2026-06-05")), "\(text)")
  }

  @Test(arguments: ["2025年12月30日至1月5日", "12月30日至2026年1月5日", "2025.12.30-1.5"])
  func goesOverTheYearsEnd(text: String) throws {
    #expect(parsePeriod(text) == .period(try period("2025-12-30", "2026-01-05")), "\(text)")
  }

  @Test func takesLateMonthsBeforeEarlyOnesForReversed() throws {
    let (start, end) = (try day("2026-06-05"), try day("2026-05-01"))
    #expect(parsePeriod("2026年6月5日至5月1日") == .reversed(start, end, isWritten: false))
    #expect(parsePeriod("2026-06-05 至 2026-05-01") == .reversed(start, end, isWritten: true))
  }

  @Test func offersWhatIsClear() throws {
    #expect(parsePeriod("2026年6月至8月") == .meant(try period("2026-06-01", "2026-08-31")))
  }

  @Test(arguments: ["6月1日至5日", "六月一日至五日", "6.1-6.5"])
  func asksForTheYear(text: String) { #expect(parsePeriod(text) == .withoutYear) }

  @Test(arguments: [
    "六月上旬", "2026-06-01 至 尽快", "2026年6月8日9:30-11:00", "2026年6月1日", "即日起至6月5日", "至", "2026", "2026-06", "",
  ])
  func readsNothingIntoNonsense(text: String) { #expect(parsePeriod(text) == .unreadable, "\(text)") }

  @Test func namesDaysAndWeekdaysThatAreWrong() throws {
    #expect(parsePeriod("2026年6月1日至31日") == .noSuchDay(year: 2026, month: 6, day: 31))
    #expect(parsePeriod("2026年6月1日（周二）至5日") == .wrongWeekday(try day("2026-06-01")))
  }

  /// A line that is offered is one that is read.
  @Test(arguments: ["2026年6月至8月", "2026-06-05 至 2026-05-01"])
  func offersLinesThatAreRead(text: String) throws {
    let reading = try readTale(fields: "公示期: \(text)")
    let offered = try #require(reading.findings.first?.correction)
    #expect(try readTale(fields: offered).printed == "")
  }

  /// The page is of 7 April 2024.
  @Test(arguments: [
    ("公示期: 6月1日至5日", "公示期: 2024-06-01 至 2024-06-05"), ("公示期: 12月30日至1月5日", "公示期: 2023-12-30 至 2024-01-05"),
    ("开始: 6月8日 9:30", "开始: 2024-06-08 09:30"), ("开始: 六月八日", "开始: 2024-06-08"),
  ])
  func offersTheYearThatIsNear(line: String, offered: String) throws {
    let reading = try readTale(fields: line)
    #expect(reading.findings.map(\.correction) == [offered])
    #expect(try readTale(fields: offered).printed == "")
  }

  @Test(arguments: ["开始: 9月8日", "开始: 6.8", "开始: 2月30日", "公示期: 9月1日至5日"])
  func offersNoYearThatIsFar(line: String) throws {
    #expect(try readTale(fields: line).findings.map(\.correction) == [nil])
  }

  @Test func offersNoLineWhereNoneIsCertain() throws {
    for text in ["2026年6月5日至5月1日", "2026年6月1日至31日", "9月1日至5日", "2026-06-01"] {
      #expect(try readTale(fields: "公示期: \(text)").findings.map(\.correction) == [nil], "\(text)")
    }
  }

  private func day(_ text: String) throws -> Day { try #require(plainMoment(text)?.day) }

  private func period(_ start: String, _ end: String) throws -> Period {
    Period(start: try day(start), end: try day(end))
  }
}
