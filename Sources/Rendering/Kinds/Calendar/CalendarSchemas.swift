import Almanac
import Content
import Templating

struct CalendarItem: Sendable {
  var page: TemplateRecord
  var event: CalendarEvent
  var words: SiteWords
  var festival: TemplateRecord?
}

let calendarItemSchema = ViewSchema<CalendarItem>(
  "CalendarItem", "日历上的一个活动", "an event in the calendar",
  [
    .init("page", .record("Page"), "文章", "the page about it") { .record($0.page) },
    .init("from", .record("Date"), "开始", "when it begins") {
      .record($0.words.dates.record(of: $0.event.start))
    },
    .init("to", .record("Date"), "结束；只有一天时没有", "when it ends; absent for a single day") { item in
      item.event.lastDay == item.event.start.day
        ? .nothing : item.event.end.map { .record(item.words.dates.record(of: $0)) } ?? .nothing
    },
    .init("until", .text, "同一天结束的钟点，如“11:00”", "the time at which it ends on the same day, such as 11:00") {
      .text($0.event.lastDay == $0.event.start.day ? $0.event.end?.time : nil)
    },
    .init("place", .text, "地点", "where") { .text($0.event.place) },
    .init("festival", .record("Term"), "节日", "the festival") { .record($0.festival) },
  ])

struct CalendarDay: Sendable {
  var day: Day
  /// They decide whether its place in the Chinese calendar is shown, and in which script.
  var words: SiteWords
  var festivals: [TemplateRecord]
  var events: [CalendarItem]

  var chinese: ChineseDate? { words.tellsChineseCalendar ? ChineseDate(day) : nil }
  var solarTerm: SolarTerm? { words.tellsChineseCalendar ? SolarTerm(on: day) : nil }
  var hasAnything: Bool { !festivals.isEmpty || !events.isEmpty || solarTerm != nil }
}

/// Cells without a day fill the weeks before the first and after the last day of a month.
let calendarDaySchema = ViewSchema<CalendarDay?>(
  "CalendarDay", "日历的一格；月初之前和月末之后是空格",
  "a cell of the calendar, empty before the first and behind the last day",
  [
    .init("date", .record("Date"), "哪一天；空格没有", "the day; absent in an empty cell") { cell in
      cell.map { .record($0.words.dates.record(of: Moment($0.day))) } ?? .nothing
    },
    .init("lunar_day", .text, "农历的日，初一写月份", "the day of the Chinese calendar; of a first day the month") {
      cell in
      .text(
        cell.flatMap { cell in
          cell.chinese.map { cell.words.script($0.day == 1 ? $0.monthName : $0.dayName) }
        })
    },
    .init("solar_term", .text, "节气", "the solar term") { cell in
      .text(cell.flatMap { cell in cell.solarTerm.map { cell.words.script($0.name) } })
    },
    .init("festivals", .list(.record("FestivalDay")), "节日", "festivals") { .records($0?.festivals ?? []) },
    .init(
      "events", .list(.record("CalendarItem")), "当天的活动；一周以上的只在第一天",
      "events of the day; those of more than a week on their first day only"
    ) {
      .records($0?.events.map(calendarItemSchema.record) ?? [])
    },
    .init("full", .flag, "有节日、节气或活动", "has a festival, a solar term or an event") {
      .flag($0?.hasAnything ?? false)
    },
  ])

let calendarWeekSchema = ViewSchema<[CalendarDay?]>(
  "CalendarWeek", "日历的一行，星期一在前", "a row of the calendar, Monday first",
  [
    .init("days", .list(.record("CalendarDay")), "七格", "seven cells") {
      calendarDaySchema.list(of: $0)
    }
  ])

struct CalendarMonth: Sendable {
  var year: Int
  var month: Int
  var words: SiteWords
  var days: [CalendarDay]
  var continuing: [CalendarItem]
  var previous: LabelledLink?
  var next: LabelledLink?
  var years: [(year: Int, months: [LabelledLink])]
  var isCurrent: Bool
  var current: String
  var file: String
  var subscription: String
  var coming: [TemplateRecord]

  /// Rows of seven, filled up with empty cells.
  var weeks: [[CalendarDay?]] {
    guard let first = days.first else { return [] }
    var cells: [CalendarDay?] = Array(repeating: nil, count: first.day.weekday.rawValue - 1) + days
    cells += Array(repeating: nil, count: (7 - cells.count % 7) % 7)
    return stride(from: 0, to: cells.count, by: 7).map { Array(cells[$0..<$0 + 7]) }
  }

  /// “农历丙午年九月至十月”
  var lunar: String {
    guard let first = days.first.flatMap({ ChineseDate($0.day) }),
      let last = days.last.flatMap({ ChineseDate($0.day) })
    else { return "" }
    let isOneYear = first.year == last.year
    let end = isOneYear ? last.monthName : last.year.name + last.monthName
    return words.say(.lunarSpan, words.script(first.year.name + first.monthName), words.script(end))
  }
}

let calendarSchema = ViewSchema<CalendarMonth>(
  "calendar", "日历的一个月", "a month of the calendar",
  [
    .init("month_title", .text, "如“2026年9月”", "such as 2026年9月") {
      .text($0.words.say(.monthOfYear, $0.year, $0.month))
    },
    .init("lunar", .text, "如“农历丙午年七月至八月”", "its months of the Chinese calendar") { .text($0.lunar) },
    .init("weeks", .list(.record("CalendarWeek")), "各行", "its rows") {
      calendarWeekSchema.list(of: $0.weeks)
    },
    .init(
      "days", .list(.record("CalendarDay")), "有节日、节气或活动的日子", "days with a festival, a solar term or an event"
    ) {
      calendarDaySchema.list(of: $0.days.filter(\.hasAnything))
    },
    .init("continuing", .list(.record("CalendarItem")), "早先开始、仍在进行的活动", "events that began before and go on")
    {
      calendarItemSchema.list(of: $0.continuing)
    },
    .init("earlier", .record("Link"), "上一个月", "the month before") {
      .record($0.previous.map(linkSchema.record))
    },
    .init("later", .record("Link"), "下一个月", "the month after") { .record($0.next.map(linkSchema.record)) },
    .init("years", .list(.record("CalendarYear")), "各年各月", "all years and months") {
      calendarYearSchema.list(of: $0.years)
    },
    .init("current", .flag, "本月，即日历首页", "is this month, the calendar's first page") { .flag($0.isCurrent) },
    .init("current_address", .text, "本月的地址", "the address of this month") { .text($0.current) },
    .init("file", .text, "日历文件的地址", "the address of the calendar file") { .text($0.file) },
    .init("subscription", .text, "订阅日历的地址", "the address by which it is subscribed to") {
      .text($0.subscription)
    },
    .init("coming_festivals", .list(.record("FestivalDay")), "将要到来的节日", "the festivals to come") {
      .records($0.coming)
    },
  ])

let calendarYearSchema = ViewSchema<(year: Int, months: [LabelledLink])>(
  "CalendarYear", "日历的一年", "a year of the calendar",
  [
    .init("year", .number, "年", "the year") { .number($0.year) },
    .init("months", .list(.record("Link")), "各月", "its months") { linkSchema.list(of: $0.months) },
    .init("shown", .flag, "正在看的月份所在的年", "is the year of the month that is shown") {
      .flag($0.months.contains(where: \.isCurrent))
    },
  ])
