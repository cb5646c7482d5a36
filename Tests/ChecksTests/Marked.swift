import Content
import Diagnostics
import Markdown
import Testing
import YAML

@testable import Checks

/// A text with the places of findings marked in it: `电话 1️⃣13812345678`.
struct Marked {
  var text = ""
  /// Line and column of every mark, in their order.
  var places: [String] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    for character in marked {
      if character.unicodeScalars.contains("\u{20E3}") {
        places.append("\(line):\(column)")
      } else {
        text.append(character)
        if character == "\n" {
          line += 1
          column = 1
        } else {
          column += character.unicodeScalars.count
        }
      }
    }
  }
}

/// What reading a page would hand to the checks.
func readText(_ text: String, file: String = "content/stories/2024/page.md") -> ReadText {
  let source = Source(name: file, text: text)
  let split = splitFrontMatter(source).0
  let body = split?.body ?? 0..<source.bytes.count
  let fields = split?.fields ?? 0..<0
  return ReadText(
    source, fields: fields, body: body, root: split == nil ? nil : parseYAML(source, in: fields).root,
    document: parseMarkdown(source, in: body))
}

/// Everything that checks of single texts find, after exceptions.
func findings(
  in text: String, wording: WordingList = WordingList(), file: String = "content/stories/2024/page.md"
)
  -> [Diagnostic]
{
  let inspection = inspect(
    readText(text, file: file), in: TextContext(wording: Wording(wording), festivals: FestivalNames()))
  return applySeverities(inspection.findings, exceptions: inspection.exceptions, settings: nil).findings
}

/// Expects findings of one rule at the marked places, and nowhere else.
@discardableResult
func expect(
  _ rule: Rule, in marked: String, wording: WordingList = WordingList(),
  sourceLocation: SourceLocation = #_sourceLocation
) -> [Diagnostic] {
  let marked = Marked(marked)
  let found = findings(in: marked.text, wording: wording).filter { $0.rule == rule }.sorted()
  let places = found.map { "\($0.location.line):\($0.location.column)" }
  #expect(places == marked.places, "\(marked.text)", sourceLocation: sourceLocation)
  for finding in found {
    guard let correction = finding.correction else { continue }
    // Advice is run back: with the line as it is offered, the rule has nothing to say of it.
    var lines = marked.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[finding.location.line - 1] = correction
    let again = findings(in: lines.joined(separator: "\n"), wording: wording)
      .filter { $0.rule == rule && $0.location.line == finding.location.line }
    #expect(again.isEmpty, "\(correction)", sourceLocation: sourceLocation)
  }
  return found
}
