import Templating

/// A year of the archive as templates see it.
struct YearView: Sendable {
  var year: Int
  var count: Int
  var address: String
  var months: [MonthView]
  var isCurrent = false
}

struct MonthView: Sendable {
  var year: Int
  var month: Int
  /// In the site's language, without and with the year.
  var label: String
  var title: String
  var count: Int
  var address: String
  /// Of the year's fullest month, in hundredths.
  var share: Int
  var isCurrent = false
}

let yearSchema = ViewSchema<YearView>(
  "Year", "某年的文章", "a year's pages",
  [
    .init("year", .number, "年", "the year") { .number($0.year) },
    .init("count", .number, "篇数", "how many pages") { .number($0.count) },
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("months", .list(.record("Month")), "有文章的月份，从新到旧", "months with pages, newest first") {
      monthSchema.list(of: $0.months)
    },
    .init("current", .flag, "就是本页所在的年", "is the year of this page") { .flag($0.isCurrent) },
  ])

let monthSchema = ViewSchema<MonthView>(
  "Month", "某月的文章", "a month's pages",
  [
    .init("number", .number, "月，1 到 12", "the month, 1 to 12") { .number($0.month) },
    .init("label", .text, "如“4月”", "such as 4月") { .text($0.label) },
    .init("title", .text, "如“2024年4月”", "such as 2024年4月") { .text($0.title) },
    .init("count", .number, "篇数", "how many pages") { .number($0.count) },
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("share", .number, "占各年里最多一月的百分数", "hundredths of the fullest month of all years") {
      .number($0.share)
    },
    .init("current", .flag, "就是本页所在的月", "is the month of this page") { .flag($0.isCurrent) },
  ])
