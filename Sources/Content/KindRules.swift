import Almanac
import Diagnostics
import YAML

/// A rule across the fields of a kind, declared in its `_kind.yml` under `rules:`.
///
/// Three forms are all there is:
/// - `{when: {stage: notice}, needs: window, because: …}`: where the condition holds, the field must be given;
///   `needs: {guardian: true}` asks for a value. `else: hold` keeps the page back instead of refusing it.
/// - `{when: {minor: true}, masks: person, because: …}`: the name must be masked (李某).
/// - `{day: start, of: festival, year: year, within: 20}`: the day must be near the festival's in that year.
package struct KindRule: Sendable {
  enum Demand: Sendable {
    case field(Int, FieldValue?)
    case masked(Int)
    case near(day: Int, festival: Int, year: Int, within: Int)
  }

  /// Any of these fields is given (and has one of the values, where values are named).
  struct Condition: Sendable {
    var field: Int
    var values: [FieldValue]
  }

  var conditions: [Condition]
  var demand: Demand
  var holds: Bool
  var because: String
}

/// What the rules of a kind said of a page.
struct RuleResult: Sendable {
  /// Why the page is kept back; nil where it is not.
  var holdReason: String?
  /// It is kept back for something that was never there, and not for a consent that has ended.
  var lacksSomething = false
  /// The last day of the first consent to end of those without which the page is not shown.
  var consentEnds: Day?
}

/// Checks a page that has been read against its kind's rules.
///
/// - Parameter today: consent that ended before this day is none.
func checkRules(
  of kind: Kind, _ values: [FieldValue?], _ entries: FieldEntries, today: Day, reader: inout NodeReader
) -> RuleResult {
  var result = RuleResult()
  for rule in kind.rules {
    guard let trigger = rule.trigger(values) else { continue }
    switch rule.demand {
    case .field(let field, let wanted):
      // A field whose value could not be read has its own finding.
      let isBroken =
        entries.isUnreadable(field: field)
        || values[field] == nil && entries[field: field].map { !$0.isEmpty } == true
      let end = wanted == nil ? values[field]?.consentEnds : nil
      if let end { result.consentEnds = min(end, result.consentEnds ?? end) }
      if isBroken || isSatisfied(values[field], wanted, today: today) { continue }
      let report = NeedReport(kind: kind, trigger: trigger, needed: field, wanted: wanted, rule: rule)
      // A consent that ends by itself stops nobody's work: the page is kept back, whatever the rule would refuse.
      if rule.holds || end != nil {
        result.holdReason = report.reason
        result.lacksSomething = result.lacksSomething || end == nil
        reader.findings.append(report.finding(.heldPage, entries, isOver: end != nil, reader))
      } else {
        let finding = report.finding(.neededField, entries, reader)
        reader.lacks.append(Lack(label: kind.fields[field].label, finding: finding))
      }
    case .masked(let field):
      guard case .people(let people) = values[field], let node = entries[field: field] else { continue }
      for person in people where !isMasked(person.name) {
        let masked = person.name.prefix(1) + "某"
        reader.report(
          .unmaskedName, node, [person.name, rule.because], replacement: String(masked),
          help: Phrase("写成 \(masked)", "write \(masked)"))
      }
    case .near(let day, let festival, let year, let within):
      checkDay(day, festival, year, within: within, values, entries, reader: &reader)
    }
  }
  return result
}

extension KindRule {
  /// The field for which the rule applies; any field, where it always does.
  fileprivate func trigger(_ values: [FieldValue?]) -> Int? {
    if conditions.isEmpty { return 0 }
    return conditions.first { condition in
      guard let value = values[condition.field] else { return false }
      return condition.values.isEmpty ? !value.isNothing : condition.values.contains(value)
    }?.field
  }
}

extension FieldValue {
  fileprivate var consentEnds: Day? {
    if case .consent(let consent) = self { consent.expires } else { nil }
  }

