import Almanac
import Content

/// Events more than this many years before their pages are on these and in the file, but make no month of their own.
private let oldestYears = 20

extension Site {
  /// The year in which the calendar begins: that of the first page or event that lists have shown.
  ///
  /// It does not depend on the clock once there is a page, so that no month vanishes when a year is over.
  func firstCalendarYear(now: Moment) -> Int {
    var first = now.day.year
    for list in [pages, former] {
      for page in list where model.kinds[page.kind].isListed {
        let year = page.date.day.year
        first = min(first, year)
        if let event = event(of: page), event.start.day.year >= year - oldestYears {
          first = min(first, event.start.day.year)
        }
      }
    }
    return first
  }
}
