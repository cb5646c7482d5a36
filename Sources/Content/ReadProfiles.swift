import Diagnostics
import Markdown

/// Adds texts to terms, from `content/vocabularies/NAME/SLUG.md`.
///
/// Front matter in such a text is ignored; other tools may need it.
func readProfiles(
  _ files: [String], in folder: String, into vocabularies: inout [Vocabulary]
) -> (texts: [ReadText], entries: [Ledger.Entry], findings: [Diagnostic]) {
  var texts: [ReadText] = []
  var entries: [Ledger.Entry] = []
  var findings: [Diagnostic] = []
  for file in files {
    let found = readProfile(file, in: folder, into: &vocabularies, &texts)
    findings += found
    let error = found.first(where: \.isError)
    entries.append(
      Ledger.Entry(
        file: file, state: error == nil ? .published : .rejected,
        reason: error.map { .said($0.rule.name) } ?? .none,
        title: termName(of: file, in: vocabularies)))
  }
  return (texts, entries, findings)
}

private func termName(of file: String, in vocabularies: [Vocabulary]) -> String {
  let parts = file.split(separator: "/").map(String.init)
  let terms = vocabularies.first { $0.name == parts[parts.count - 2] }?.terms ?? []
  return terms.first { parts[parts.count - 1] == $0.slug + ".md" }?.name ?? ""
}

private func readProfile(
  _ file: String, in folder: String, into vocabularies: inout [Vocabulary], _ texts: inout [ReadText]
) -> [Diagnostic] {
  let parts = file.split(separator: "/").map(String.init)
  let name = parts[parts.count - 2]
  let slug = String(parts[parts.count - 1].dropLast(".md".count))
  guard let vocabulary = vocabularies.firstIndex(where: { $0.name == name }) else {
    let near = nearest(to: name, in: vocabularies.map(\.name))
    return [
      Diagnostic(
        .unknownVocabulary, at: Location(file: file), [name],
        help: near.map {
          Phrase("是不是 content/vocabularies/\($0)/", "did you mean content/vocabularies/\($0)/?")
        }
          ?? Phrase("先写好 content/vocabularies/\(name).yml", "write content/vocabularies/\(name).yml first"))
    ]
  }
  guard let term = vocabularies[vocabulary].terms.firstIndex(where: { $0.slug == slug }) else {
    let near = nearest(to: slug, in: vocabularies[vocabulary].terms.map(\.slug))
    return [
      Diagnostic(
        .profileWithoutTerm, at: Location(file: file), [slug, vocabularies[vocabulary].label],
        help: near.map { Phrase("文件名应为 \($0).md", "the file should be \($0).md") }
          ?? Phrase("先在 \(name).yml 里加上这个词，或改文件名", "add the term to \(name).yml, or rename the file"))
    ]
  }
  let (source, finding) = readSource(file, in: folder)
  guard let source else { return [finding].compactMap(\.self) }
  let split = splitFrontMatter(source).0
  let body = split?.body ?? 0..<source.bytes.count
  let document = parseMarkdown(source, in: body)
  texts.append(ReadText(source, fields: split?.fields ?? 0..<0, body: body, root: nil, document: document))
  vocabularies[vocabulary].terms[term].document = document
  return [finding].compactMap(\.self) + document.findings.map { $0.quoting(source) }
}
