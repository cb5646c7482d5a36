import Building
import Content
import Diagnostics
import Editing
import Files
import Serving

/// The review of a page: its steps, a button for whoever may give the next step, and the sheet to sign.
extension Studio {
  /// Nil for a page without review.
  ///
  /// - Parameter isUnsaved: the form shows an unsaved text, which cannot have been reviewed.
  func reviewInput(_ target: Target, _ entry: Ledger.Entry?, base: Digest, _ guest: Guest, isUnsaved: Bool)
    -> ReviewInput?
  {
    guard let reviews = entry?.reviews else { return nil }
    let staff = target.model.vocabularies[reviews.chain.staff]
    let candidates = reviews.candidates(target.model)
    let names = candidates.map { staff.terms[$0].name }
    let isHis = guest.user.map { user in staff.person(named: user).map(candidates.contains) ?? false } ?? true
    let steps = reviews.steps.enumerated().map { position, step in
      ReviewStepInput(
        name: step.name, person: step.mark.map { staff.terms[$0.person.term].name } ?? "",
        date: step.mark?.day.iso ?? "", state: state(of: step), isGiven: step.isGiven,
        people: position == reviews.next ? names.joined(separator: say("、", ", ")) : "")
    }
    let next = reviews.next.map { reviews.steps[$0].name }
    return ReviewInput(
      steps: steps, next: isUnsaved || !isHis || names.isEmpty ? nil : next,
      people: guest.user == nil ? names.map { OptionInput(value: $0, label: $0) } : [],
      token: gate.token(for: reviewAction(target.file), in: guest.session), digest: base.hexadecimal,
      file: target.file, sheet: Self.prefix + "sheet?file=" + percentEncoded(target.file))
  }

  private func reviewAction(_ file: String) -> String { "review " + file }

  private func state(of step: Reviews.Step) -> String {
    guard step.mark != nil else { return say("未审", "not given") }
    return switch step.fault {
    case nil: say("已审", "given")
    case .stale: say("改动后未再审", "changed since")
    case _: say("不算数", "does not count")
    }
  }

  /// Records the next step for the logged-in user; without a proxy, for the person chosen in the form.
  func review(_ data: FormData, _ guest: Guest) -> Answer {
    guard let target = target(data["file"]), let base = data["digest"].flatMap(Digest.init(hexadecimal:))
    else { return missing(guest) }
    guard gate.take(data["token"] ?? "", for: reviewAction(target.file), in: guest.session) else {
      return stale(guest)
    }
    guard let bytes = try? held.read(target.file) else { return missing(guest) }
    guard Digest(of: bytes) == base else {
      return form(
        target, bytes, base: Digest(of: bytes), guest,
        notice: say(
          "这一篇刚刚被改过，没有记下；看过现在的再审。",
          "The page has just been changed, and nothing was recorded; look at it again."),
        isWrong: true)
    }
    let order = ReviewOrder(
      file: target.file, step: data["step"] ?? "", person: guest.user ?? data["by"] ?? "",
      day: around.now().day)
    let problem: Phrase
    switch Result(catching: { () throws(Failure) in
      try around.site().givingReview(order, to: bytes, now: around.now())
    }) {
    case .success(.success(let given)):
      do {
        try replace(target.file, base, given.bytes)
        return redirect("edit?done=reviewed&file=" + percentEncoded(target.file))
      } catch {
        problem = error.phrase
      }
    case .success(.failure(let refusal)): problem = refusal.told
    case .failure(let failure): problem = Phrase(failure.text(in: .chinese), failure.text(in: .english))
    }
    return form(target, bytes, base: base, guest, notice: problem[language], isWrong: true)
  }

  func sheet(_ query: FormData, _ guest: Guest) -> Answer {
    guard let target = target(query["file"]), let prepared = around.site().prepared, let site = prepared.site,
      let entry = prepared.report.ledger.entries.first(where: { $0.file == target.file }),
      let text = reviewSheet(of: entry, in: site, on: around.now().day, language: language)
    else { return missing(guest) }
    return Answer(headers: sheetHeaders, bytes: Array(text.utf8))
  }

  /// Whether a text has review marks that the file lacks: marks may only be given by their button.
  func forges(_ bytes: [UInt8], over old: [UInt8], _ target: Target) -> Bool {
    guard let kind = target.kind, let field = kind.reviewField,
      let page = try? PageText(target.file, bytes: bytes, of: kind)
    else { return false }
    let before = decodedText(old)
    return page.marks(kind.fields[field].key).contains { !before.contains($0) }
  }

  /// The review column of the desk.
  func reviewText(_ entry: Ledger.Entry, _ model: ContentModel) -> String {
    guard let reviews = entry.reviews else { return "" }
    let count = "\(reviews.given)/\(reviews.steps.count)"
    guard entry.state == .held, reviews.next != nil else { return count }
    let staff = model.vocabularies[reviews.chain.staff]
    let names = reviews.candidates(model).prefix(3).map { staff.terms[$0].name }
    return names.isEmpty ? count : count + " " + names.joined(separator: say("、", ", "))
  }

  /// Whether a page waits for this user's review.
  func waits(_ entry: Ledger.Entry, for guest: Guest, _ model: ContentModel) -> Bool {
    guard let user = guest.user, entry.state == .held, let reviews = entry.reviews,
      let person = model.vocabularies[reviews.chain.staff].person(named: user)
    else { return false }
    return reviews.candidates(model).contains(person)
  }
}

extension ReviewRefusal {
  /// The message, with the page's errors if they are the reason.
  fileprivate var told: Phrase {
    guard !findings.isEmpty else { return phrase }
    let said = { (language: Language) in findings.map { $0.message(in: language) }.joined(separator: "；") }
    return Phrase("\(phrase.chinese)：\(said(.chinese))", "\(phrase.english): \(said(.english))")
  }
}

/// The sheet may use its own style element and nothing else.
private let sheetHeaders = [
  (
    name: "Content-Security-Policy",
    value:
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
  ),
  (name: "X-Frame-Options", value: "SAMEORIGIN"), (name: "Referrer-Policy", value: "same-origin"),
]
