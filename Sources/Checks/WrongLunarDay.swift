import Almanac
import Diagnostics

extension Rule {
  static let wrongLunarDay = Rule(
    "wrong-lunar-day", .warning, Phrase("{0}是农历{1}，不是{2}", "{0} is {1} of the Chinese calendar, not {2}"),
    manual: Phrase(
      "公历和农历对不上。以程序的日历为准，改其中一个：2025年10月6日（农历八月十五）。",
      "The two calendars contradict each other. Mend one of the dates: 2025年10月6日（农历八月十五）."))
}

/// `2025年9月28日（农历八月十五）`, `2025年9月28日，农历乙巳年八月十五`.
func wrongLunarDay(_ mention: DateMention) -> DateFault? {
  guard let day = mention.day, let right = ChineseDate(day) else { return nil }
  var rest = mention.after
  for sign in ["（", "(", "，", "、", " "] where rest.drop(sign) { break }
  if rest.drop("星期", "周") { rest = rest.dropFirst() }
  for sign in ["（", "(", "，", "、", " "] where rest.drop(sign) { break }
  guard rest.drop("农历", "阴历", "夏历") else { return nil }
  let start = rest
  if let year = rest.firstIndex(of: "年"), rest.distance(from: rest.startIndex, to: year) <= 4 {
    rest = rest[rest.index(after: year)...]
  }
  guard let written = lunarDay(&rest), written != Written(right) else { return nil }
  let text = String(start[..<rest.startIndex])
  let whole = mention.text + mention.after[..<rest.startIndex]
  return DateFault(
    rule: .wrongLunarDay, text: whole, arguments: [mention.text, right.name, text],
    help: Phrase("\(day.chinese)是农历\(right.description)", "\(day.iso) is \(right.description)"))
}

private struct Written: Equatable {
  var month: Int
  var isLeap: Bool
  var day: Int

  init(month: Int, isLeap: Bool, day: Int) {
    self.month = month
    self.isLeap = isLeap
    self.day = day
  }

  init(_ date: ChineseDate) {
    self.init(month: date.month, isLeap: date.isLeap, day: date.day)
  }
}

/// 八月十五, 闰六月初一, 腊月廿三.
private func lunarDay(_ rest: inout Substring) -> Written? {
  let isLeap = rest.drop("闰")
  guard let monthSign = rest.firstIndex(of: "月"), let month = lunarMonth(rest[..<monthSign]) else {
    return nil
  }
  rest = rest[rest.index(after: monthSign)...]
  // The longest name first: 十 begins 十五, 初 begins all of the first ten days.
  for length in [3, 2] {
    let name = rest.prefix(length)
    guard name.count == length, let day = lunarDays[String(name)] else { continue }
    rest = rest.dropFirst(length)
    return Written(month: month, isLeap: isLeap, day: day)
  }
  return nil
}

private func lunarMonth(_ name: Substring) -> Int? {
  switch name {
  case "正": 1
  case "冬": 11
  case "腊": 12
  default: ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"].firstIndex(of: name).map { $0 + 1 }
  }
}

private let lunarDays: [String: Int] = {
  let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
  var days: [String: Int] = ["二十": 20, "三十": 30]
  for (index, digit) in digits.enumerated() {
    days["初\(digit)"] = index + 1
    guard index < 9 else { continue }
    days["十\(digit)"] = index + 11
    days["廿\(digit)"] = index + 21
    days["二十\(digit)"] = index + 21
  }
  return days
}()
