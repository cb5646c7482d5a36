import Almanac
import Content
import Templating

let calendarAddress = "/calendar/"

func monthAddress(year: Int, month: Int) -> String {
  "\(calendarAddress)\(year)/\(month < 10 ? "0" : "")\(month)/"
}

/// Events that were told of so long after them stand on their own pages and in the file, not in a month of their own.
private let oldestYears = 20

/// So many years have all their months on the page of each.
private let mostYears = 10

extension Site {
  /// The year in which the calendar begins: that of the first page or event that lists have shown.
  ///
  /// The clock has no part in it as soon as there is a page, so that no month goes away when a year is over.
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

extension Stage {
  /// To the next year, as far as the almanac knows.
  var calendarYears: ClosedRange<Int> {
    let last = min(now.day.year + 1, knownYears.upperBound)
    return min(max(firstCalendarYear, knownYears.lowerBound), last)...last
  }

  /// - Parameter isCurrent: the calendar's own page, which shows the month of the build.
  func calendar(year: Int, month: Int, isCurrent: Bool) -> [UInt8] {
    let title = "\(year)年\(month)月"
    let frame = self.frame(
      title: isCurrent ? "日历" : "日历：\(title)", description: "\(title)的节日、节气和活动，公历农历对照。",
      address: isCurrent ? calendarAddress : monthAddress(year: year, month: month),
      crumbs: isCurrent ? [] : [crumb("日历", calendarAddress)], section: section(ofAddress: calendarAddress))
    let days = calendarDays(year: year, month: month)
    let first = days.first?.day ?? now.day
    let view = CalendarMonth(
      year: year, month: month, days: days,
      continuing: events.filter { $0.event.start.day < first && $0.event.lastDay >= first }.map(item),
      previous: monthLink(year, month - 1), next: monthLink(year, month + 1), years: yearLinks(year, month),
      isCurrent: isCurrent, current: surroundings.addresses.href(calendarAddress),
      file: surroundings.addresses.href(calendarFileAddress),
      subscription: surroundings.addresses.subscription(calendarFileAddress),
      coming: comingFestivals(5).enumerated().map { record(of: $1, isNext: $0 == 0) })
    return fill(calendarShape.name, frame, calendarShape, view)
  }

  private func calendarDays(year: Int, month: Int) -> [CalendarDay] {
    let festivals = Dictionary(
      grouping: indices.festivalDays(inYears: year...year).filter { $0.day.month == month }, by: \.day)
    let starting = Dictionary(
      grouping: events.filter { $0.event.start.day.year == year && $0.event.start.day.month == month },
      by: \.event.start.day)
    return (1...Day.daysIn(month: month, ofYear: year)).compactMap { number in
      guard let day = Day(year: year, month: month, day: number) else { return nil }
      return CalendarDay(
        day: day, festivals: festivals[day, default: []].map { record(of: $0) },
        events: starting[day, default: []].map(item))
    }
  }

  private func item(_ found: (page: Int, event: CalendarEvent)) -> CalendarItem {
    let festival = found.event.festival.flatMap(indices.festival).map {
      termRecord(of: indices.festivals[$0])
    }
    return CalendarItem(page: pages[found.page], event: found.event, festival: festival)
  }

  /// Months before the first and after the last of a year are those of its neighbours.
  private func monthLink(_ year: Int, _ month: Int) -> LabelledLink? {
    let year = month < 1 ? year - 1 : month > 12 ? year + 1 : year
    let month = month < 1 ? 12 : month > 12 ? 1 : month
    guard calendarYears.contains(year) else { return nil }
    return LabelledLink(
      label: "\(year)年\(month)月", address: surroundings.addresses.href(monthAddress(year: year, month: month))
    )
  }

  /// The months of all years; of very many, those of the years beside this one, and of the others the same month: a page
  /// for each month with a link to each would be the greatest part of a site.
  private func yearLinks(_ shownYear: Int, _ shownMonth: Int) -> [(year: Int, months: [LabelledLink])] {
    let isLong = calendarYears.count > mostYears
    return calendarYears.reversed().map { year in
      let months = isLong && abs(year - shownYear) > 1 ? shownMonth...shownMonth : 1...12
      return (
        year,
        months.map { month in
          LabelledLink(
            label: "\(month)月", address: surroundings.addresses.href(monthAddress(year: year, month: month)),
            isCurrent: year == shownYear && month == shownMonth)
        }
      )
    }
  }
}
