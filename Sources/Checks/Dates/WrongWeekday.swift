import Almanac
import Diagnostics

extension Rule {
  static let wrongWeekday = Rule(
    "wrong-weekday", .warning, Phrase("{0}是{1}，不是{2}", "{0} is {1}, not {2}"),
    manual: Phrase(
      "日期和星期对不上，读者会走错日子。改日期，或改星期：2024年4月7日（星期日）。没有写年份的，按文章的日期推算。",
      "The date and the weekday contradict each other. Mend the one or the other: 2024年4月7日（星期日）. Where no year is "
        + "written, the page's date tells it."))
}

/// `2024年4月7日星期一`, `二〇二四年四月七日（周一）`, `4月7日，星期一`.
func wrongWeekday(_ mention: DateMention, in text: DatedText) -> TextDiagnostic? {
  guard let written = weekday(after: mention, in: text) else { return nil }
  let days = text.days(of: mention)
  guard let day = days.first, !days.contains(where: { $0.weekday == written.weekday }) else { return nil }
  let right = written.isShort ? day.weekday.shortChinese : day.weekday.chinese
  let kept = text.words(mention.range.lowerBound..<written.range.lowerBound)
  return TextDiagnostic(
    rule: .wrongWeekday, range: mention.range.lowerBound..<written.range.upperBound,
    arguments: [text.words(mention, on: day), right, text.words(written.range)],
    help: Phrase("改成：\(kept)\(right)\(written.closing)", "write: \(kept)\(right)\(written.closing)"))
}

/// The weekday behind a date, with the bracket that ends it.
private func weekday(after mention: DateMention, in text: DatedText) -> (
  range: Range<Int>, weekday: Weekday, isShort: Bool, closing: String
)? {
  var cursor = DateCursor(text.prose, at: mention.range.upperBound)
  let isBracketed = cursor.takeOne(of: ["（", "(", "[", "［"])
  if !isBracketed { _ = cursor.takeOne(of: ["，", " ", "、"]) }
  let start = text.prose.afterMarkup(cursor.offset)
  let isShort = cursor.take("周")
  guard isShort || cursor.takeOne(of: ["星期", "礼拜"]), let character = cursor.next else { return nil }
  let number =
    character == 0x5929
    ? 7 : ["一", "二", "三", "四", "五", "六", "日"].firstIndex { $0 == Unicode.Scalar(character) }.map { $0 + 1 }
  guard let weekday = number.flatMap(Weekday.init) else { return nil }
  cursor.takeCharacter()
  // 周 is both a surname and a week; only the next character decides.
  if isShort, !isBracketed, let next = cursor.next, !follows.contains(next) { return nil }
  let end = cursor.offset
  let closing =
    isBracketed && cursor.takeOne(of: ["）", ")", "]", "］"]) ? text.words(end..<cursor.offset) : ""
  return (start..<end, weekday, isShort, closing)
}

private let follows = Set("）)，。、；至到上下中晚早清凌 ".unicodeScalars.map(\.value))
