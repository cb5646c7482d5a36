import Almanac
import Diagnostics

extension Rule {
  static let wrongLunarDay = Rule(
    "wrong-lunar-day", .warning, Phrase("{0}是农历{1}，不是{2}", "{0} is {1} of the Chinese calendar, not {2}"),
    manual: Phrase(
      "公历和农历对不上。以程序的日历为准，改其中一个：2025年10月6日（农历八月十五）。",
      "The two calendars contradict each other. Mend one of the dates: 2025年10月6日（农历八月十五）."))
}

/// `2025年9月28日（农历八月十五）`, `9月28日，农历乙巳年八月十五`.
func wrongLunarDay(_ mention: DateMention, in text: DatedText) -> TextDiagnostic? {
  guard mention.calendar == .gregorian else { return nil }
  var cursor = DateCursor(text.prose, at: mention.range.upperBound)
  _ = cursor.takeOne(of: signs)
  if cursor.takeOne(of: ["星期", "周"]) {
    cursor.takeCharacter()
    _ = cursor.takeOne(of: signs)
  }
  guard cursor.takeOne(of: ["农历", "阴历", "夏历"]) else { return nil }
  let start = cursor.offset
  takeYear(&cursor)
  guard let written = cursor.takeChineseDay(), let day = text.days(of: mention).first,
    let right = ChineseDate(day), (right.month, right.isLeap, right.day) != written
  else { return nil }
  return TextDiagnostic(
    rule: .wrongLunarDay, range: mention.range.lowerBound..<cursor.offset,
    arguments: [text.words(mention, on: day), right.name, text.words(start..<cursor.offset)],
    help: Phrase("\(day.chinese)是农历\(right.description)", "\(day.iso) is \(right.description)"))
}

private let signs: [StaticString] = ["（", "(", "，", "、", " "]

/// 乙巳年, 二〇二五年.
private func takeYear(_ cursor: inout DateCursor) {
  var ahead = cursor
  for _ in 0..<5 {
    if ahead.take("年") {
      cursor = ahead
      return
    }
    guard ahead.next != nil else { return }
    ahead.takeCharacter()
  }
}

/// `农历八月十五（9月28日）`, `2025年农历八月十五，即9月28日`.
func wrongLunarDay(_ lunar: DateMention, then mention: DateMention, in text: DatedText) -> TextDiagnostic? {
  guard lunar.calendar == .chinese, mention.calendar == .gregorian,
    mention.range.lowerBound - lunar.range.upperBound <= 12,
    joints.contains(text.words(lunar.range.upperBound..<mention.range.lowerBound)),
    // 9月28日至30日 is when something is held.
    DateCursor(text.prose, at: mention.range.upperBound).next.map(ends.contains) ?? true
  else { return nil }
  let years =
    mention.writtenYear.map { [$0] } ?? lunar.writtenYear.map { [$0, $0 + 1] }
    ?? text.year(of: mention).map { [$0] } ?? []
  let dates = years.compactMap { Day(year: $0, month: mention.month, day: mention.dayOfMonth) }
    .compactMap(ChineseDate.init)
  let isRight = dates.contains { date in
    (date.month, date.isLeap, date.day) == (lunar.month, lunar.isLeap, lunar.dayOfMonth)
  }
  guard let date = dates.first, !isRight else { return nil }
  let right = text.days(of: lunar).first ?? date.gregorian
  return TextDiagnostic(
    rule: .wrongLunarDay, range: lunar.range.lowerBound..<mention.range.upperBound,
    arguments: [text.words(mention, on: date.gregorian), date.name, text.words(lunar.range)],
    help: Phrase(
      "\(right.chinese)是农历\(ChineseDate(right)?.description ?? "")",
      "\(right.iso) is \(ChineseDate(right)?.description ?? "")"))
}

private let ends = Set("）)，。；星周 ".unicodeScalars.map(\.value))
private let joints: Set<String> = ["（", "(", "，即", "即", "（即", "（公历", "（阳历", "，公历", "，阳历"]
