/// What a template is given where its schema names a member.
///
/// A section over `nothing`, `flag(false)`, empty text, empty HTML and the empty list is skipped (and its inverse is
/// rendered). Mustache itself would render empty text as true; an office's empty field is an absent
/// one. The number 0 is true: it was given, and “0 hours” is a statement.
package enum Value: Sendable {
  /// Absent: written as nothing, false in sections.
  case nothing
  case text(String)
  /// HTML that is already safe. Arrays share their bytes, so that one body can stand on many pages.
  case html([UInt8])
  /// HTML that is made when it is needed.
  case late(LateHTML)
  case number(Int)
  case flag(Bool)
  case record(Record)
  case list([Value])
  /// A dictionary of open data.
  case open([String: Value])

  var isTrue: Bool {
    switch self {
    case .nothing: false
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .late(let html): !html.isEmpty
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    case .number, .record, .open: true
    }
  }

  package static func record(_ values: [Value]) -> Value { .record(Record(values)) }
}

/// The values of one record by slot.
///
/// Immutable and shared by reference: the record of a story is made once and stands on its own page,
/// in every index and in the feeds. A slot beyond the end is absent.
package struct Record: Sendable {
  package let values: [Value]

  package init(_ values: [Value]) { self.values = values }

  package subscript(slot: Int) -> Value { slot < values.count ? values[slot] : .nothing }
}
