import Almanac
import Diagnostics

/// The reading of one Markdown file.
struct PageReading: Sendable {
  /// The position of its kind in the content model.
  var kind: Int
  /// Nil if the file is rejected.
  var page: Page?
  var entry: Ledger.Entry
  var findings: [Diagnostic]
  var exceptions: [Exception]
  /// For a page that could not be read, the files that its text names: they remain in use.
  var namedFiles: [String] = []
  /// Lists show the page, or have shown it.
  var hasStood = false

  var file: String { entry.file }

  /// Whether another reading of the file differs only in the page's own text.
  func isReplaceable(by other: PageReading) -> Bool {
    guard let page, let next = other.page else { return false }
    return entry == other.entry && next.hasSamePlace(as: page)
  }
}

extension SiteReader {
  /// Reads one page: parses its file, checks it and decides its state.
  func readPage(_ file: String, kind: Int) -> PageReading {
    let parsed = parsePage(file, of: inputs.model.kinds[kind], in: inputs.folder, unsaved: unsaved[file])
    let inspection = parsed.text.map(inspect) ?? Inspection()
    let fields = checkFields(
      of: parsed, kind: inputs.model.kinds[kind], in: inputs.model, of: inputs.settings, today: now.day)
    let decision = decide(parsed, fields, file: file, kind: kind)
    return PageReading(
      kind: kind, page: decision.page, entry: decision.entry,
      findings: decision.findings + inspection.findings, exceptions: inspection.exceptions,
      namedFiles: decision.page == nil ? parsed.text.map { namedFiles(in: $0.source) } ?? [] : [],
      hasStood: decision.page?.lifetime?.hasBegun(by: now) ?? false)
  }
}

/// The fields of a page, with the findings about them.
struct CheckedFields {
  /// Nil if title, date or slug is missing or invalid.
  var facts: BuiltIns?
  var values: [FieldValue?] = []
  /// The result of the kind's rules.
  var rules = RuleResult()
  var findings: [Diagnostic] = []
  /// Missing required fields.
  var lacks: [Lack] = []
}

/// Reads the fields by their types, and checks them against the kind's rules.
func checkFields(
  of page: ParsedPage, kind: Kind, in model: ContentModel, of settings: Settings?, today: Day
) -> CheckedFields {
  guard let text = page.text, let fields = page.fields, !fields.isTooLong else { return CheckedFields() }
  var reader = NodeReader(text.source, vocabularies: model.vocabularies)
  guard let entries = FieldEntries(fields, of: kind, reader: &reader) else {
    return CheckedFields(findings: reader.findings)
  }
  reader.siteAddress = settings?.address ?? ""
  reader.isChinese = settings?.isChinese ?? true
  reader.findings += commentFindings(entries, of: kind, in: text.source, text.fields)
  let facts = readBuiltIns(entries, file: text.source.name, reader: &reader)
  reader.day = facts?.date.day
  var values = readValues(entries, of: kind, reader: &reader)
  let rules = checkRules(of: kind, values, entries, facts, text.document, today: today, reader: &reader)
  if let words = kind.candidacy(values, in: model.vocabularies) { values = values.recommending(words) }
  return CheckedFields(
    facts: facts, values: values, rules: rules, findings: reader.findings, lacks: reader.lacks)
}

