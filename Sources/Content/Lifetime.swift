import Almanac

/// From when through when lists show a page, as long as nobody edits it.
///
/// What stood once is known from this and the moment of a build alone: nothing has to be remembered between builds.
package struct Lifetime: Sendable, Hashable {
  package var from: Moment
  /// The last day of the page's own period; nil where it has none.
  package var expires: Day?
  /// The last day of a consent without which the page is not shown; nil where there is none, or none that ends.
  package var consentEnds: Day?

  /// The last day on which lists show the page.
  package var through: Day? { [expires, consentEnds].compactMap(\.self).min() }

  /// Whether lists have shown the page by some moment.
  package func hasBegun(by now: Moment) -> Bool { from <= now && through.map { from.day <= $0 } ?? true }
}
