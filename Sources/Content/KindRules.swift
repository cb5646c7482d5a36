import Almanac
import Diagnostics
import Markdown
import YAML

/// A rule across the fields of a kind, declared in its `_kind.yml` under `rules:`.
///
/// There are five forms:
/// - `{when: {stage: notice}, needs: window, because: …}`: while the condition holds, the field must be given;
///   `needs: {guardian: true}` requires a value. `else: hold` holds the page instead of rejecting it. Besides fields,
///   `when` accepts `any-picture`, anywhere on the page, and `any-name`, a person's name that is not masked.
///   `unless: {deceased: true}` makes an exception.
/// - `{when: {minor: true}, masks: person, because: …}`: the name must be masked (李某).
/// - `{when: {stage: notice}, until: window, because: …}`: the condition may hold until that day at most.
/// - `{after: end, from: start, because: …}`: the later of the page's date and its update must not precede that day,
///   unless the page is dated before the `from` field, as a forecast is.
/// - `{day: start, of: festival, year: year, within: 20}`: the day must be near the festival's in that year.
package struct KindRule: Sendable {
  enum Demand: Sendable {
    case field(Int, FieldValue?)
    case masked(Int)
    case after(Int, from: Int?)
    case until(Int)
    case near(day: Int, festival: Int, year: Int, within: Int)
  }

  enum Condition: Sendable {
    /// The field is given, with one of these values if there are any.
    case field(Int, [FieldValue])
    /// A picture or a video, in fields or in the text.
    case anyPicture
    /// A name in a field of people.
    case anyName
  }

  /// The rule applies if one of them holds, or if there are none.
  var conditions: [Condition]
  /// The rule does not apply if one of them holds.
  var exceptions: [Condition] = []
  var demand: Demand
  var holds: Bool
  var because: String
}

/// The result of a kind's rules for a page.
struct RuleResult: Sendable {
  /// The reason for which the page is held; nil if it is not.
  var holdReason: Ledger.Reason?
  /// The page is held for something that was never given, and not for a consent that has ended.
  var lacksSomething = false
  /// The period that is over, so that the page should have been changed, for the ledger; nil if there is none.
  var overdue: Ledger.Reason?
  /// The last day of the page's required consents, the earliest if several end.
  var consentEnds: Day?
}

/// Checks a page that has been read against the rules of its kind.
///
/// - Parameters:
///   - facts: the values of the program's own fields.
///   - document: the text below the fields.
///   - today: a consent that ended before this day does not count.
func checkRules(
  of kind: Kind, _ values: [FieldValue?], _ entries: FieldEntries, _ facts: BuiltIns?, _ document: Document,
  today: Day, reader: inout NodeReader
) -> RuleResult {
  var result = RuleResult()
  checkEnd(of: kind, values, entries, reader: &reader)
  for rule in kind.rules {
    guard let trigger = rule.trigger(values, document) else { continue }
    switch rule.demand {
    case .field(let field, let wanted):
      // An unreadable value has its own finding.
      let isBroken =
        entries.isUnreadable(field: field)
        || values[field] == nil && entries[field: field].map { !$0.isEmpty } == true
      let end = wanted == nil ? values[field]?.consentEnds : nil
      if let end { result.consentEnds = min(end, result.consentEnds ?? end) }
      if isBroken || isSatisfied(values[field], wanted, today: today) { continue }
      let report = NeedReport(kind: kind, trigger: trigger, needed: field, wanted: wanted, rule: rule)
      // A consent that ends holds the page even if the rule would be an error, so that time alone never breaks a build.
      if rule.holds || end != nil {
        result.holdReason = report.reason
        result.lacksSomething = result.lacksSomething || end == nil
        reader.findings.append(report.finding(.heldPage, entries, isOver: end != nil, reader))
      } else {
        let finding = report.finding(.neededField, entries, reader)
        let lacking = kind.fields[field]
        reader.lacks.append(
          Lack(label: lacking.label, englishLabel: lacking.englishLabel, finding: finding))
      }
    case .masked(let field):
      guard case .people(let people) = values[field], let node = entries[field: field] else { continue }
      for person in people where !isMasked(person.name) {
        let masked = person.name.prefix(1) + "某"
        reader.report(
          .unmaskedName, node, [person.name, rule.because], replacement: String(masked),
          help: Phrase("写成 \(masked)", "write \(masked)"))
      }
    case .until(let field):
      guard let end = values[field]?.lastDay, end < today, let node = entries[field: field] else { continue }
      result.overdue = .over(kind.fields[field].label, end.iso)
      reader.report(
        .noticeOver, node, [kind.fields[field].label, end.iso, rule.because],
        help: Phrase(
          "有了结果就改掉；延期的，改\(kind.fields[field].label)",
          "change it now that it is over, or the day where it goes on"))
    case .after(let field, let start):
      guard let day = values[field]?.lastDay, let facts, let node = entries[.date],
        max(facts.date.day, facts.updated ?? facts.date.day) < day,
        start.flatMap({ values[$0]?.firstDay }).map({ facts.date.day >= $0 }) ?? true
      else { continue }
      reader.report(
        .datedTooEarly, node, [facts.date.day.iso, kind.fields[field].label, day.iso, rule.because],
        help: Phrase(
          "核对两个日子；事后补充过的，写上更新日期", "check both days; where more was added later, write when it was updated"))
    case .near(let day, let festival, let year, let within):
      checkDay(day, festival, year, within: within, values, entries, reader: &reader)
    }
  }
  return result
}

/// Reports an event that ends before it begins; compares days only if one of the two has no time.
private func checkEnd(
  of kind: Kind, _ values: [FieldValue?], _ entries: FieldEntries, reader: inout NodeReader
) {
  guard let calendar = kind.calendar, let endField = calendar.end,
    case .moment(let start) = values[calendar.day],
    case .moment(let end) = values[endField], let node = entries[field: endField]
  else { return }
  let isLate = start.minute != nil && end.minute != nil ? start > end : start.day > end.day
  guard isLate else { return }
  let labels = (start: kind.fields[calendar.day].label, end: kind.fields[endField].label)
  reader.report(
    .endsBeforeStart, node, [labels.end, end.text, labels.start, start.text],
    help: Phrase(
      "写 \(start.text) 或者以后的时间；两个写反了，就对调", "write \(start.text) or later, or swap the two"))
}

extension FieldValue {
  /// A day, or the first one of a period.
  fileprivate var firstDay: Day? {
    switch self {
    case .moment(let moment): moment.day
    case .period(let period): period.start
    default: nil
    }
  }

  /// A day, or the last one of a period.
  fileprivate var lastDay: Day? {
    switch self {
    case .moment(let moment): moment.day
    case .period(let period): period.end
    default: nil
    }
  }

  fileprivate var consentEnds: Day? {
    if case .consent(let consent) = self { consent.expires } else { nil }
  }
}

private func isSatisfied(_ value: FieldValue?, _ wanted: FieldValue?, today: Day) -> Bool {
  guard let value else { return false }
  if let wanted { return value == wanted }
  if case .consent(let consent) = value, let expires = consent.expires { return expires >= today }
  return true
}

/// Compares a day with the dates of a festival in the almanac.
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
