import Diagnostics
import YAML

/// Reports texts that stop at a ` #`, which begins a comment: the author may have meant it as text.
///
/// Skipped unless the front matter contains such a sign.
func commentFindings(_ entries: FieldEntries, of kind: Kind, in source: Source, _ range: Range<Int>)
  -> [Diagnostic]
{
  guard source.firstOffset(of: UInt8(ascii: "#"), in: range) != nil else { return [] }
  let bytes = source.bytes[range]
  guard zip(bytes, bytes.dropFirst()).contains(where: { $0 == UInt8(ascii: " ") && $1 == UInt8(ascii: "#") })
  else {
    return []
  }
  let texts = [
    (BuiltInKey.title.label, entries[.title]), (BuiltInKey.summary.label, entries[.summary]),
  ]
  let fields = kind.fields.indices.filter { kind.fields[$0].type.schema == .text }.map {
    (kind.fields[$0].label, entries[field: $0])
  }
  return (texts + fields).compactMap { label, node in
    guard let node, node.isPlain, node.text != nil else { return nil }
    let line = Array(source.line(Int(node.place.line)).unicodeScalars)
    let start = min(Int(node.place.column) - 1, line.count)
    let end = min(start + Int(node.place.length), line.count)
    let rest = string(line[end...]).trimmingSpaces
    guard rest.hasPrefix("#") else { return nil }
    let whole = string(line[start...]).trimmingSpaces
    let quoted = whole.contains("\"") ? "'\(whole)'" : "\"\(whole)\""
    let location = Location(
      file: source.name, line: Int(node.place.line),
      column: line.count - string(line[end...]).drop { $0 == " " }.unicodeScalars.count + 1,
      length: rest.unicodeScalars.count)
    return Diagnostic(
      .valueOrComment, at: location, [label, rest],
      help: Phrase(
        "要显示就写  \(label): \(quoted)  ；是注释就另起一行",
        "to show it write  \(quoted)  ; put a comment on a line of its own"),
      excerpt: string(line))
  }
}
