import Content
import Foundation
import Rendering
import Testing

struct CalendarTests {
  private let pages = [
    "festivals/a.md": activity("赏月，读诗；一起来", start: "2024-09-17 19:30", more: "venue: 省直示例图书馆的露台"),
    "festivals/b.md": activity("灯会", start: "2024-09-15", end: "2024-09-17"),
    "festivals/c.md": activity(
      "登高", festival: "重阳节", start: "2024-09-28", end: "2024-10-11", date: "2024-10-12"),
    "stories/d.md": story("王兰英"),
  ]

  /// Of many years, a month's page names the months of the years beside it, and one of every other.
  @Test func linksToEveryYearAndNotToEveryMonth() throws {
    func months(of site: PlannedSite) throws -> [Int: Int] {
      let links = try site.text("/calendar/2024/06/").pieces(between: "<summary>2", and: "</details>")
      return Dictionary(
        links.map { (Int("2" + $0.prefix(3)) ?? 0, $0.components(separatedBy: "href=").count - 1) },
        uniquingKeysWith: max)
    }
    let few = try months(of: PlannedSite(["stories/d.md": story("王兰英", date: "2022-01-05")]))
    #expect(few == [2022: 12, 2023: 12, 2024: 12, 2025: 12, 2026: 12, 2027: 12])
    let many = try months(of: PlannedSite(["stories/d.md": story("王兰英", date: "2001-01-05")]))
    #expect(many.count == 27)
    #expect(many[2024] == 12 && many[2023] == 12 && many[2025] == 12 && many[2001] == 1 && many[2027] == 1)
  }

  /// Beyond the tables the calendar goes on with Gregorian days, and says where the others end.
  @Test(arguments: [
    ("2026-11-23", false), ("2100-01-01", true), ("2121-06-01", true), ("9999-12-31", true),
    ("1000-01-01", true),
  ])
  func endsWithTheAlmanacAndSaysSo(now: String, isSaid: Bool) throws {
    let site = try PlannedSite([:], now: now)
    guard case .moment(let moment) = parseMoment(now) else { return }
    #expect(almanacFindings(for: site.site, now: moment).map(\.rule.name) == (isSaid ? ["almanac-ends"] : []))
    #expect(try site.text("/calendar/").contains("<table class=\"calendar\">"))
  }

  @Test func theFileHoldsTenYearsOfFestivalsAndAllActivities() throws {
    let site = try PlannedSite(pages)
    let calendar = try ReadCalendar(try site.bytes("/calendar.ics"))
    #expect(calendar.properties["VERSION"]?.value == "2.0")
    #expect(calendar.properties["PRODID"] != nil)
    #expect(Set(calendar.events.map { $0["UID"]?.value }).count == calendar.events.count)
    for event in calendar.events {
      for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"] { #expect(event[name] != nil) }
      #expect(event["DTSTAMP"]?.value.wholeMatch(of: /\d{8}T\d{6}Z/) != nil)
    }
    let moons = calendar.events.filter { $0["SUMMARY"]?.value == "中秋节" }
    #expect(moons.count == 10)
    #expect(moons.first?["DTSTART"] == .init(parameters: ["VALUE": "DATE"], value: "20260925"))
    #expect(moons.first?["DTEND"]?.value == "20260926")
    #expect(moons.first?["UID"]?.value == "zhongqiu-2026@wenming.example.org")
  }

  @Test func aTimedEventIsToldOnTheClocksOfShanghai() throws {
    let site = try PlannedSite(pages)
    let calendar = try ReadCalendar(try site.bytes("/festivals/zhongqiu/calendar.ics"))
    let event = try #require(calendar.events.first { $0["SUMMARY"]?.value.hasPrefix("赏月") ?? false })
    #expect(event["DTSTART"] == .init(parameters: ["TZID": "Asia/Shanghai"], value: "20240917T193000"))
    #expect(calendar.zones.first?["TZOFFSETTO"]?.value == "+0800")
    #expect(event["SUMMARY"].map { ReadCalendar.unescaped($0.value) } == "赏月，读诗；一起来")
    #expect(event["LOCATION"]?.value == "省直示例图书馆的露台")
    #expect(event["URL"]?.value == "https://wenming.example.org/festivals/2024/a/")
  }

  @Test func aFestivalsFileHoldsItsOwnOnly() throws {
    let site = try PlannedSite(pages)
    let calendar = try ReadCalendar(try site.bytes("/festivals/chongyang/calendar.ics"))
    #expect(Set(calendar.events.compactMap { $0["SUMMARY"]?.value }) == ["重阳节", "登高"])
    let event = try #require(calendar.events.first { $0["SUMMARY"]?.value == "登高" })
    // The end is the day after the last.
    #expect(event["DTEND"] == .init(parameters: ["VALUE": "DATE"], value: "20241012"))
  }

  @Test func eventsKeepTheirNamesFromYearToYear() throws {
    let now = try ReadCalendar(try PlannedSite(pages).bytes("/calendar.ics"))
    let later = try ReadCalendar(try PlannedSite(pages, now: "2027-02-01 09:00").bytes("/calendar.ics"))
    func names(_ calendar: ReadCalendar) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: calendar.events.map { ($0["UID"]?.value ?? "", $0["DTSTART"]?.value ?? "") })
    }
    let shared = names(now).filter { $0.value >= "2027" || $0.value < "2026" }
    #expect(!shared.isEmpty)
    for (name, day) in shared { #expect(names(later)[name] == day) }
  }

  @Test func aMonthIsATableOfBothCalendars() throws {
    let site = try PlannedSite(pages)
    let html = try site.text("/calendar/2024/09/")
    let table = try #require(html.pieces(between: "<table class=\"calendar\">", and: "</table>").first)
    #expect(table.pieces(between: "<time datetime=\"", and: "\"").count == 30)
    // 2024-09-01 is a Sunday: six empty cells before it, five rows of seven in all and a sixth.
    #expect(table.components(separatedBy: "<td").count - 1 == 42)
    #expect(table.contains("中秋节") && table.contains("灯会") && table.contains("白露"))
    #expect(table.contains("八月</span>"), "the first of a Chinese month is told by the month")
    #expect(try site.text("/calendar/2024/10/").contains("本月以前开始"))
  }

  @Test func theCalendarBeginsWithTheMonthOfTheBuild() throws {
    let site = try PlannedSite(pages)
    #expect(try site.text("/calendar/").contains("<h1>2026年11月</h1>"))
    #expect(try site.text("/calendar/").contains("webcal://wenming.example.org/calendar.ics"))
    #expect(site.has("/calendar/2024/01/") && site.has("/calendar/2027/12/"))
    #expect(!site.has("/calendar/2023/12/") && !site.has("/calendar/2028/01/"))
  }

  /// From any month to those beside it, over the ends of years too, and not beyond the calendar.
  @Test(arguments: [
    ("2024/11", ["2024/10", "2024/12"]), ("2024/12", ["2024/11", "2025/01"]),
    ("2025/01", ["2024/12", "2025/02"]), ("2024/01", ["2024/02"]), ("2027/12", ["2027/11"]),
  ])
  func monthsLeadToTheirNeighbours(month: String, neighbours: [String]) throws {
    let html = try PlannedSite(pages).text("/calendar/\(month)/")
    let beside = html.matches(of: /<a href="\/calendar\/([^"]+)\/" rel="(prev|next)">/)
    #expect(beside.map { String($0.1) } == neighbours)
  }
}
