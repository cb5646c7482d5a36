import Diagnostics

/// The schema of a value of several parts: a record whose members have names, types and meanings.
///
/// It is declared with the field's type, which gives the parts of each value in the same order. Names and documentation
/// for templates, values, lines of text and searchable text all follow from it.
package final class RecordSchema: Sendable, Hashable {
  package struct Part: Sendable {
    /// The name of the part in templates.
    package let name: String
    package let schema: FieldSchema
    package let meaning: Phrase

    init(_ name: String, _ schema: FieldSchema, _ chinese: String, _ english: String) {
      self.name = name
      self.schema = schema
      meaning = Phrase(chinese, english)
    }
  }

  /// How the parts are joined in a line of text.
  package enum Joint: Sendable {
    /// `省直 · 省直身边好人 · 2024年第一季度`
    case points
    /// `0371-…，a@example.org`
    case clauses
    /// `2024-04-01 至 2024-04-05`
    case range
  }

  /// The type's name, such as `Honour`; unique in the program.
  package let name: String
  package let meaning: Phrase
  package let parts: [Part]
  package let joint: Joint
  /// The search finds pages by the text of the value.
  package let isSearched: Bool

  init(
    _ name: String, _ chinese: String, _ english: String, _ parts: [Part], joint: Joint = .points,
    isSearched: Bool = true
  ) {
    self.name = name
    meaning = Phrase(chinese, english)
    self.parts = parts
    self.joint = joint
    self.isSearched = isSearched
  }

  package static func == (left: RecordSchema, right: RecordSchema) -> Bool { left.name == right.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
