import Almanac

/// Writes a calendar as RFC 5545 has it: lines end with CRLF and are folded at 75 octets.
struct ICalendar {
  private(set) var bytes: [UInt8] = []

  /// - Parameter name: what the calendar is called in a list of calendars.
  init(name: String) {
    line("BEGIN", "VCALENDAR")
    line("VERSION", "2.0")
    line("PRODID", "-//Xinfeng//Xinfeng//ZH")
    line("CALSCALE", "GREGORIAN")
    line("METHOD", "PUBLISH")
    text("X-WR-CALNAME", name)
    line("X-WR-TIMEZONE", zoneName)
    line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
    line("X-PUBLISHED-TTL", "P1D")
    writeZone()
  }

  /// The clocks of the site have been eight hours before UTC without summer time since 1991.
  private mutating func writeZone() {
    line("BEGIN", "VTIMEZONE")
    line("TZID", zoneName)
    line("BEGIN", "STANDARD")
    line("DTSTART", "19910915T000000")
    line("TZOFFSETFROM", "+0900")
    line("TZOFFSETTO", "+0800")
    line("TZNAME", "CST")
    line("END", "STANDARD")
    line("END", "VTIMEZONE")
  }

  mutating func add(_ event: ICalendarEvent) {
    line("BEGIN", "VEVENT")
    line("UID", event.id)
    line("DTSTAMP", utc(event.changed))
    if event.isAllDay {
      line("DTSTART;VALUE=DATE", basic(event.start.day))
      // The end is the day after the last.
      line("DTEND;VALUE=DATE", basic((event.end?.day ?? event.start.day) + 1))
      line("TRANSP", "TRANSPARENT")
    } else {
      line("DTSTART;TZID=\(zoneName)", local(event.start))
      if let end = event.end { line("DTEND;TZID=\(zoneName)", local(end)) }
    }
    text("SUMMARY", event.title)
    if !event.description.isEmpty { text("DESCRIPTION", event.description) }
    if !event.place.isEmpty { text("LOCATION", event.place) }
    if !event.category.isEmpty { text("CATEGORIES", event.category) }
    if !event.address.isEmpty { line("URL", event.address) }
    line("END", "VEVENT")
  }

  mutating func finish() -> [UInt8] {
    line("END", "VCALENDAR")
    return bytes
  }

  /// A property whose value is text: RFC 5545, 3.3.11.
  private mutating func text(_ name: String, _ value: String) {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case "\n": escaped += "\\n"
      case "\r": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    line(name, escaped)
  }

  /// Folds where a character begins, so that no character is split.
  private mutating func line(_ name: String, _ value: String) {
    var length = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let encoded = UTF8.encode(scalar).map(Array.init) ?? []
      if length + encoded.count > lineLength {
        bytes += "\r\n ".utf8
        length = 1
      }
      bytes += encoded
      length += encoded.count
    }
    bytes += "\r\n".utf8
  }
}

/// One event of a calendar.
struct ICalendarEvent {
  /// The same for ever, by which calendars know the event again.
  var id: String
  var changed: Moment
  var start: Moment
  var isAllDay: Bool
  /// The last day, or the moment of the end.
  var end: Moment?
  var title: String
  var description = ""
  var place = ""
  var category = ""
  /// Absolute.
  var address = ""
}

private let zoneName = "Asia/Shanghai"
private let lineLength = 75

/// `20240917`
private func basic(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

/// `20240917T093000` by the site's clocks.
private func local(_ moment: Moment) -> String {
  let clock = (moment.time ?? "00:00").filter { $0 != ":" }
  return "\(basic(moment.day))T\(clock)00"
}

/// `20240917T013000Z`
private func utc(_ moment: Moment) -> String {
  local(Moment(epochSeconds: moment.epochSeconds - 8 * 3600)) + "Z"
}
