import Diagnostics
import YAML

/// A type of field: how its values are written and read, and the schema that templates see.
///
/// The types are a closed set, one file each; all that the program knows of honours, festivals or consent it knows
/// through them. A field's declaration names a type by one of its `names`. The forms of a value – in templates, lines
/// of text, the search, JSON schemas for editors – follow from `schema` and `form`; the program knows by name only the
/// types of which it makes pages or files.
package protocol FieldType: Sendable {
  static var names: [String] { get }

  /// The contents of the type and their written form, in a few sentences.
  static var manual: Phrase { get }

  /// Takes the type's own options (`of`, `min`, `max` …) from the field's declaration; nil after a finding.
  init?(options: inout MapReader, reader: inout NodeReader)

  /// Labels of the keys of maps in which its values are written; front matter may use either.
  static var keyLabels: [String: String] { get }

  /// The record schema of the type's values, for a type that has its own.
  static var record: RecordSchema? { get }

  /// The schema that templates see, without the vocabulary of its terms.
  static var shape: FieldSchema { get }

  /// `shape` with the vocabulary of this declaration.
  var schema: FieldSchema { get }

  /// The written form of a value in front matter.
  var form: WrittenForm { get }

  /// A page without a value can be reported as incomplete.
  var canBeRequired: Bool { get }

  /// Its values make an index if the declaration asks for one.
  var makesIndex: Bool { get }

  /// The vocabulary whose terms an author writes as the value or a part of it.
  var writtenTerms: Int? { get }

  /// Limits of a value's length or number of items.
  var limits: FieldLimits { get }

  /// A valid value as an author writes it; `…` for free words.
  func example(_ vocabularies: [Vocabulary]) -> Phrase

  /// The value of a node that is not empty; nil after a finding.
  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue?
}

extension FieldType {
  package static var keyLabels: [String: String] { [:] }
  package static var record: RecordSchema? { nil }
  package var canBeRequired: Bool { true }
  package var schema: FieldSchema { Self.shape }
  package var makesIndex: Bool { schema.makesIndex }
  package var writtenTerms: Int? { schema.vocabulary }
  package var limits: FieldLimits { FieldLimits() }
  package func example(_ vocabularies: [Vocabulary]) -> Phrase {
    let text = term(vocabularies) ?? "…"
    return Phrase(text, text)
  }

  /// The first term that an author may write.
  func term(_ vocabularies: [Vocabulary]) -> String? {
    writtenTerms.flatMap { vocabularies[$0].terms.first?.name }
  }
}

/// All field types. A new one needs a file in this folder and a line here.
let fieldTypes: [any FieldType.Type] = [
  TextField.self, NumberField.self, FlagField.self, DayField.self, PeriodField.self,
  ChoiceField.self, ChoicesField.self, ListField.self, PersonField.self, PeopleField.self,
  PictureField.self, PicturesField.self, LinkField.self, OriginalField.self, VideoField.self,
  AttachmentsField.self,
  HonoursField.self, AwardsField.self, ContactField.self, ConsentField.self, ReviewsField.self,
  RuleField.self,
]

/// The schema of a field type, by one of the type's names; nil for an unknown name.
package func fieldShape(named name: String) -> FieldSchema? {
  fieldTypes.first { $0.names.contains(name) }?.shape
}

/// The record schemas that field types add to those of templates.
package let fieldRecords: [RecordSchema] = fieldTypes.compactMap { $0.record }

/// The schema of a field for templates, JSON schemas and indices.
package enum FieldSchema: Sendable, Hashable {
  case text
  case number
  case flag
  case date
  case term(vocabulary: Int)
  case terms(vocabulary: Int)
  case texts
  case person
  case people
  case picture
  case pictures
  case link
  case video
  case attachments
  case rule
  /// Several named parts.
  case record(RecordSchema)
  /// A list of such records.
  case records(RecordSchema)
  /// For checks only, never shown.
  case hidden

  /// The vocabulary whose terms can be indexed.
  package var vocabulary: Int? {
    switch self {
    case .term(let vocabulary), .terms(let vocabulary): vocabulary
    default: nil
    }
  }

  /// Fields of terms and of people can be indexed.
  var makesIndex: Bool { vocabulary != nil || self == .person || self == .people }

  /// The schema of the value's record, or of the records in its list.
  package var record: RecordSchema? {
    switch self {
    case .record(let record), .records(let record): record
    default: nil
    }
  }
}
