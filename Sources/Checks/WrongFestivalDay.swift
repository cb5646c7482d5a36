import Almanac
import Content
import Diagnostics

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
  private(set) var names: [(name: String, rule: FestivalRule)] = []

  init(_ site: Site) {
    for vocabulary in site.model.vocabularies {
      guard let field = vocabulary.fields.firstIndex(where: { $0.type.shape == .rule }) else { continue }
      for term in vocabulary.terms {
        guard case .rule(let rule) = term.values[field] else { continue }
        // Short names that are not part of the full one are everyday words: 新年, 过年.
        let aliases = term.aliases.filter { $0.hasSuffix("节") || term.name.contains($0) }
        for name in [term.name] + aliases { names.append((name, rule)) }
      }
    }
    names.sort { $0.name.count == $1.name.count ? $0.name < $1.name : $0.name.count > $1.name.count }
  }
}

func wrongFestivalDay(_ mention: DateMention, _ festivals: FestivalNames) -> DateFault? {
  guard let day = mention.day else { return nil }
  guard let named = named(after: mention, festivals) ?? named(before: mention, festivals) else { return nil }
  let days = named.rule.days(inYear: day.year)
  guard !days.isEmpty, !days.contains(day) else { return nil }
  let right = days.map(\.chinese).joined(separator: "、")
  return DateFault(
    rule: .wrongFestivalDay, text: named.text, arguments: [mention.text, named.name],
    help: Phrase("\(day.year)年的\(named.name)是\(right)", "\(named.name) of \(day.year): \(right)"))
}

private typealias Named = (name: String, rule: FestivalRule, text: String)

/// `2024年9月15日（中秋节）`, `2024年9月15日是中秋节`, `2024年9月15日中秋节当天`: the day itself, not its eve and not
/// something that is held for it.
private func named(after mention: DateMention, _ festivals: FestivalNames) -> Named? {
  var rest = mention.after
  let isBracketed = rest.drop("（", "(")
  let isSaid = !isBracketed && rest.drop("正是", "就是", "是", "为")
  guard let found = festivals.names.first(where: { rest.hasPrefix($0.name) }) else { return nil }
  rest = rest.dropFirst(found.name.count)
  let next = rest.first
  let ends = next.map { "，。、；！）)".contains($0) } ?? true
  let isItself = ["当天", "当日", "这天", "这一天"].contains { rest.hasPrefix($0) }
  let isNamed = isBracketed ? next.map { "）)".contains($0) } ?? false : ends || isItself
  guard isNamed || isSaid && isItself else { return nil }
  return (found.name, found.rule, mention.text + mention.after[..<rest.startIndex])
}

/// `中秋节（2024年9月15日）`, `中秋节是2024年9月15日`.
private func named(before mention: DateMention, _ festivals: FestivalNames) -> Named? {
  var rest = mention.before
  var lead = ""
  for sign in ["（", "(", "是", "为"] where rest.hasSuffix(sign) {
    lead = sign
    rest = rest.dropLast(sign.count)
    break
  }
  guard !lead.isEmpty, let found = festivals.names.first(where: { rest.hasSuffix($0.name) }) else {
    return nil
  }
  let earlier = rest.dropLast(found.name.count)
  // Another festival of the same ending: 国际青年节.
  if ["国际", "世界"].contains(where: { earlier.hasSuffix($0) }) { return nil }
  // A bracket may hold the days of an activity: （2024年9月15日至17日）.
  let after = mention.after.first
  if lead == "（" || lead == "(", !(after.map { "）)，（ 星周农".contains($0) } ?? false) { return nil }
  return (found.name, found.rule, found.name + lead + mention.text)
}
