import Almanac

/// The time during which lists show a page, as long as it is not edited.
///
/// The pages shown before follow from this and the moment of a build, so nothing is stored between builds.
package struct Lifetime: Sendable, Hashable {
  package var from: Moment
  /// The last day of the page's own period; nil if it has none.
  package var expires: Day?
  /// The last day of a consent that the page requires; nil if it requires none, or one without end.
  package var consentEnds: Day?

  /// The last day on which lists show the page.
  package var through: Day? { [expires, consentEnds].compactMap(\.self).min() }

  /// Whether lists have shown the page at or before a moment.
  package func hasBegun(by now: Moment) -> Bool { from <= now && through.map { from.day <= $0 } ?? true }
}
