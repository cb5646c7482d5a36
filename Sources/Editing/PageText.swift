import Content
import Diagnostics
import Files
import YAML

/// A page's file as shown to an editor: the value of each key, and the text.
package struct PageText: Sendable {
  package let digest: Digest
  /// The ways in which it departs from UTF-8 with `\n`.
  package let forms: [TextForm]
  package let source: Source
  private let fields: LocatedFields?
  private let split: FrontMatter?
  private let names: [String: Int]

  /// - Throws: `EditRefusal.unreadable` if the file is not text.
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

  /// Whether the file can have a text besides its fields.
  package var hasBody: Bool { !source.isFieldsThroughout }

  package var whole: String { source.text(in: 0..<source.bytes.count) }

  package var body: String { split.map { source.text(in: $0.body) } ?? "" }

  /// The line number of the body's beginning, from 1.
  package var bodyLine: Int { split.map { line(of: $0.body.lowerBound) } ?? 1 }

  /// The value of a key; nil if it is not given.
  package func node(_ key: String) -> YAMLNode? { entry(key)?.value }

  /// The YAML source of a value, for values that no control can show.
  package func raw(_ key: String) -> String? {
    guard let value = entry(key)?.pair?.value, let fields else { return nil }
    let isBelow = value.style == .block && value.text == nil
    let start = isBelow ? fields.lineStart(of: value.range.lowerBound) : value.range.lowerBound
    return source.text(in: start..<value.range.upperBound)
  }

  /// The line numbers of a field, from 1.
  package func lines(_ key: String) -> Range<Int>? {
    entry(key).map {
      line(of: $0.lines.lowerBound)..<(line(of: max($0.lines.lowerBound, $0.lines.upperBound - 1)) + 1)
    }
  }

  /// The line numbers of a list's items, from 1; empty if two items share a line.
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
