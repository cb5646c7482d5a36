import Almanac
import Content

/// Dates in a text that contradict the calendar: no such day, another weekday, another day of the Chinese calendar,
/// another day of a festival.
func wrongDates(in text: Manuscript, festivals: FestivalNames) -> [Mark] {
  let mentions = dateMentions(in: text)
  guard !mentions.isEmpty else { return [] }
  let dated = DatedText(prose: text.prose, body: text.body, published: text.published)
  var marks: [Mark] = []
  for (position, mention) in mentions.enumerated() {
    let before = position > 0 ? mentions[position - 1] : nil
    marks += [
      impossibleDate(mention, in: dated), wrongWeekday(mention, in: dated),
      wrongLunarDay(mention, in: dated) ?? before.flatMap { wrongLunarDay($0, then: mention, in: dated) },
      wrongFestivalDay(mention, in: dated, festivals),
    ].compactMap(\.self)
  }
  return marks
}
