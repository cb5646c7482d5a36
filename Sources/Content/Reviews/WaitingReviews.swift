/// A page that waits for a step of its review, and for whom.
package struct WaitingReview: Sendable {
  package var entry: Ledger.Entry
  package var step: String
  /// Names of those who could give it.
  package var people: [String]
}

extension Ledger {
  /// The pages that are held for a review, in the order of their files: not drafts, which nobody has handed in yet.
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
  /// `初审 张三 2026-04-18、复审 …`, as far as it has come; steps whose marks do not count are left out.
  package func summary(_ model: ContentModel) -> String {
    let staff = model.vocabularies[chain.staff]
    let given = steps[..<given].compactMap { step in
      step.mark.map { "\(step.name) \(staff.terms[$0.person.term].name) \($0.day.iso)" }
    }
    return given.joined(separator: "、")
  }
}
