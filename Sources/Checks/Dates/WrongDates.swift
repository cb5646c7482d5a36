import Almanac
import Content

extension Check {
  static let dates = Check(
    .impossibleDate, .wrongWeekday, .wrongLunarDay, .wrongFestivalDay, .wrongYearName,
    inText: { text, context in wrongDates(in: text, festivals: context.festivals) })
}

/// Dates in a text that contradict the calendar: no such day, another weekday, another day of the Chinese calendar,
/// another day of a festival.
func wrongDates(in text: PreparedText, festivals: FestivalNames) -> [TextDiagnostic] {
  let mentions = dateMentions(in: text)
  guard !mentions.isEmpty || !text.byteIndex.yearNames.isEmpty else { return [] }
  let dated = DatedText(prose: text.prose, body: text.body, published: text.published)
  var marks: [TextDiagnostic] = []
  for (position, mention) in mentions.enumerated() {
    let before = position > 0 ? mentions[position - 1] : nil
    if let mark = impossibleDate(mention, in: dated) { marks.append(mark) }
    if let mark = wrongWeekday(mention, in: dated) { marks.append(mark) }
    if let mark = wrongLunarDay(mention, in: dated) {
      marks.append(mark)
    } else if let before, let mark = wrongLunarDay(before, then: mention, in: dated) {
      marks.append(mark)
    }
    if let mark = wrongFestivalDay(mention, in: dated, festivals) { marks.append(mark) }
  }
  return marks + wrongYearNames(in: text, mentions, dated)
}
