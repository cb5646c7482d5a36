import Almanac
import Content
import Diagnostics

extension Rule {
  static let almanacEnds = Rule(
    "almanac-ends", .notice,
    Phrase(
      "农历、节气和节日只有 {0} 到 {1} 年的，日历到此为止", "the almanac knows {0} to {1}: the calendar has no years beyond"),
    manual: Phrase(
      "程序里的历表从 1900 年到 2100 年。之外的日子照常显示公历，没有农历、节气和节日，日历页只到表的边上。",
      "The program's tables reach from 1900 to 2100. Days beyond have their Gregorian date and no Chinese one, no solar "
        + "term and no festival, and the calendar's pages end with the tables."))
}

/// That the calendar ends where the almanac's tables do, for a site that has one and a moment that is beyond.
package func almanacFindings(for site: Site, now: Moment) -> [Diagnostic] {
  let hasCalendar = site.model.kinds.contains { $0.calendar != nil }
  // The calendar shows the next year, too.
  guard hasCalendar, !knownYears.contains(now.day.year) || !knownYears.contains(now.day.year + 1) else {
    return []
  }
  return [
    Diagnostic(
      .almanacEnds, at: Location(file: "site.yml"),
      [String(knownYears.lowerBound), String(knownYears.upperBound)])
  ]
}
