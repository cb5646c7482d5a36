import Almanac
import Diagnostics

extension Rule {
  static let wrongWeekday = Rule(
    "wrong-weekday", .warning, Phrase("{0}是{1}，不是{2}", "{0} is {1}, not {2}"),
    manual: Phrase(
      "日期和星期对不上，读者会走错日子。改日期，或改星期：2024年4月7日（星期日）。",
      "The date and the weekday contradict each other. Mend the one or the other: 2024年4月7日（星期日）."))
}

/// `2024年4月7日星期一`, `2024年4月7日（周一）`.
func wrongWeekday(_ mention: DateMention) -> DateFault? {
  guard let day = mention.day, let written = weekday(after: mention) else { return nil }
  guard written.weekday != day.weekday else { return nil }
  let right = written.text.hasPrefix("周") ? day.weekday.shortChinese : day.weekday.chinese
  return DateFault(
    rule: .wrongWeekday, text: mention.text + written.lead + written.text,
    arguments: [mention.text, right, written.text],
    help: Phrase("改成：\(mention.text)\(written.lead)\(right)", "write: \(mention.text)\(written.lead)\(right)")
  )
}

private func weekday(after mention: DateMention) -> (lead: String, text: String, weekday: Weekday)? {
  var rest = mention.after
  var lead = ""
  for sign in ["（", "(", "，", " ", "、"] where rest.hasPrefix(sign) {
    lead = sign
    rest = rest.dropFirst(sign.count)
    break
  }
  let start = rest
  let isShort = rest.hasPrefix("周")
  guard rest.drop("星期", "礼拜", "周"), let character = rest.first,
    let number = ["一", "二", "三", "四", "五", "六", "日"].firstIndex(of: character == "天" ? "日" : character)
  else { return nil }
  rest = rest.dropFirst()
  // 周 is a surname and a week besides; only what follows tells.
  let follows = "）)，。、；至到上下中晚早清凌 \n"
  if isShort, lead != "（", lead != "(", let next = rest.first, !follows.contains(next) { return nil }
  let text = String(start[..<rest.startIndex])
  return Weekday(rawValue: number + 1).map { (lead, text, $0) }
}
