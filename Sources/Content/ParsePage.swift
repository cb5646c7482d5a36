import Diagnostics
import Markdown
import YAML

/// What a page's file says, as far as it can be read.
struct ParsedPage {
  /// Nil where the file is no text.
  var text: ReadText?
  /// Nil where the file has no fields.
  var fields: ParsedFrontMatter?
  /// What is wrong with the file: its encoding, where its fields begin and end.
  var findings: [Diagnostic]
}

/// Reads a page's file: bytes → text → fields and document.
///
/// - Parameter unsaved: what is read instead of the file.
func parsePage(_ file: String, of kind: Kind, in folder: String, unsaved: [UInt8]? = nil) -> ParsedPage {
  let (source, findings) =
    unsaved.map { makeMendedSource(file, bytes: $0) } ?? readMendedSource(file, in: folder)
  guard let source else { return ParsedPage(findings: findings) }
  var page = parsePage(source, of: kind)
  page.findings.insert(contentsOf: findings, at: 0)
  return page
}

func parsePage(_ source: Source, of kind: Kind) -> ParsedPage {
  let (split, splitFinding) = splitFrontMatter(source)
  let findings = [splitFinding].compactMap(\.self)
  guard let split else {
    // Whatever else is wrong with a file, what it tells of people is looked for.
    let whole = 0..<source.bytes.count
    let document = parseMarkdown(source, in: whole)
    return ParsedPage(
      text: ReadText(source, fields: whole, body: 0..<0, root: nil, document: document), findings: findings)
  }
  let fields = readFrontMatter(source, in: split.fields) { kind.names[$0] != nil }
  let document = parseMarkdown(source, in: split.body)
  return ParsedPage(
    text: ReadText(source, fields: split.fields, body: split.body, root: fields.root, document: document),
    fields: fields, findings: findings)
}
