import Almanac
import Content

/// An event on a day or over some days, from a page of a kind with a calendar.
struct CalendarEvent: Sendable {
  var start: Moment
  /// The last day, which is part of the event, or the moment at which it ends.
  var end: Moment?
  var festival: TermReference?
  var place: String
  var organizer: TermReference?

  var lastDay: Day { end?.day ?? start.day }
  /// Whole days: of an event over several days with one time only, the hours of the other days are unknown.
  var isAllDay: Bool { start.minute == nil || end.map { $0.minute == nil } ?? false }
  /// The days on which it is to be seen in a month, where it lasts a week or less; of a longer one, its first.
  var shownDays: ClosedRange<Day> { start.day...(lastDay - start.day < 7 ? lastDay : start.day) }
}

extension Site {
  /// The event of a page, if its kind has events and the page has its day.
  func event(of page: Page) -> CalendarEvent? {
    guard let fields = model.kinds[page.kind].calendar else { return nil }
    var event: CalendarEvent
    switch page.values[fields.day] {
    case .moment(let moment): event = CalendarEvent(start: moment, place: "")
    case .period(let period):
      event = CalendarEvent(start: Moment(period.start), end: Moment(period.end), place: "")
    default: return nil
    }
    // An end at the moment of the start, or on its day without a time, adds nothing.
    if let end = fields.end, case .moment(let moment) = page.values[end],
      moment.day > event.start.day
        || moment.day == event.start.day && moment.minute ?? -1 > event.start.minute ?? 1440
    {
      event.end = moment
    }
    event.festival = fields.festival.flatMap { page.terms(of: $0).first }
    event.organizer = fields.organizers.lazy.compactMap { page.terms(of: $0).first }.first
    if let place = fields.place, case .text(let text) = page.values[place] { event.place = text }
    return event
  }

  /// The day of a page's event, or else of its publication.
  func eventDay(of page: Page) -> Day { event(of: page)?.start.day ?? page.date.day }

  /// Every page with an event, the earliest first.
  func events(of listed: [Int]) -> [(page: Int, event: CalendarEvent)] {
    let hasEvents = model.kinds.map { $0.calendar != nil }
    return listed.filter { hasEvents[pages[$0].kind] }.compactMap { position in
      event(of: pages[position]).map { (position, $0) }
    }
    .sorted { ($0.event.start, $0.page) < ($1.event.start, $1.page) }
  }
}
