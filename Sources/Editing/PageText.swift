import Content
import Diagnostics
import Files
import YAML

/// A page's file as an editor is shown it: what stands under each key, and the text.
package struct PageText: Sendable {
  package let digest: Digest
  /// How it departs from UTF-8 with `\n`.
  package let forms: [TextForm]
  package let source: Source
  private let fields: LocatedFields?
  private let split: FrontMatter?
  private let names: [String: Int]

  /// - Throws: where the file is no text.
  package init(_ file: String, bytes: [UInt8], of kind: any FieldNames) throws(EditRefusal) {
    let text = try FileText(file, bytes: bytes)
    digest = Digest(of: bytes)
    forms = text.forms
    source = text.source
    split = parts(of: text.source)
    fields = split.flatMap { LocatedFields(text.source, $0.fields, of: kind) }
    names = kind.names
  }

  /// Whether its fields can be changed one by one.
  package var hasFields: Bool { fields != nil }

  /// Whether there is a text besides the fields.
  package var hasBody: Bool { !source.isFieldsThroughout }

  package var whole: String { source.text(in: 0..<source.bytes.count) }

  package var body: String { split.map { source.text(in: $0.body) } ?? "" }

  /// The line on which the body begins, from 1.
  package var bodyLine: Int { split.map { line(of: $0.body.lowerBound) } ?? 1 }

  /// What stands under a key; nil where it is not there.
  package func node(_ key: String) -> YAMLNode? { entry(key)?.value }

  /// The value as it is written, for one that no form knows.
  package func raw(_ key: String) -> String? {
    guard let value = entry(key)?.pair?.value, let fields else { return nil }
    let isBelow = value.style == .block && value.text == nil
    let start = isBelow ? fields.lineStart(of: value.range.lowerBound) : value.range.lowerBound
    return source.text(in: start..<value.range.upperBound)
  }

  /// The lines of a field, from 1.
  package func lines(_ key: String) -> Range<Int>? {
    entry(key).map {
      line(of: $0.lines.lowerBound)..<(line(of: max($0.lines.lowerBound, $0.lines.upperBound - 1)) + 1)
    }
  }

  /// The lines of a list's items, from 1; none where two items share a line.
  package func itemLines(_ key: String) -> [Range<Int>] {
    let lines = (entry(key)?.pair?.value.list ?? []).map {
      line(of: $0.range.lowerBound)..<(line(of: max($0.range.lowerBound, $0.range.upperBound - 1)) + 1)
    }
    return zip(lines, lines.dropFirst()).contains { $0.overlaps($1) } ? [] : lines
  }

  private func entry(_ key: String) -> LocatedFields.Entry? {
    fields?.entries.last { $0.name != nil && $0.name == names[key] }
  }

  private func line(of offset: Int) -> Int { source.bytes[..<offset].count { $0 == 0x0A } + 1 }
}