extension SiteReader {
  /// Decides whether a page results, and its state.
  private func decide(
    _ parsed: ParsedPage, _ fields: CheckedFields, file: String, kind kindIndex: Int
  ) -> (page: Page?, entry: Ledger.Entry, findings: [Diagnostic]) {
    let kind = inputs.model.kinds[kindIndex]
    let textFindings = parsed.text.map { text in text.document.findings.map { $0.quoting(text.source) } }
    let found =
      parsed.findings + (parsed.fields?.findings ?? []) + fields.findings
      + (parsed.fields == nil ? [] : textFindings ?? [])
    let hasErrors = found.contains(where: \.isError)
    if !hasErrors, let draft = unfinishedDraft(file, fields.facts, lacking: fields.lacks, of: kind) {
      return (nil, draft.entry, found + [draft.finding])
    }
    let findings = found + fields.lacks.map(\.finding)
    guard !hasErrors, fields.lacks.isEmpty, let text = parsed.text, let facts = fields.facts else {
      let title = BuiltInKey.title.written(in: parsed.fields?.root)
      let reason = findings.first(where: \.isError).map { Ledger.Reason.said($0.rule.name) } ?? .none
      return (
        nil, Ledger.Entry(file: file, state: .rejected, reason: reason, title: title), findings
      )
    }
    let address = kind.addressForm.address(year: facts.date.day.year, slug: facts.slug)
    let isCandidate = kind.candidacy(fields.values, in: inputs.model.vocabularies) != nil
    let reviews = reviews(of: facts, fields.values, text, kind: kind)
    let awaited = file == assumesReviewed ? nil : reviews
    let page = Page(
      file: file, kind: kindIndex, address: address, facts: facts,
      lifetime: lifetime(of: facts, fields.rules, awaited),
      values: fields.values, standing: isCandidate ? fields.values.honourTitles.joined(separator: "；") : nil,
      document: text.document, keepsWords: inputs.settings?.hasSearch ?? true, isCounted: showsLengths)
    let (state, why) = state(
      of: page, status: facts.status, holdReason: fields.rules.holdReason, reviewReason: awaited?.holdReason)
    let reason = why == .none ? fields.rules.overdue ?? .none : why
    let entry = Ledger.Entry(
      file: file, state: state, reason: reason, title: page.title, address: address, reviews: reviews)
    let waiting =
      facts.status == .published ? reviews.map { reviewFindings($0, of: kind, text, inputs.model) } ?? [] : []
    return (
      page, entry, findings + waiting + (facts.isSlugMade ? [madeSlug(facts.slug, address, of: file)] : [])
    )
  }

  /// The only place that decides a page's state, from its status and the build's moment.
  private func state(
    of page: Page, status: BuiltIns.Status, holdReason: Ledger.Reason?, reviewReason: Ledger.Reason?
  ) -> (State, reason: Ledger.Reason) {
    if status == .withdrawn { return (.withdrawn, .none) }
    if let holdReason { return (.held, holdReason) }
    if status == .draft { return (.draft, .none) }
    // A draft is reviewed only when it is handed in.
    if let reviewReason { return (.held, reviewReason) }
    if page.date > now { return (.scheduled, .said(page.date.text)) }
    if let expires = page.expires, expires < now.day { return (.expired, .said(expires.iso)) }
    return (.published, .none)
  }
}

private func madeSlug(_ slug: String, _ address: String, of file: String) -> Diagnostic {
  Diagnostic(
    .slugMadeOfName, at: Location(file: file), [address],
    help: Phrase("想用别的网址，在开头加一行  slug: \(slug)", "to choose another, add a line  slug: \(slug)"))
}

private func lifetime(of facts: BuiltIns, _ rules: RuleResult, _ reviews: Reviews?) -> Lifetime? {
  if facts.status == .draft || rules.lacksSomething { return nil }
  if let reviews, reviews.next != nil, !reviews.hasBeenThrough { return nil }
  return Lifetime(from: facts.date, expires: facts.expires, consentEnds: rules.consentEnds)
}

private func readValues(_ entries: FieldEntries, of kind: Kind, reader: inout NodeReader) -> [FieldValue?] {
  var values: [FieldValue?] = []
  values.reserveCapacity(kind.fields.count)
  // Access by position: binding a field to a name would copy all of its parts.
  for index in kind.fields.indices {
    if let node = entries[field: index], !node.isEmpty {
      values.append(
        readValue(node, of: kind.fields[index].label, type: kind.fields[index].type, with: &reader))
    } else {
      let isUnreadable = entries.isUnreadable(field: index)
      if kind.fields[index].isRequired, kind.fields[index].defaultValue == nil, !isUnreadable {
        reportMissing(kind.fields[index], at: entries[field: index], reader: &reader)
      }
      values.append(kind.fields[index].defaultValue)
    }
  }
  return values
}
