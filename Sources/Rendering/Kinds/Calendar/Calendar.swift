import Almanac
import Content
import Templating

extension OutputKind {
  /// The months of the calendar, and its own page, which shows the month of the build.
  ///
  /// A site has a calendar if a kind declares its pages to be events.
  static let calendar = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(calendarSchema, whenAbsent: .leavesOut)] },
    records: [
      calendarItemSchema.recordType, calendarDaySchema.recordType, calendarWeekSchema.recordType,
      calendarYearSchema.recordType,
    ],
    directories: { lists in
      guard lists.has(calendarSchema.name), lists.hasCalendar else { return [] }
      return [IndexLink(label: lists.words[.calendar], address: address, kinds: Set(lists.kindsWithEvents))]
    },
    outputs: { context in
      guard context.lists.has(calendarSchema.name), context.lists.hasCalendar else { return [] }
      let current = Output(address) { context, _ in
        context.calendar(year: context.now.day.year, month: context.now.day.month, isCurrent: true)
      }
      let months = context.calendarYears.flatMap { year in
        (1...12).map { month in
          Output(monthAddress(year: year, month: month), number: month) { context, month in
            context.calendar(year: year, month: month, isCurrent: false)
          }
        }
      }
      return [current] + months
    })
}

private let address = "/calendar/"

/// So many years have all their months on the page of each.
private let mostYears = 10

private func monthAddress(year: Int, month: Int) -> String {
  "\(address)\(year)/\(month < 10 ? "0" : "")\(month)/"
}

extension Lists {
  var hasCalendar: Bool { !kindsWithEvents.isEmpty }

  fileprivate var kindsWithEvents: [Int] {
    site.model.kinds.indices.filter { site.model.kinds[$0].calendar != nil }
  }
}

extension RenderContext {
  /// The years up to the next one, as far as the almanac's tables reach.
  fileprivate var calendarYears: ClosedRange<Int> {
    let last = min(now.day.year + 1, knownYears.upperBound)
    return min(max(firstCalendarYear, knownYears.lowerBound), last)...last
  }

  fileprivate func calendar(year: Int, month: Int, isCurrent: Bool) -> [UInt8] {
    let pageContext = self.pageContext(
      title: isCurrent ? words[.calendar] : words.say(.calendarOf, year, month),
      description: words.say(indices.festivals.isEmpty ? .calendarAboutEvents : .calendarAbout, year, month),
      address: isCurrent ? address : monthAddress(year: year, month: month),
      crumbs: isCurrent ? [] : [crumb(words[.calendar], address)], section: firstFolder(of: address))
    let days = calendarDays(year: year, month: month)
    let first = days.first?.day ?? now.day
    let view = CalendarMonth(
      year: year, month: month, words: words, days: days,
      continuing: events.filter { $0.event.shownDays.upperBound < first && $0.event.lastDay >= first }.map(
        item),
      previous: monthLink(year, month - 1), next: monthLink(year, month + 1), years: yearLinks(year, month),
      isCurrent: isCurrent, current: commonContext.addresses.href(address),
      file: commonContext.addresses.href(calendarFileAddress),
      subscription: commonContext.addresses.subscription(calendarFileAddress),
      coming: comingFestivals(5).enumerated().map { record(of: $1, isNext: $0 == 0) })
    return fill(calendarSchema.name, pageContext, calendarSchema, view)
  }

  private func calendarDays(year: Int, month: Int) -> [CalendarDay] {
    let festivals = Dictionary(
      grouping: indices.festivalDays(inYears: year...year).filter { $0.day.month == month }, by: \.day)
    var onDays: [Day: [(page: Int, event: CalendarEvent)]] = [:]
    for found in events {
      for day in found.event.shownDays where day.year == year && day.month == month {
        onDays[day, default: []].append(found)
      }
    }
    return (1...Day.daysIn(month: month, ofYear: year)).compactMap { number in
      guard let day = Day(year: year, month: month, day: number) else { return nil }
      return CalendarDay(
        day: day, words: words,
        festivals: festivals[day, default: []].map { record(of: $0) },
        events: onDays[day, default: []].map(item))
    }
  }

  private func item(_ found: (page: Int, event: CalendarEvent)) -> CalendarItem {
    let festival = found.event.festival.flatMap(indices.festival).map {
      termRecord(of: indices.festivals[$0])
    }
    return CalendarItem(page: pages[found.page], event: found.event, words: words, festival: festival)
  }

  /// Months before the first and after the last of a year are those of its neighbours.
  private func monthLink(_ year: Int, _ month: Int) -> LabelledLink? {
    let year = month < 1 ? year - 1 : month > 12 ? year + 1 : year
    let month = month < 1 ? 12 : month > 12 ? 1 : month
    guard calendarYears.contains(year) else { return nil }
    return LabelledLink(
      label: words.say(.monthOfYear, year, month),
      address: commonContext.addresses.href(monthAddress(year: year, month: month))
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
            label: words.say(.month, month),
            address: commonContext.addresses.href(monthAddress(year: year, month: month)),
            isCurrent: year == shownYear && month == shownMonth)
        }
      )
    }
  }
}
