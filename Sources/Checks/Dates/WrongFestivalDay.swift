import Almanac
import Content
import Diagnostics
import Text

extension Rule {
  static let wrongFestivalDay = Rule(
    "wrong-festival-day", .warning, Phrase("{0}不是{1}", "{0} is not {1}"),
    manual: Phrase(
      "节日写错了日子。只有直接说“某日是某节”的才会提醒：2025年10月6日（中秋节）。",
      "The festival is on another day. Only texts that say plainly that a day is a festival are looked at: "
        + "2025年10月6日（中秋节）."))
}

/// The names by which texts call festivals, the longest first.
struct FestivalNames: Sendable {
  struct Name: Sendable {
    var text: String
    var bytes: [UInt8]
    var rule: FestivalRule
  }

  private(set) var names: [Name] = []

  init() {}

  init(_ model: ContentModel) {
    for vocabulary in model.vocabularies {
      guard let field = vocabulary.fields.firstIndex(where: { $0.type.schema == .rule }) else { continue }
      for term in vocabulary.terms {
        guard case .rule(let rule) = term.values[field] else { continue }
        // Short names that are not part of the full one are everyday words: 新年, 过年.
        let aliases = term.aliases.filter { $0.hasSuffix("节") || term.name.contains($0) }
        names += ([term.name] + aliases).map { Name(text: $0, bytes: Array($0.utf8), rule: rule) }
      }
    }
    names.sort { $0.bytes.count == $1.bytes.count ? $0.text < $1.text : $0.bytes.count > $1.bytes.count }
  }
}

func wrongFestivalDay(_ mention: DateMention, in text: DatedText, _ festivals: FestivalNames)
  -> TextDiagnostic?
{
  guard let named = named(after: mention, in: text, festivals) ?? named(before: mention, in: text, festivals)
  else { return nil }
  var mention = mention
  if mention.writtenYear == nil {
    // 2026年中秋节（9月26日）, 今年中秋节是9月25日
    switch text.prose.year(before: named.range.lowerBound) {
    case .none: break
    case .written(let year, _): mention.writtenYear = year
    case .said: mention.isOfThisYear = true
    case .other: return nil
    }
  }
  guard let right = rightDay(of: named.name.rule, instead: mention, in: text) else { return nil }
  let name = named.name.text
  return TextDiagnostic(
    rule: .wrongFestivalDay, range: named.range, arguments: [right.words, name],
    help: Phrase("\(right.year)的\(name)是\(right.day)", "\(name) of \(right.year): \(right.day)"))
}

/// The day of the festival; nil if that is the day mentioned, or if it is unknown.
private func rightDay(of rule: FestivalRule, instead mention: DateMention, in text: DatedText) -> (
  words: String, year: String, day: String
)? {
  if mention.calendar == .chinese, mention.writtenYear == nil {
    // A day of the Chinese calendar is the same in every year, if the festival has one there.
    guard case .lunar(let month, let day) = rule,
      mention.isLeap || (month, day) != (mention.month, mention.dayOfMonth),
      let right = ChineseDate(year: 2024, month: month, day: day)
    else { return nil }
    return (text.words(mention.range), "每年", "农历" + right.name)
  }
  let days = text.days(of: mention)
  guard let day = days.first else { return nil }
  let right = rule.days(inYear: day.year)
  guard !right.isEmpty, !days.contains(where: { rule.days(inYear: $0.year).contains($0) }) else { return nil }
  return (text.words(mention, on: day), "\(day.year)年", right.map(\.chinese).joined(separator: "、"))
}

private typealias Named = (name: FestivalNames.Name, range: Range<Int>)

/// `2024年9月15日（中秋节）`, `9月15日是中秋节`, `2024年9月15日中秋节当天`: the day itself, not its eve and not something
/// that is held for it.
private func named(after mention: DateMention, in text: DatedText, _ festivals: FestivalNames) -> Named? {
  var cursor = DateCursor(text.prose, at: mention.range.upperBound)
  let isBracketed = cursor.takeOne(of: ["（", "("])
  if !isBracketed { _ = cursor.takeOne(of: ["正是", "就是", "是", "为"]) }
  guard let name = festivals.names.first(where: { cursor.take($0.bytes) }) else { return nil }
  let end = cursor.offset
  let next = cursor.next
  let isNamed: Bool
  if isBracketed {
    isNamed = next == 0xFF09 || next == 0x29
  } else {
    let isItself = cursor.takeOne(of: ["当天", "当日", "这天", "这一天"])
    isNamed = isItself || next.map(ends.contains) ?? true
  }
  return isNamed ? (name, mention.range.lowerBound..<end) : nil
}

private let ends = Set("，。、；！）)".unicodeScalars.map(\.value))

/// `中秋节（2024年9月15日）`, `中秋节是9月15日`.
private func named(before mention: DateMention, in text: DatedText, _ festivals: FestivalNames) -> Named? {
  let bytes = text.prose
  var end = bytes.beforeMarkup(mention.range.lowerBound)
  let leads = ["（", "(", "是", "为"]
  guard let lead = leads.first(where: { bytes.has($0.utf8, at: end - $0.utf8.count) }) else { return nil }
  end = bytes.beforeMarkup(end - lead.utf8.count)
  guard let name = festivals.names.first(where: { bytes.has($0.bytes, at: end - $0.bytes.count) }) else {
    return nil
  }
  let start = end - name.bytes.count
  // Another festival of the same ending: 国际青年节, 南方小年.
  if bytes.has("国际", at: start - 6) || bytes.has("世界", at: start - 6) || bytes.has("南方", at: start - 6) {
    return nil
  }
  // A bracket may hold the days of an activity: （2024年9月15日至17日）.
  let next = DateCursor(bytes, at: mention.range.upperBound).next
  if lead == "（" || lead == "(", !(next.map(closings.contains) ?? false) { return nil }
  return (name, start..<mention.range.upperBound)
}

private let closings = Set("）)，（ 星周农".unicodeScalars.map(\.value))
