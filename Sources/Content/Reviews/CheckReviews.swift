import Almanac
import Diagnostics
import YAML

extension SiteReader {
  /// The progress of a page's review; nil if none is required.
  func reviews(of facts: BuiltIns, _ values: [FieldValue?], _ text: ReadText, kind: Kind) -> Reviews? {
    guard let field = kind.reviewField, let chain = kind.reviewChain,
      chain.since.map({ facts.date.day >= $0 }) ?? true
    else { return nil }
    var marks: [ReviewMark] = []
    if case .reviews(let given) = values[field] { marks = given }
    var authors: [String] = []
    if let author = kind.author, case .text(let names) = values[author] {
      authors = names.split { "、，,;；/　 ".contains($0) }.map(String.init)
    }
    let files = filesNamed(by: values, text.document, in: text.source.name, among: inputs.companions)
    let reviews = Reviews(
      steps: chain.steps.map { Reviews.Step(name: $0) },
      digest: reviewDigest(of: text, kind, files: files, in: inputs.folder, known: knownDigest),
      authors: authors, chain: chain)
    return reviews.taking(marks, of: inputs.model.vocabularies[chain.staff], today: now.day)
  }
}

extension Reviews {
  /// The reviews with marks added, each with the reason for which it does not count.
  func taking(_ marks: [ReviewMark], of staff: Vocabulary, today: Day) -> Reviews {
    var reviews = self
    var before: [ReviewMark] = []
    for mark in marks {
      let fault = reviews.fault(of: mark, after: before, staff, today: today)
      if case .outOfOrder = fault {} else { before.append(mark) }
      // A step given twice keeps its first mark and gets the fault of the second.
      reviews.steps[mark.step].mark = reviews.steps[mark.step].mark ?? mark
      reviews.steps[mark.step].fault = reviews.steps[mark.step].fault ?? fault
    }
    return reviews
  }

  /// The reason for which a mark does not count after those before it; nil if it counts.
  ///
  /// - Parameter mark: its digest is compared with that of the page's present text.
  package func fault(of mark: ReviewMark, after before: [ReviewMark], _ staff: Vocabulary, today: Day)
    -> ReviewFault?
  {
    let term = staff.terms[mark.person.term]
    guard mark.step == before.count else {
      return .outOfOrder(before.count < steps.count ? steps[before.count].name : nil)
    }
    if mark.day > today { return .inFuture }
    if let last = before.last, mark.day < last.day { return .beforeStep(last.day) }
    if chain.isDistinct {
      if let same = before.first(where: { $0.person == mark.person }) {
        return .samePerson(steps[same.step].name)
      }
      if isAuthor(term) { return .ownWork }
    }
    if !staff.isEntitled(mark.person.term, to: steps[mark.step].name) {
      return .notEntitled(staff.duties(of: mark.person.term))
    }
    guard let kept = mark.digest else { return .withoutDigest }
    return kept == digest ? nil : .stale
  }

  /// The reason for which the page is held; nil if its review is complete.
  var holdReason: Ledger.Reason? {
    guard let next else { return nil }
    let step = steps[next]
    switch step.fault {
    case nil: return .unreviewed(Phrase("等待\(step.name)", "waits for \(step.name)"))
    case .stale: return .unreviewed(Phrase("改动后未再审", "changed since it was reviewed"))
    case _: return .unreviewed(Phrase("\(step.name)不算数", "\(step.name) does not count"))
    }
  }

  /// Whether the page, perhaps with another text, has been published: all steps have a mark with a digest.
  var hasBeenThrough: Bool { steps.allSatisfy { $0.mark?.digest != nil } }
}