  /// `false` and empty lists say no more than nothing.
  fileprivate var isNothing: Bool {
    switch self {
    case .flag(let flag): !flag
    case .terms(let terms): terms.isEmpty
    case .texts(let texts): texts.isEmpty
    case .pictures(let pictures): pictures.isEmpty
    default: false
    }
  }
}

private func isSatisfied(_ value: FieldValue?, _ wanted: FieldValue?, today: Day) -> Bool {
  guard let value else { return false }
  if let wanted { return value == wanted }
  if case .consent(let consent) = value, let expires = consent.expires { return expires >= today }
  return true
}

/// 李某, 小林(化名), 王××: what is put in a name's place so that nobody is found by it.
private func isMasked(_ name: String) -> Bool {
  name.contains { "某×*＊x○〇X".contains($0) } || name.contains("化名")
}

private struct NeedReport {
  var kind: Kind
  var trigger: Int
  var needed: Int
  var wanted: FieldValue?
  var rule: KindRule

  var reason: String { rule.because.isEmpty ? "缺少\(kind.fields[needed].label)" : rule.because }

  /// - Parameter isOver: what is needed is there and has ended.
  func finding(_ name: Rule, _ entries: FieldEntries, isOver: Bool = false, _ reader: NodeReader)
    -> Diagnostic
  {
    let field = kind.fields[needed]
    let example =
      if case .flag(let flag) = wanted { flag ? "是" : "否" } else { field.type.example(reader.vocabularies) }
    let help =
      isOver
      ? Phrase("重新取得同意，把 expires 改成新的日期", "renew the consent, and change the day after `expires`")
      : Phrase("加一行  \(field.label): \(example)", "add a line  \(field.key): \(example)")
    let arguments = [kind.fields[trigger].label, field.label, reason]
    // The line to mend is the needed field's where it stands, else that which asks for it.
    if let node = entries[field: needed] ?? entries[field: trigger] {
      return reader.finding(name, at: node.place, arguments, help: help)
    }
    return Diagnostic(
      name, at: Location(file: reader.source.name, length: 3), arguments, help: help,
      excerpt: reader.source.line(1))
  }
}

/// Compares a day with the almanac's days of a festival.
private func checkDay(
  _ dayField: Int, _ festivalField: Int, _ yearField: Int, within: Int, _ values: [FieldValue?],
  _ entries: FieldEntries, reader: inout NodeReader
) {
  guard case .moment(let moment) = values[dayField], case .number(let year) = values[yearField],
    case .terms(let terms) = values[festivalField], let reference = terms.first,
    let node = entries[field: dayField],
    let yearNode = entries[field: yearField]
  else { return }
  let vocabulary = reader.vocabularies[reference.vocabulary]
  let term = vocabulary.terms[reference.term]
  guard
    let rule = term.values.lazy.compactMap({ value -> FestivalRule? in
      if case .rule(let rule) = value { rule } else { nil }
    }).first
  else { return }
  let day = moment.day
  let isNear = { (festival: Day) in abs(festival.distance(to: day)) <= within }
  let days = rule.days(inYear: year)
  if days.contains(where: isNear) { return }
  if let other = [year - 1, year + 1].first(where: { rule.days(inYear: $0).contains(where: isNear) }) {
    reader.report(
      .wrongFestivalYear, yearNode, [String(year), term.name, day.iso, String(other)],
      replacement: String(other))
  } else if let nearest = days.min(by: { abs($0.distance(to: day)) < abs($1.distance(to: day)) }) {
    reader.report(
      .farFromFestival, node,
      [day.iso, String(year), term.name, nearest.iso, String(abs(nearest.distance(to: day)))],
      help: Phrase("核对日期和节日；确实如此就不用改", "check the day and the festival; leave it if it is so"))
  } else {
    reader.report(.noFestivalInYear, yearNode, [String(year), term.name])
  }
}
