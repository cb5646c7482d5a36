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
}

/// Reads one page: text → front matter → fields → body.
///
/// - Parameter now: the moment of the build; later pages are scheduled, pages past their day expired.
func readPage(
  _ file: String, kind kindIndex: Int, of model: ContentModel, in folder: String, now: Moment,
  inspect: (ReadText) -> Inspection
) -> PageReading {
  let (source, finding) = readSource(file, in: folder)
  guard let source else { return rejected(file, [finding].compactMap(\.self)) }
  let (split, splitFinding) = splitFrontMatter(source)
  guard let split else { return rejected(file, [splitFinding].compactMap(\.self)) }
  let parsed = parseYAML(source, in: split.fields)
  var reader = NodeReader(source, vocabularies: model.vocabularies)
  reader.findings = parsed.findings
  let kind = model.kinds[kindIndex]
  guard !reader.hasErrors, let entries = collectEntries(parsed.root, of: kind, reader: &reader) else {
    return rejected(file, reader.findings)
  }
  let facts = readBuiltIns(entries, file: file, reader: &reader)
  let values = readValues(entries, of: kind, reader: &reader)
  let document = parseMarkdown(source, in: split.body)
  reader.findings += document.findings.map { $0.quoting(source) }
  let isFine = !reader.hasErrors
  let inspection = inspect(
    ReadText(source, fields: split.fields, body: split.body, root: parsed.root, document: document))
  reader.findings += inspection.findings
  guard isFine, let facts else { return rejected(file, reader.findings, inspection.exceptions) }
  let summary = facts.summary ?? document.excerpt
  let page = Page(
    file: file, kind: kindIndex, slug: facts.slug,
    address: kind.address(year: facts.date.day.year, slug: facts.slug),
    title: facts.title, date: facts.date, updated: facts.updated, summary: summary, expires: facts.expires,
    aliases: facts.aliases, isSample: facts.isSample, isDraft: facts.status == .draft, values: values,
    document: document)
  return PageReading(
    page: page, entry: entry(of: page, status: facts.status, now: now), findings: reader.findings,
    exceptions: inspection.exceptions)
}

private func rejected(_ file: String, _ findings: [Diagnostic], _ exceptions: [Exception] = []) -> PageReading
{
  let reason = findings.first(where: \.isError)?.rule.name ?? ""
  return PageReading(
    page: nil, entry: Ledger.Entry(file: file, state: .rejected, reason: reason), findings: findings,
    exceptions: exceptions)
}

/// A page's state is decided once, here, by what its author wrote and the build's moment.
private func entry(of page: Page, status: BuiltIns.Status, now: Moment) -> Ledger.Entry {
  if status == .withdrawn { return Ledger.Entry(file: page.file, state: .withdrawn) }
  if status == .draft { return Ledger.Entry(file: page.file, state: .draft) }
  if page.date > now { return Ledger.Entry(file: page.file, state: .scheduled, reason: page.date.text) }
  if let expires = page.expires, expires < now.day {
    return Ledger.Entry(file: page.file, state: .expired, reason: expires.iso)
  }
  return Ledger.Entry(file: page.file, state: .published)
}

/// The nodes of a front matter, sorted by the field they belong to.
struct FieldEntries {
  var builtIn: [BuiltInKey: Node] = [:]
  /// By the order of the kind's fields.
  var fields: [Node?]
}

/// Finds the field of every key, by key or label, and reports unknown keys and fields given twice.
private func collectEntries(_ root: Node?, of kind: Kind, reader: inout NodeReader) -> FieldEntries? {
  var entries = FieldEntries(fields: Array(repeating: nil, count: kind.fields.count))
  guard let root else { return entries }
  guard let pairs = root.map else {
    reader.report(.wantsMap, root, ["---"])
    return nil
  }
  for pair in pairs {
    let key = pair.key.text ?? ""
    var isRepeated = false
    if let builtIn = BuiltInKey(keyOrLabel: key) {
      isRepeated = entries.builtIn.updateValue(pair.value, forKey: builtIn) != nil
    } else if let index = kind.lookup[key] {
      isRepeated = entries.fields[index] != nil
      entries.fields[index] = pair.value
    } else {
      reportUnknown(pair.key, key, of: kind, reader: &reader)
    }
    // The same key twice is YAML's finding; here it is the key and its Chinese name.
    if isRepeated { reader.report(.repeatedField, pair.key, [key]) }
  }
  return entries
}

private func reportUnknown(_ node: Node, _ key: String, of kind: Kind, reader: inout NodeReader) {
  let isLatin = key.utf8.allSatisfy { $0 < 0x80 }
  let names =
    isLatin
    ? BuiltInKey.allCases.map(\.rawValue) + kind.fields.map(\.key)
    : BuiltInKey.allCases.map(\.label) + kind.fields.map(\.label)
  let near = nearest(to: key, in: names)
  let labels = kind.fields.map(\.label).joined(separator: "、")
  reader.report(
    .unknownField, node, [key, kind.name], replacement: near,
    help: near == nil
      ? Phrase("“\(kind.name)”可以写：\(labels)", "fields: \(names.joined(separator: ", "))") : nil)
}

private func readValues(_ entries: FieldEntries, of kind: Kind, reader: inout NodeReader) -> [FieldValue?] {
  var values: [FieldValue?] = []
  values.reserveCapacity(kind.fields.count)
  for (index, field) in kind.fields.enumerated() {
    if let node = entries.fields[index], !node.isEmpty {
      values.append(field.type.read(node, of: field.label, with: &reader))
    } else {
      if field.isRequired, field.defaultValue == nil {
        reportMissing(field.key, field.label, example: example(of: field, reader: reader), reader: &reader)
      }
      values.append(field.defaultValue)
    }
  }
  return values
}

/// A value that could stand in the field: for a choice, the first term.
private func example(of field: Field, reader: NodeReader) -> String {
  field.type.shape.vocabulary.flatMap { reader.vocabularies[$0].terms.first?.name } ?? "…"
}

func reportMissing(_ key: String, _ label: String, example: String, reader: inout NodeReader) {
  reader.findings.append(
    Diagnostic(
      .missingField, at: Location(file: reader.source.name, line: 1, column: 1, length: 3), [label, key],
      help: Phrase(
        "在开头的两行 --- 之间加一行  \(label): \(example)", "add a line between the --- lines:  \(key): \(example)"),
      excerpt: reader.source.line(1)))
}

extension Kind {
  func address(year: Int, slug pageSlug: String) -> String {
    var address = ""
    for part in addressPattern.split(separator: "/") {
      switch part {
      case "{kind}": address += "/" + slug
      case "{year}": address += "/" + String(year)
      case "{slug}": address += "/" + pageSlug
      default: address += "/" + part
      }
    }
    return address + "/"
  }
}
