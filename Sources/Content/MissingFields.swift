import Diagnostics
import Text
import YAML

/// A required field that is missing: an error for a page, but not for a draft.
package struct Lack: Sendable {
  /// The field's label.
  var label: String
  /// The label for readers of English.
  var englishLabel: String
  var finding: Diagnostic
}

/// Reports a field as missing, or, if it is given and empty, as empty at its line.
///
/// - Parameter label: its label, and the one for readers of English.
func reportMissing(
  _ key: String, _ label: (chinese: String, english: String), at node: YAMLNode?, example: String,
  reader: inout NodeReader
) {
  let finding: Diagnostic
  let names = [label.chinese, key, label.english]
  if let node {
    let filled = example == "…" ? nil : " " + example
    let help = Phrase("在冒号后面写上\(label.chinese)", "write it after the colon")
    finding = reader.finding(.missingField, at: node.place, names, replacement: filled, help: help)
  } else {
    finding = Diagnostic(
      .missingField, at: Location(file: reader.source.name, line: 1, column: 1, length: 3), names,
      help: Phrase(
        "在开头的两行 --- 之间加一行  \(label.chinese): \(example)",
        "add a line between the --- lines:  \(key): \(example)"),
      excerpt: reader.source.line(1))
  }
  reader.lacks.append(Lack(label: label.chinese, englishLabel: label.english, finding: finding))
}

func reportMissing(_ field: Field, at node: YAMLNode?, reader: inout NodeReader) {
  let example = reader.inItsLanguage(field.type.example(reader.vocabularies))
  reportMissing(field.key, (field.label, field.englishLabel), at: node, example: example, reader: &reader)
}

/// The ledger entry and finding of a draft whose only fault is that fields are missing: it blocks no build.
func unfinishedDraft(
  _ file: String, _ facts: BuiltIns?, lacking lacks: [Lack], of kind: Kind
) -> (entry: Ledger.Entry, finding: Diagnostic)? {
  guard let facts, facts.status == .draft, !lacks.isEmpty else { return nil }
  let labels = lacks.map(\.label)
  let entry = Ledger.Entry(
    file: file, state: .draft, reason: .lacking(labels), title: facts.title,
    address: kind.addressForm.address(year: facts.date.day.year, slug: facts.slug))
  return (
    entry,
    Diagnostic(
      .unfinishedDraft, at: Location(file: file),
      [labels.joined(separator: "、"), lacks.map(\.englishLabel).joined(separator: ", ")])
  )
}

extension Field {
  /// The name for readers of English: the key if the label is in Chinese.
  var englishLabel: String { label.unicodeScalars.contains(where: isHan) ? key : label }
}
