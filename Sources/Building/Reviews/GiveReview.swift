import Almanac
import Content
import Diagnostics
import Editing
import Files

/// An order to record a step of a page's review.
package struct ReviewOrder: Sendable {
  /// Relative to the site's folder.
  package var file: String
  package var step: String
  /// A name, alias or slug of the staff.
  package var person: String
  package var day: Day

  package init(file: String, step: String, person: String, day: Day) {
    self.file = file
    self.step = step
    self.person = person
    self.day = day
  }
}

/// A recorded step, with the new bytes of the page's file.
package struct ReviewGiven: Sendable {
  package var bytes: [UInt8]
  package var step: String
  package var person: String
  package var day: Day
  package var digest: String
  /// Marks of later steps that were removed, since they were given to another text.
  package var dropped: [String]
  /// The next step; nil if the review is complete.
  package var next: String?
}

extension LiveSite {
  /// The bytes of a page's file with a step recorded, or the reason why it cannot be.
  ///
  /// - Parameter bytes: the present bytes of the file.
  package func givingReview(_ order: ReviewOrder, to bytes: [UInt8], now: Moment) throws(Failure)
    -> Result<ReviewGiven, ReviewRefusal>
  {
    let prepared = try preparing(order.file, as: bytes, now: now, assumesReviewed: true)
    return Result { () throws(ReviewRefusal) in
      try Building.givingReview(order, to: bytes, in: prepared, today: now.day)
    }
  }
}

/// - Parameters:
///   - bytes: the present bytes of the file.
///   - prepared: the site read with these bytes and the review treated as complete, since errors of a held page would
///     otherwise show only once it is published.
///   - today: the last day allowed for the step.
private func givingReview(
  _ order: ReviewOrder, to bytes: [UInt8], in prepared: Prepared, today: Day
) throws(ReviewRefusal) -> ReviewGiven {
  guard let site = prepared.site,
    let entry = prepared.report.ledger.entries.first(where: { $0.file == order.file }),
    let kind = site.model.kinds.first(where: { order.file.hasPrefix("content/\($0.folder)/") })
  else { throw .errors(prepared.report.findings.filter(\.isError)) }
  let errors = prepared.report.findings.filter { $0.isError && $0.location.file == order.file }
  guard entry.state != .rejected, errors.isEmpty else { throw .errors(errors) }
  guard let reviews = entry.reviews else {
    guard kind.reviewChain != nil, case .lacking = entry.reason else { throw .notAsked }
    throw .unfinished(Phrase(entry.reason.text(in: .chinese), entry.reason.text(in: .english)))
  }
  let staff = site.model.vocabularies[reviews.chain.staff]
  let (step, person) = try names(order, reviews, staff, site.model)
  let name = staff.terms[person].name
  let other = reviews.next.map {
    reviewCommand(
      order.file, step: reviews.steps[$0].name,
      by: reviews.candidates(site.model).first.map { staff.terms[$0].name })
  }
  if step < reviews.given {
    let giver = reviews.steps[step].mark.map { staff.terms[$0.person.term].name } ?? ""
    throw .given(
      reviews.steps[step], by: giver, next: reviews.next.map { reviews.steps[$0].name }, right: other)
  }
  let mark = ReviewMark(
    step: step, person: TermReference(vocabulary: reviews.chain.staff, term: person), day: order.day,
    digest: reviews.digest)
  let before = reviews.steps[..<reviews.given].compactMap(\.mark)
  if let fault = reviews.fault(of: mark, after: before, staff, today: today) {
    let phrase = fault.phrase(
      step: order.step, person: name, duties: staff.duties(of: person), today: today)
    throw ReviewRefusal(phrase, right: right(order, name, fault, otherwise: other, today: today))
  }
  let made: (bytes: [UInt8], dropped: [String])
  do {
    made = try givingReview(
      step: step, by: name, on: order.day, reviews, to: bytes, named: order.file, of: kind)
  } catch {
    throw ReviewRefusal(error.phrase)
  }
  return ReviewGiven(
    bytes: made.bytes, step: reviews.steps[step].name, person: name, day: order.day, digest: reviews.digest,
    dropped: made.dropped, next: step + 1 < reviews.steps.count ? reviews.steps[step + 1].name : nil)
}

/// Records a step in the page's file.
///
/// - Throws: a `Failure` if the site's folder cannot be read or written.
package func giveReview(_ order: ReviewOrder, in folder: String, now: Moment) throws(Failure)
  -> Result<ReviewGiven, ReviewRefusal>
{
  var options = BuildOptions(now: now)
  options.assumesReviewed = order.file
  let prepared = try prepare(Workspace(folder: folder), options: options)
  let held = HeldFolder(folder)
  do {
    let bytes = try held.read(order.file)
    let given: ReviewGiven
    do throws(ReviewRefusal) {
      given = try givingReview(order, to: bytes, in: prepared, today: now.day)
    } catch {
      return .failure(error)
    }
    try held.replace(order.file, digest: Digest(of: bytes), with: given.bytes)
    return .success(given)
  } catch {
    throw Failure(error.phrase, path: order.file)
  }
}

/// The positions of the named step and person.
private func names(
  _ order: ReviewOrder, _ reviews: Reviews, _ staff: Vocabulary, _ model: ContentModel
) throws(ReviewRefusal) -> (step: Int, person: Int) {
  let steps = reviews.steps.map(\.name)
  guard let step = steps.firstIndex(of: order.step) else {
    let near = nearest(to: order.step, in: steps) ?? reviews.next.map { steps[$0] }
    throw .unknownStep(
      order.step, known: steps, right: near.map { reviewCommand(order.file, step: $0, by: order.person) })
  }
  guard let person = staff.person(named: order.person) else {
    let names = staff.terms.flatMap { [$0.name] + $0.aliases }
    let near = nearest(to: order.person, in: names)
    throw .unknownPerson(
      order.person, staff, known: staff.terms.map(\.name),
      right: near.map { reviewCommand(order.file, step: order.step, by: $0) })
  }
  return (step, person)
}

/// The correct command instead of a refused one.
private func right(
  _ order: ReviewOrder, _ name: String, _ fault: ReviewFault, otherwise: String?, today: Day
) -> String? {
  switch fault {
  case .inFuture: reviewCommand(order.file, step: order.step, by: name, day: today.iso)
  case .beforeStep(let day): reviewCommand(order.file, step: order.step, by: name, day: day.iso)
  default: otherwise
  }
}
