import Almanac
import Diagnostics
import Markdown
import YAML

/// What became of one Markdown file.
struct PageReading: Sendable {
  /// Nil where the file is rejected.
  var page: Page?
  var entry: Ledger.Entry
  var findings: [Diagnostic]
  var exceptions: [Exception] = []
  /// Lists show the page, or did once.
  var hasStood = false

  var file: String { entry.file }

  /// Whether all that another reading of the file changes is the page's own text.
  func isReplaceable(by other: PageReading) -> Bool {
    guard let page, let next = other.page else { return false }
    return entry == other.entry && next.hasSamePlace(as: page)
  }
}

/// Reads one page: text → front matter → fields → body.
///
/// - Parameters:
///   - now: the moment of the build; later pages are scheduled, pages past their day expired.
///   - keepsWords: whether the site has a search, which asks for the words of texts.
func readPage(
  _ file: String, kind kindIndex: Int, of model: ContentModel, in folder: String, now: Moment,
  keepsWords: Bool, inspect: (ReadText) -> Inspection
) -> PageReading {
  let (source, finding) = readSource(file, in: folder)
  guard let source else { return rejected(file, [finding].compactMap(\.self)) }
  let (split, splitFinding) = splitFrontMatter(source)
  guard let split else {
    // Whatever else is wrong with a file, what it tells of people is looked for.
    let whole = 0..<source.bytes.count
    let document = parseMarkdown(source, in: whole)
    let inspection = inspect(
      ReadText(source, fields: whole, body: 0..<0, root: nil, document: document))
    return rejected(file, [finding, splitFinding].compactMap(\.self), inspection)
  }
  let kind = model.kinds[kindIndex]
  let parsed = readFrontMatter(source, in: split.fields) { kind.names[$0] != nil }
  var reader = NodeReader(source, vocabularies: model.vocabularies)
  reader.findings = parsed.findings
  if let finding { reader.findings.insert(finding, at: 0) }
  let document = parseMarkdown(source, in: split.body)
  let inspection = inspect(
    ReadText(source, fields: split.fields, body: split.body, root: parsed.root, document: document))
  let isTooLong = parsed.findings.contains { $0.rule == .frontMatterTooLong }
  guard !isTooLong, let entries = FieldEntries(parsed.root, of: kind, reader: &reader) else {
    return rejected(file, reader.findings, inspection)
  }
  reader.findings += commentFindings(entries, of: kind, in: source, split.fields)
  let facts = readBuiltIns(entries, file: file, reader: &reader)
  let values = readValues(entries, of: kind, reader: &reader)
  let rules = checkRules(of: kind, values, entries, today: now.day, reader: &reader)
  // What stands there and cannot be read is not missing.
  reader.findings.removeAll { $0.rule == .missingField && !parsed.brokenKeys.isDisjoint(with: $0.arguments) }
  reader.findings += document.findings.map { $0.quoting(source) }
  let isFine = !reader.hasErrors
  if let entry = unfinishedDraft(file, facts, of: kind, findings: &reader.findings) {
    return PageReading(
      page: nil, entry: entry, findings: reader.findings + inspection.findings,
      exceptions: inspection.exceptions)
  }
  guard isFine, let facts else {
    let title = BuiltInKey.title.written(in: parsed.root)
    return rejected(file, reader.findings, inspection, title: title)
  }
  reader.findings += inspection.findings
  let address = kind.addressForm.address(year: facts.date.day.year, slug: facts.slug)
  if facts.isSlugMade {
    reader.findings.append(
      Diagnostic(
        .slugMadeOfName, at: Location(file: file), [address],
        help: Phrase(
          "想用别的网址，在开头加一行  slug: \(facts.slug)", "to choose another, add a line  slug: \(facts.slug)")))
  }
  let page = Page(
    file: file, kind: kindIndex, address: address, facts: facts, lifetime: lifetime(of: facts, rules),
    values: values, document: document, keepsWords: keepsWords)
  return PageReading(
    page: page, entry: entry(of: page, status: facts.status, holdReason: rules.holdReason, now: now),
    findings: reader.findings, exceptions: inspection.exceptions,
    hasStood: page.lifetime?.hasBegun(by: now) ?? false)
}

private func rejected(
  _ file: String, _ findings: [Diagnostic], _ inspection: Inspection = Inspection(), title: String = ""
) -> PageReading {
  let reason = findings.first(where: \.isError)?.rule.name ?? ""
  return PageReading(
    page: nil, entry: Ledger.Entry(file: file, state: .rejected, reason: reason, title: title),
    findings: findings + inspection.findings, exceptions: inspection.exceptions)
}

/// A page's state is decided once, here, by what its author wrote and the build's moment.
private func entry(of page: Page, status: BuiltIns.Status, holdReason: String?, now: Moment) -> Ledger.Entry {
  let (state, reason) = state(of: page, status: status, holdReason: holdReason, now: now)
  return Ledger.Entry(
    file: page.file, state: state, reason: reason, title: page.title, address: page.address)
}

private func lifetime(of facts: BuiltIns, _ rules: RuleResult) -> Lifetime? {
  if facts.status == .draft || rules.lacksSomething { return nil }
  return Lifetime(from: facts.date, expires: facts.expires, consentEnds: rules.consentEnds)
}

private func state(
  of page: Page, status: BuiltIns.Status, holdReason: String?, now: Moment
) -> (State, reason: String) {
  if status == .withdrawn { return (.withdrawn, "") }
  if let holdReason { return (.held, holdReason) }
  if status == .draft { return (.draft, "") }
  if page.date > now { return (.scheduled, page.date.text) }
  if let expires = page.expires, expires < now.day { return (.expired, expires.iso) }
  return (.published, "")
}

private func readValues(_ entries: FieldEntries, of kind: Kind, reader: inout NodeReader) -> [FieldValue?] {
  var values: [FieldValue?] = []
  values.reserveCapacity(kind.fields.count)
  // By position: to take a field out of the array would copy all that it says.
  for index in kind.fields.indices {
    if let node = entries[field: index], !node.isEmpty {
      values.append(
        readValue(node, of: kind.fields[index].label, type: kind.fields[index].type, with: &reader))
    } else {
      if kind.fields[index].isRequired, kind.fields[index].defaultValue == nil {
        reportMissing(kind.fields[index], at: entries[field: index], reader: &reader)
      }
      values.append(kind.fields[index].defaultValue)
    }
  }
  return values
}
