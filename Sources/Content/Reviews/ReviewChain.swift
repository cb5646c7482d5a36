import Almanac
import YAML

/// The review that a declaration requires before publication: its steps, the staff, and the day from which it applies.
package struct ReviewChain: Sendable, Hashable {
  /// The vocabulary of the reviewers; no page, index or search shows its names.
  package var staff: Int
  /// In order; an empty list requires no review.
  package var steps: [String]
  /// A person may give only one step of a page, and none of a page that is the person's own.
  package var isDistinct: Bool
  /// Pages dated before that day need no review: they were published before reviews began.
  package var since: Day?
}

/// A mark as written on a page.
package struct ReviewMark: Sendable, Hashable {
  /// The position among the chain's steps.
  package var step: Int
  package var person: TermReference
  package var day: Day
  /// Digest of the text reviewed; nil if the mark was written by hand.
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

/// The reason for which a mark does not count.
package enum ReviewFault: Sendable, Hashable {
  /// The step that was expected; nil after the last one.
  case outOfOrder(String?)
  case inFuture
  /// The day of the step before.
  case beforeStep(Day)
  /// The step given by the same person.
  case samePerson(String)
  case ownWork
  /// The steps that the person may give.
  case notEntitled([String])
  case withoutDigest
  /// The text has changed since.
  case stale
}

/// The progress of a page's review.
package struct Reviews: Sendable, Hashable {
  package struct Step: Sendable, Hashable {
    package var name: String
    package var mark: ReviewMark?
    package var fault: ReviewFault?

    package var isGiven: Bool { mark != nil && fault == nil }
  }

  package var steps: [Step]
  /// Digest of the page's present text.
  package var digest: String
  /// The names in the field of authors.
  package var authors: [String]
  package var chain: ReviewChain

  /// The first step that is not given, or whose mark does not count; nil if the review is complete.
  package var next: Int? { steps.firstIndex { !$0.isGiven } }
  package var given: Int { next ?? steps.count }
}

extension Kind {
  /// The review required of its pages; nil if they are not reviewed.
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
