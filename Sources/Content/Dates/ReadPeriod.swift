import Almanac
import Diagnostics
import YAML

/// Reads two days, both included, in any of the forms that offices use: `2026-06-01 至 2026-06-05`, `2026年6月1日至5日`,
/// `2026.6.1—6.5`, `自2026年12月30日起至1月5日止`.
func readPeriod(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> Period? {
  guard let text = reader.text(node, of: label)?.trimmingSpaces.withoutQuotes else { return nil }
  switch parsePeriod(text) {
  case .period(let period): return period
  case .meant(let period): reader.report(.wantsPeriod, node, [label], replacement: period.text)
  case .reversed(let start, let end, let isWritten):
    reader.report(
      .periodReversed, node, [label, start.iso, end.iso],
      replacement: isWritten ? Period(start: end, end: start).text : nil)
  case .withoutYear:
    reader.report(
      .wantsPeriod, node, [label],
      replacement: reader.day.flatMap { periodWithoutYear(text, near: $0) }?.text,
      help: Phrase("写上年份：2024年4月1日至5日", "write the year, too: 2024年4月1日至5日"))
  case .noSuchDay(let year, let month, let day):
    reader.report(.noSuchDay, node, [String(year), String(month), String(day)])
  case .wrongWeekday(let day): reader.reportWrongWeekday(day, node)
  case .unreadable: reader.report(.wantsPeriod, node, [label])
  }
  return nil
}

extension Period {
  fileprivate var text: String { "\(start.iso) 至 \(end.iso)" }
}

/// The result of parsing a text as a first and a last day.
enum ParsedPeriod: Sendable, Hashable {
  case period(Period)
  /// Clear enough to suggest, but not to accept: whole months.
  case meant(Period)
  /// The end precedes the start; `isWritten` if both have a year in the text, so that swapping them is a safe
  /// suggestion.
  case reversed(Day, Day, isWritten: Bool)
  case withoutYear
  case noSuchDay(year: Int, month: Int, day: Int)
  case wrongWeekday(Day)
  case unreadable
}

/// - Parameter year: the year of the start, if none is written.
func parsePeriod(_ text: String, inYear year: Int? = nil) -> ParsedPeriod {
  let plain = text.withPlainSigns.withoutCountOfDays
  let results = plain.placesOfRangeSigns.map { sign in
    parsePeriod(from: plain[..<sign.lowerBound], to: plain[sign.upperBound...], inYear: year)
  }
  let periods = Set(results.filter { if case .period = $0 { true } else { false } })
  if let period = periods.first { return periods.count == 1 ? period : .unreadable }
  return results.first { $0 != .unreadable } ?? .unreadable
}

private func parsePeriod(from first: Substring, to last: Substring, inYear known: Int?) -> ParsedPeriod {
  guard let start = WrittenDay(first.withoutFrame), let end = WrittenDay(last.withoutFrame),
    !start.isYearLast,
    !end.isYearLast
  else { return .unreadable }
  guard start.day != nil || end.day != nil else { return months(from: start, to: end) }
  guard let startDay = start.day, let endDay = end.day, let startMonth = start.month else {
    return .unreadable
  }
  // 6月30日至3日 does not give the month of the end; it is taken from the start, or the text is a slip.
  let endMonth = end.month ?? startMonth
  guard let year = start.year ?? end.year ?? known else { return .withoutYear }
  guard 1000...9999 ~= year, 1000...9999 ~= end.year ?? year else { return .unreadable }
  var (startYear, endYear) = (year, end.year ?? year)
  let isOverYearsEnd = (endMonth, endDay) < (startMonth, startDay) && endMonth + 12 - startMonth <= 6
  if isOverYearsEnd, end.year == nil {
    endYear += 1
  } else if isOverYearsEnd, start.year == nil {
    startYear -= 1
  }
  guard let from = Day(year: startYear, month: startMonth, day: startDay) else {
    return .noSuchDay(year: startYear, month: startMonth, day: startDay)
  }
  guard let to = Day(year: endYear, month: endMonth, day: endDay) else {
    return .noSuchDay(year: endYear, month: endMonth, day: endDay)
  }
  for (day, rest) in [(from, start.rest), (to, end.rest)] {
    switch parseTime(rest, on: day) {
    case .moment: break
    case .wrongWeekday: return .wrongWeekday(day)
    default: return .unreadable
    }
  }
  guard from <= to else { return .reversed(from, to, isWritten: start.year != nil && end.year != nil) }
  return .period(Period(start: from, end: to))
}

/// `2026年6月至8月`.
private func months(from start: WrittenDay, to end: WrittenDay) -> ParsedPeriod {
  guard let year = start.year, let first = start.month, let last = end.month, start.rest.isEmpty,
    end.rest.isEmpty,
    let from = Day(year: year, month: first, day: 1), 1...12 ~= last,
    let to = Day(
      year: end.year ?? year, month: last, day: Day.daysIn(month: last, ofYear: end.year ?? year)), from <= to
  else { return .unreadable }
  return .meant(Period(start: from, end: to))
}

extension Substring {
  /// A date without 自 before it and 起 or 止 after it.
  fileprivate var withoutFrame: Substring {
    var text = trimmed
    for word in ["自", "从", "由"] where text.hasPrefix(word) { text = text.dropFirst(word.count).trimmed }
    for word in ["期间", "为止", "结束", "开始", "止", "起"] where text.hasSuffix(word) {
      text = text.dropLast(word.count).trimmed
    }
    return text
  }

  private var trimmed: Substring {
    let isEdge = { (character: Character) in " ,;、.".contains(character) }
    var text = drop(while: isEdge)
    while let last = text.last, isEdge(last) { text.removeLast() }
    return text
  }
}

extension String {
  /// Without `(共5天)`, `(5个工作日)` or `,共5天` at its end, which adds nothing to the two days.
  fileprivate var withoutCountOfDays: String {
    let text = trimmingSpaces
    guard let start = text.lastIndex(where: { $0 == "(" || $0 == "," }) else { return text }
    let count = text[text.index(after: start)...].prefix { $0 != ")" }
    let isCount = ["个工作日", "工作日", "天", "日"].contains { word in
      count.hasSuffix(word)
        && count.dropLast(word.count).allSatisfy {
          $0 == "共" || $0 == " " || numerals[$0] != nil || tens[$0] != nil
        }
    }
    return isCount ? String(text[..<start]) : text
  }

  /// The signs after which the end may begin: 至, 到, `~`, every run of hyphens, and the slash between two ISO days.
  fileprivate var placesOfRangeSigns: [Range<Index>] {
    var places: [Range<Index>] = []
    for index in indices {
      let next = self.index(after: index)
      switch self[index] {
      case "至", "到", "~": places.append(index..<next)
      case "-" where places.last.map({ $0.upperBound == index && self[$0.lowerBound] == "-" }) ?? false:
        places[places.count - 1] = places[places.count - 1].lowerBound..<next
      case "-": places.append(index..<next)
      case "/" where contains("-"): places.append(index..<next)
      default: break
      }
    }
    return places
  }
}
