import Almanac
import Diagnostics

extension Rule {
  static let impossibleDate = Rule(
    "impossible-date", .warning, Phrase("没有“{0}”这一天", "there is no {0}"),
    manual: Phrase(
      "月份是 1 到 12；二月有 28 天或 29 天，四、六、九、十一月有 30 天。",
      "Months are 1 to 12; February has 28 or 29 days, and April, June, September and November have 30."))
}

func impossibleDate(_ mention: DateMention) -> DateFault? {
  guard mention.day == nil else { return nil }
  let last = 1...12 ~= mention.month ? Day.daysIn(month: mention.month, ofYear: mention.year) : nil
  return DateFault(
    rule: .impossibleDate, text: mention.text, arguments: [mention.text],
    help: last.map { Phrase("这个月到\($0)日为止", "the month ends with day \($0)") })
}
