import Diagnostics
import YAML

/// What a field may hold: how its value is read and what it looks like to a template.
///
/// The types are a closed set, one file each; all that the program knows of honours, festivals or
/// consent it knows through them. A schema names a type by one of its `names`.
package protocol FieldType: Sendable {
  static var names: [String] { get }

  /// Takes the type's own options (`of`, `min`, `max` …) from the field's declaration;
  /// nil after a finding has been reported.
  init?(options: inout MapReader, reader: inout NodeReader)

  /// What templates see.
  var shape: FieldShape { get }

  /// The vocabulary whose terms an author writes here, alone or as a part of the value.
  var writtenTerms: Int? { get }

  /// How long or how many it may be.
  var limits: Limits { get }

  /// The value of a node that is not empty, or nil after a finding has been reported.
  func read(_ node: Node, of label: String, with reader: inout NodeReader) -> FieldValue?
}

extension FieldType {
  package var writtenTerms: Int? { shape.vocabulary }
  package var limits: Limits { Limits() }
}

/// All field types. A new one is a file in this folder and a line here.
let fieldTypes: [any FieldType.Type] = [
  TextField.self, NumberField.self, FlagField.self, DayField.self, PeriodField.self,
  ChoiceField.self, ChoicesField.self, ListField.self, PersonField.self, PeopleField.self,
  PictureField.self, PicturesField.self, LinkField.self, VideoField.self, AttachmentsField.self,
  HonoursField.self, AwardsField.self, ContactField.self, ConsentField.self, RuleField.self,
]

/// What a field looks like to templates, schemas and the indices.
package enum FieldShape: Sendable, Hashable {
  case text
  case number
  case flag
  case date
  case period
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
  case honours(levels: Int)
  case awards(levels: Int)
  case contact
  case rule
  /// Kept for checks, never shown.
  case hidden

  /// The vocabulary whose terms can make an index of the field.
  package var vocabulary: Int? {
    switch self {
    case .term(let vocabulary), .terms(let vocabulary): vocabulary
    default: nil
    }
  }

  /// Terms, people and honours have indices, each of its own sort.
  package var makesIndex: Bool {
    switch self {
    case .person, .people, .honours, .awards: true
    default: vocabulary != nil
    }
  }
}
