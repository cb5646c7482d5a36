import Almanac
import Templating

/// A date in the forms that templates write, on sites in simplified characters or without any.
let dateSchema = dates(in: .simplified)

/// The same on sites in traditional characters.
let traditionalDateSchema = dates(in: .traditional)

private func dates(in script: ChineseScript) -> ViewSchema<Moment> {
  ViewSchema(
    "Date", "日期，各种写法都已备好", "a date, ready in the forms that are written",
    [
      .init("iso", .text, "2024-04-07", "2024-04-07") { .text($0.day.iso) },
      .init("time", .text, "09:30；没有时间时为空", "09:30; empty without a time") { .text($0.time) },
      .init("stamp", .text, "2024-04-07 09:30", "2024-04-07 09:30") { .text($0.text) },
      .init("rfc3339", .text, "2024-04-07T09:30:00+08:00", "2024-04-07T09:30:00+08:00") { .text($0.rfc3339) },
      .init("chinese", .text, "2024年4月7日", "2024年4月7日") { .text($0.day.chinese) },
      .init("short", .text, "04-07", "04-07") { .text($0.day.isoMonthAndDay) },
      .init("year", .number, "年", "the year") { .number($0.day.year) },
      .init("month", .number, "月", "the month") { .number($0.day.month) },
      .init("day", .number, "日", "the day of the month") { .number($0.day.day) },
      .init("weekday", .text, "星期日", "星期日") { .text($0.day.weekday.chinese) },
      .init("weekday_number", .number, "星期几，1 是星期一，7 是星期日", "the day of the week, from 1 for Monday to 7") {
        .number($0.day.weekday.rawValue)
      },
      .init("lunar", .text, "农历二月廿九的“二月廿九”", "the day of the Chinese calendar") {
        .text(ChineseDate($0.day).map { script($0.name) })
      },
    ])
}
