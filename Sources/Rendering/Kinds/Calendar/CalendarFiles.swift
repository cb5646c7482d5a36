import Almanac
import Content

extension OutputKind {
  /// Files for the calendars of readers: of all festivals and events, and of each festival.
  static let calendarFile = OutputKind(
    isInSitemap: false, offline: .included,
    lists: { lists in
      lists.indices.festivals.enumerated().filter { lists.hasPage($1) }.map { position, festival in
        ListPlace(file: lists.fileAddress(of: festival)) { context, _ in context.festivalCalendar(position) }
      }
    },
    outputs: { context in
      context.lists.hasCalendar ? [Output(calendarFileAddress) { context, _ in context.siteCalendar() }] : []
    })
}

/// The site's calendar of all festivals and events.
let calendarFileAddress = "/calendar.ics"
/// The number of years of festivals in a calendar file, this one the first.
private let yearsInFile = 10

extension Lists {
  /// The address of the festival's own calendar file, in its folder.
  func fileAddress(of festival: Festival) -> String {
    festival.index.map { indices.byTerm[$0].address(of: site.model[festival.term]) + "calendar.ics" } ?? ""
  }
}

extension RenderContext {
  /// All festivals of ten years, and all events.
  fileprivate func siteCalendar() -> [UInt8] {
    calendarFile(name: site.settings.name, festivals: Array(indices.festivals.indices), events: events)
  }

  /// A festival's days of ten years, and the events about it.
  fileprivate func festivalCalendar(_ position: Int) -> [UInt8] {
    let term = indices.festivals[position].term
    return calendarFile(
      name: "\(site.model[term].name) - \(site.settings.name)", festivals: [position],
      events: events.filter { $0.event.festival == term })
  }

  private func calendarFile(
    name: String, festivals: [Int], events: [(page: Int, event: CalendarEvent)]
  ) -> [UInt8] {
    var calendar = ICalendar(name: name)
    for position in festivals {
      for year in now.day.year..<now.day.year + yearsInFile {
        for (number, day) in indices.festivals[position].rule.days(inYear: year).enumerated() {
          calendar.add(festivalEvent(position, year: year, number: number, day: day))
        }
      }
    }
    for (page, event) in events { calendar.add(pageEvent(site.pages[page], event)) }
    return calendar.finish()
  }

  /// - Parameter number: a festival of the old year's end may come twice in a Gregorian year.
  private func festivalEvent(_ position: Int, year: Int, number: Int, day: Day) -> ICalendarEvent {
    let festival = indices.festivals[position]
    let term = site.model[festival.term]
    let lunar = ChineseDate(day).map { words.say(.lunar, words.script($0.description)) } ?? ""
    var event = ICalendarEvent(
      id: "\(term.slug)-\(year)\(number == 0 ? "" : "-\(number + 1)")@\(site.settings.host)",
      // Rules do not change, but every year the file holds other days.
      changed: Moment(Day(year: now.day.year, month: 1, day: 1) ?? day), start: Moment(day),
      isAllDay: true, title: term.name,
      description: [lunar, term.description].filter { !$0.isEmpty }.joined(separator: "\n"))
    event.category = site.model.vocabularies[festival.term.vocabulary].label
    if lists.hasPage(festival), let index = festival.index {
      event.address = commonContext.addresses.url(indices.byTerm[index].address(of: term))
    }
    return event
  }

  private func pageEvent(_ page: Page, _ event: CalendarEvent) -> ICalendarEvent {
    ICalendarEvent(
      id: "\(page.address.split(separator: "/").joined(separator: "."))@\(site.settings.host)",
      changed: lastChange(of: page), start: event.start, isAllDay: event.isAllDay, end: event.end,
      title: page.title,
      description: page.summary,
      place: event.place,
      category: event.festival.map { site.model[$0].name } ?? site.model.kinds[page.kind].name,
      address: commonContext.addresses.url(page.address))
  }
}
