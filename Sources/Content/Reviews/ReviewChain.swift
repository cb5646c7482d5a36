import Almanac
import YAML

/// What a declaration asks of pages before readers see them: which steps, by whom, and from when on.
package struct ReviewChain: Sendable, Hashable {
  /// The vocabulary of those who review; no page, index or search shows its names.
  package var staff: Int
  /// In their order; none asks for nothing.
  package var steps: [String]
  /// Nobody gives two steps of a page, nor one of his own.
  package var isDistinct: Bool
  /// Pages dated before that day are asked for nothing: they stood before anybody reviewed.
  package var since: Day?
}

/// A mark as it stands on a page.
package struct ReviewMark: Sendable, Hashable {
  /// The position among the chain's steps.
  package var step: Int
  package var person: TermReference
  package var day: Day
  /// Of what the page said then; nil where a hand wrote the mark.
  package var digest: String?
  package var place: TextPosition

  package init(
    step: Int, person: TermReference, day: Day, digest: String?,
    place: TextPosition = TextPosition(line: 1, column: 1, length: 0)
  ) {
    self.step = step
    self.person = person
    self.day = day
    self.digest = digest
    self.place = place
  }
}

/// Why a mark does not count.
package enum ReviewFault: Sendable, Hashable {
  /// The step that should have stood here; nil behind the last one.
  case outOfOrder(String?)
  case inFuture
  /// The day of the step before.
  case beforeStep(Day)
  /// The step that the same person gave.
  case samePerson(String)
  case ownWork
  /// What the person may do.
  case notEntitled([String])
  case withoutDigest
  /// The page said something else then.
  case stale
}

/// How far the review of a page has come.
package struct Reviews: Sendable, Hashable {
  package struct Step: Sendable, Hashable {
    package var name: String
    package var mark: ReviewMark?
    package var fault: ReviewFault?

    package var isGiven: Bool { mark != nil && fault == nil }
  }

  package var steps: [Step]
  /// Of what the page says now.
  package var digest: String
  /// Names in the field of authors.
  package var authors: [String]
  package var chain: ReviewChain

  /// The first step that nobody has given, or whose mark does not count; nil for a page that is through.
  package var next: Int? { steps.firstIndex { !$0.isGiven } }
  package var given: Int { next ?? steps.count }
}

extension Kind {
  /// What its pages are asked for; nil where they are not reviewed.
  package var reviewChain: ReviewChain? {
    guard let field = reviewField, let chain = (fields[field].type as? ReviewsField)?.chain,
      !chain.steps.isEmpty
    else { return nil }
    return chain
  }
}

extension ContentModel {
  /// Whether any kind asks for reviews.
  package var hasReviews: Bool { kinds.contains { $0.reviewChain != nil } }
}
