import Diagnostics
import YAML

/// What a field may hold: how its value is written and read, and what it looks like to a template.
///
/// The types are a closed set, one file each; all that the program knows of honours, festivals or
/// consent it knows through them. A schema names a type by one of its `names`. What is written of a value – in
/// templates, lines of text, the search, schemas for editors – follows from `schema` and `form`; the program knows by
/// name only those types of which it makes pages or files.
package protocol FieldType: Sendable {
  static var names: [String] { get }

  /// What it holds and how that is written, in a few sentences.
  static var manual: Phrase { get }

  /// Takes the type's own options (`of`, `min`, `max` …) from the field's declaration;
  /// nil after a finding has been reported.
  init?(options: inout MapReader, reader: inout NodeReader)

  /// What people call the keys of maps in which its values are written; front matter may use either.
  static var keyLabels: [String: String] { get }

  /// The record that the type's values are to templates, for a type that has its own.
  static var record: RecordSchema? { get }

  /// What templates see, whichever vocabulary its terms are of.
  static var shape: FieldSchema { get }

  /// The same for this declaration.
  var schema: FieldSchema { get }

  /// How front matter writes it.
  var form: WrittenForm { get }

  /// A page without a value may be called incomplete.
  var canBeRequired: Bool { get }

  /// Its values make an index, where a declaration asks for one.
  var makesIndex: Bool { get }

  /// The vocabulary whose terms an author writes here, alone or as a part of the value.
  var writtenTerms: Int? { get }

  /// How long or how many it may be.
  var limits: FieldLimits { get }

  /// A value that could stand in the field, as an author writes it; `…` for words of one's own.
  func example(_ vocabularies: [Vocabulary]) -> Phrase

  /// The value of a node that is not empty, or nil after a finding has been reported.
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

/// All field types. A new one is a file in this folder and a line here.
let fieldTypes: [any FieldType.Type] = [
  TextField.self, NumberField.self, FlagField.self, DayField.self, PeriodField.self,
  ChoiceField.self, ChoicesField.self, ListField.self, PersonField.self, PeopleField.self,
  PictureField.self, PicturesField.self, LinkField.self, OriginalField.self, VideoField.self,
  AttachmentsField.self,
  HonoursField.self, AwardsField.self, ContactField.self, ConsentField.self, ReviewsField.self,
  RuleField.self,
]

/// What a type of field is to templates, by one of its names; nil for a name of none.
package func fieldShape(named name: String) -> FieldSchema? {
  fieldTypes.first { $0.names.contains(name) }?.shape
}

/// The records that types of fields bring into the contract with templates.
package let fieldRecords: [RecordSchema] = fieldTypes.compactMap { $0.record }

/// What a field looks like to templates, schemas and the indices.
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
  /// Several parts with names.
  case record(RecordSchema)
  /// A list of such.
  case records(RecordSchema)
  /// Kept for checks, never shown.
  case hidden

  /// The vocabulary whose terms can make an index of the field.
  package var vocabulary: Int? {
    switch self {
    case .term(let vocabulary), .terms(let vocabulary): vocabulary
    default: nil
    }
  }

  /// Terms and people have indices.
  var makesIndex: Bool { vocabulary != nil || self == .person || self == .people }

  /// The record that each value is, or is a list of.
  package var record: RecordSchema? {
    switch self {
    case .record(let record), .records(let record): record
    default: nil
    }
  }
}
