/// A day, and the minute of it where one is known, on the clocks of the site.
///
/// The type knows no zones. Where an instant is meant, the clocks are those of Asia/Shanghai: eight hours
/// before UTC, without summer time since 1991.
package struct Moment: Sendable, Hashable {
  package var day: Day
  /// Minutes since midnight, 0 to 1439; nil where only the day is known.
  package var minute: Int? {
    didSet { precondition(minute.map { Moment.minutes.contains($0) } ?? true) }
  }

  private static let minutes = 0..<24 * 60

  package init(_ day: Day, minute: Int? = nil) {
    precondition(minute.map { Moment.minutes.contains($0) } ?? true, "a day has 1440 minutes")
    self.day = day
    self.minute = minute
  }

  /// A time of that day, or nil where the clock shows none: hours run to 23, minutes to 59.
  package init?(_ day: Day, hour: Int, minute: Int) {
    guard 0..<24 ~= hour, 0..<60 ~= minute else { return nil }
    self.init(day, minute: hour * 60 + minute)
  }

  /// The minute in which an instant falls, given in seconds since 1970-01-01 00:00 UTC.
  package init(epochSeconds: Int) {
    let local = epochSeconds + secondsBeforeUTC
    let days = (local >= 0 ? local : local - secondsPerDay + 1) / secondsPerDay
    self.init(Day(number: Int32(days)), minute: (local - days * secondsPerDay) / 60)
  }

  /// The instant in seconds since 1970-01-01 00:00 UTC; a day without a time is its start.
  package var epochSeconds: Int {
    Int(day.number) * secondsPerDay + (minute ?? 0) * 60 - secondsBeforeUTC
  }
}

private let secondsPerDay = 24 * 60 * 60
private let secondsBeforeUTC = 8 * 60 * 60

extension Moment: Comparable {
  /// A day without a time comes at its start, just before midnight's own minute: the two are not equal.
  package static func < (left: Moment, right: Moment) -> Bool {
    (left.day, left.minute ?? -1) < (right.day, right.minute ?? -1)
  }
}

extension Moment: CustomStringConvertible {
  /// `2024-04-07T09:30:00+08:00`, as feeds and machines want it; midnight where there is no time.
  package var rfc3339: String { "\(day.iso)T\(clock(minute ?? 0)):00+08:00" }

  /// `09:30`; nil where only the day is known.
  package var time: String? { minute.map(clock) }

  /// `2024-04-07 09:30`, as readers see it, or the day alone.
  package var text: String { minute.map { "\(day.iso) \(clock($0))" } ?? day.iso }

  package var description: String { text }
}

/// `09:30` for the 570th minute of a day.
private func clock(_ minute: Int) -> String {
  padded(minute / 60, 2) + ":" + padded(minute % 60, 2)
}
