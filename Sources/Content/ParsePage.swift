import Diagnostics
import Markdown
import YAML

/// The parts of a page's file, as far as they are readable.
struct ParsedPage {
  /// Nil if the file is not text.
  var text: ReadText?
  /// Nil if the file has no front matter.
  var fields: ParsedFrontMatter?
  /// Findings about the file itself: its encoding, the fences of its front matter.
  var findings: [Diagnostic]
}

/// Reads a page's file: bytes → text → fields and document.
///
/// - Parameter unsaved: bytes to read instead of the file.
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
    // Even without front matter, the whole file is searched for personal data.
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
