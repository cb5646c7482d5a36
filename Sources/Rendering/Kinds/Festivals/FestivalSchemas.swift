import Almanac
import Templating

struct FestivalDayView: Sendable {
  var festival: TemplateRecord
  var day: Day
  var rule: String
  var words: SiteWords
  var isNext: Bool
  var isPast: Bool
}

let festivalDaySchema = ViewSchema<FestivalDayView>(
  "FestivalDay", "节日的一天，两种历法都有", "a day of a festival, in both calendars",
  [
    .init("festival", .record("Term"), "节日", "the festival") { .record($0.festival) },
    .init("date", .record("Date"), "哪一天", "the day") { .record($0.words.dates.record(of: Moment($0.day))) },
    .init("lunar_year", .text, "农历的年，如“丙午年”", "the year of the Chinese calendar") {
      .text(ChineseYear(containing: $0.day).map { [script = $0.words.script] in script($0.name) })
    },
    .init("rule", .text, "日子的规则，如“农历八月十五”", "the rule of its days") { .text($0.rule) },
    .init("next", .flag, "下一个到来的", "the next to come") { .flag($0.isNext) },
    .init("past", .flag, "已经过去", "is past") { .flag($0.isPast) },
  ])

struct FestivalView: Sendable {
  var rule: String
  var days: [TemplateRecord]
  var next: TemplateRecord?
  var calendar: String
  var subscription: String
}

let festivalSchema = ViewSchema<FestivalView>(
  "Festival", "词条是节日时，它的日子", "the days of a term that is a festival",
  [
    .init("rule", .text, "规则，如“农历八月十五”", "the rule of its days") { .text($0.rule) },
    .init("days", .list(.record("FestivalDay")), "今年和以后五年的日子", "its days in this year and the five to come") {
      .records($0.days)
    },
    .init("next", .record("FestivalDay"), "下一个日子", "the next of them") { .record($0.next) },
    .init("calendar", .text, "日历文件的地址", "the address of its calendar file") { .text($0.calendar) },
    .init("subscription", .text, "订阅日历的地址", "the address by which it is subscribed to") {
      .text($0.subscription)
    },
  ])

let yearEntriesSchema = ViewSchema<(year: Int, entries: [TemplateRecord], address: String)>(
  "YearEntries", "一年的文章", "the pages of a year",
  [
    .init("year", .number, "年", "the year") { .number($0.year) },
    .init("entries", .list(.record("Page")), "文章", "its pages") { .records($0.entries) },
    .init("address", .text, "节日这一年的页面；没有则空", "the page of a festival's year; empty where there is none") {
      .text($0.address)
    },
  ])

struct FestivalYearView: Sendable {
  var festival: TemplateRecord
  var year: Int
  var days: [TemplateRecord]
  var photographs: [TemplateValue]
  var earlier: LabelledLink?
  var later: LabelledLink?
  var years: [LabelledLink]
}

let festivalYearSchema = listSchema(
  "festival_year", "一个节日某一年的页面", "a festival in one year",
  [
    ViewSchema<(ListView, FestivalYearView)>.Property("festival", .record("Term"), "节日", "the festival") {
      .record($0.1.festival)
    },
    .init("year", .number, "年", "the year") { .number($0.1.year) },
    .init(
      "days", .list(.record("FestivalDay")), "这一年过节的日子，两种历法都有", "its days in that year, in both calendars"
    ) {
      .records($0.1.days)
    },
    .init("photographs", .list(.record("Picture")), "这一年活动的图片", "pictures of that year's pages") {
      .list($0.1.photographs)
    },
    .init("earlier", .record("Link"), "更早的一年", "the year before it that has a page") {
      .record($0.1.earlier.map(linkSchema.record))
    },
    .init("later", .record("Link"), "更近的一年", "the year after it that has a page") {
      .record($0.1.later.map(linkSchema.record))
    },
    .init("has_neighbours", .flag, "有更早或更近的一年", "there is a year before or after it that has a page") {
      .flag($0.1.earlier != nil || $0.1.later != nil)
    },
    .init("years", .list(.record("Link")), "有内容的年份，从新到旧", "years with a page, newest first") {
      linkSchema.list(of: $0.1.years)
    },
  ])

let pairSchema = ViewSchema<(page: TemplateRecord, partners: [TemplateRecord])>(
  "Pair", "结对的一篇：和谁、做什么", "a partnership: with whom, and the page about it",
  [
    .init("page", .record("Page"), "文章", "the page") { .record($0.page) },
    .init("partners", .list(.record("Term")), "结对的另一方", "the other side") { .records($0.partners) },
  ])
