/// What a template is given where its schema names a member.
///
/// A section over `nothing`, `flag(false)`, empty text, empty HTML and the empty list is skipped (and its inverse is
/// rendered). Mustache itself would render empty text as true; an office's empty field is an absent
/// one. The number 0 is true: it was given, and “0 hours” is a statement.
package enum Value: Sendable {
  /// Absent: written as nothing, false in sections.
  case nothing
  case text(String)
  /// HTML that is already safe.
  case html([UInt8])
  case number(Int)
  case flag(Bool)
  case record(Record)
  /// A list: its elements are the values of a record's slots.
  case elements(Record)
  /// A list of records of one shape, whose values follow each other.
  case rows(Record)
  /// A dictionary of open data.
  case open([String: Value])

  package static func record(_ values: [Value]) -> Value { .record(Record(values)) }
  package static func list(_ values: [Value]) -> Value { .elements(Record(values)) }
}
