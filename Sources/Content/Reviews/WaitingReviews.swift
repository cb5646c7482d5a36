/// A page that waits for a step of its review, with the people who may give it.
package struct WaitingReview: Sendable {
  package var entry: Ledger.Entry
  package var step: String
  /// The names of the people who may give it.
  package var people: [String]
}

extension Ledger {
  /// The pages held for a review, in the order of their files; not drafts, which have not been handed in.
  package func waitingReviews(of model: ContentModel) -> [WaitingReview] {
    entries.compactMap { entry in
      guard entry.state == .held, let reviews = entry.reviews, let next = reviews.next else { return nil }
      let staff = model.vocabularies[reviews.chain.staff]
      return WaitingReview(
        entry: entry, step: reviews.steps[next].name,
        people: reviews.candidates(model).map { staff.terms[$0].name })
    }
  }
}

extension Reviews {
  /// `初审 张三 2026-04-18、复审 …`, up to the first step that is missing or does not count.
  package func summary(_ model: ContentModel) -> String {
    let staff = model.vocabularies[chain.staff]
    let given = steps[..<given].compactMap { step in
      step.mark.map { "\(step.name) \(staff.terms[$0.person.term].name) \($0.day.iso)" }
    }
    return given.joined(separator: "、")
  }
}
