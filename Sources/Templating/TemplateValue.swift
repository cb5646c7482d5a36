/// The value of a schema's member, as a template is given it.
///
/// A section over `nothing`, `flag(false)`, empty text, empty HTML and the empty list is skipped (and its inverse is
/// rendered). Mustache itself would render empty text as true; an office's empty field is an absent
/// one. The number 0 is true: it was given, and “0 hours” is a statement.
package enum TemplateValue: Sendable {
  /// Absent: written as nothing, false in sections.
  case nothing
  case text(String)
  /// HTML that is already safe.
  case html([UInt8])
  case number(Int)
  case flag(Bool)
  case record(TemplateRecord)
  /// A list: its elements are the values of a record's slots.
  case elements(TemplateRecord)
  /// A list of records of one shape, whose values follow each other.
  case rows(TemplateRecord)
  /// A dictionary of open data.
  case open([String: TemplateValue])

  package static func record(_ values: [TemplateValue]) -> TemplateValue { .record(TemplateRecord(values)) }
  package static func list(_ values: [TemplateValue]) -> TemplateValue { .elements(TemplateRecord(values)) }
}
