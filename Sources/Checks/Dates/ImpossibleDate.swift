import Almanac
import Diagnostics
import Text

extension Rule {
  static let impossibleDate = Rule(
    "impossible-date", .warning, Phrase("没有“{0}”这一天", "there is no {0}"),
    manual: Phrase(
      "月份是 1 到 12；二月有 28 天或 29 天，四、六、九、十一月有 30 天。农历的月有 29 天或 30 天，每年不同。",
      "Months are 1 to 12; February has 28 or 29 days, and April, June, September and November have 30. Months of the "
        + "Chinese calendar have 29 or 30, in each year others."))
}

func impossibleDate(_ mention: DateMention, in text: DatedText) -> TextDiagnostic? {
  let help: Phrase?
  switch mention.calendar {
  case .gregorian:
    // Without a year only days that no year has are wrong; 31号 may be a house.
    guard
      mention.writtenYear != nil
        || 1...12 ~= mention.month && text.prose.has("日", at: mention.range.upperBound - 3)
    else { return nil }
    let year = mention.writtenYear ?? leapYear
    guard Day(year: year, month: mention.month, day: mention.dayOfMonth) == nil else { return nil }
    let last = 1...12 ~= mention.month ? Day.daysIn(month: mention.month, ofYear: year) : nil
    help = last.map { Phrase("这个月到\($0)日为止", "the month ends with day \($0)") }
  case .chinese:
    guard let number = mention.writtenYear, let year = ChineseYear(number), text.days(of: mention).isEmpty
    else {
      return nil
    }
    let length = year.daysIn(month: mention.month, isLeap: mention.isLeap)
    help =
      length.map { Phrase("这个月只有\($0)天", "the month has \($0) days") }
      ?? Phrase("这一年没有这个月", "the year has no such month")
  }
  let words = text.words(mention.range)
  return TextDiagnostic(rule: .impossibleDate, range: mention.range, arguments: [words], help: help)
}

/// Any year in which February is at its longest.
private let leapYear = 2024
