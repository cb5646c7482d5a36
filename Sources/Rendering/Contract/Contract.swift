import Content
import Diagnostics
import Templating

/// The contract with a theme's templates: the schema, and the record that each page's template is given.
///
/// Derived from the content model and the theme, so that a new kind or field is known to templates the
/// moment it is declared. Themes name the contract's version; it grows when something is taken away.
struct Contract: Sendable {
  static let version = 1

  let schema: Schema
  let slots: FieldSlots
  /// Of pages in lists, then of each kind's in its own template.
  let pageRecords: [RecordType]
  /// Of terms in the general template, then of each vocabulary's in its own.
  let termRecords: [RecordType]
  /// The templates that a theme may have, in the order of the kinds of outputs.
  let templates: [TemplateType]
  /// The kinds whose template has the name of another sort of page's.
  let clashes: [Kind]

  init(_ model: ContentModel, theme: ThemeSettings, words: [String: ThemeWord] = [:]) {
    var records = sharedRecords + OutputKind.all.flatMap(\.records)
    let slots = FieldSlots(model, shows: theme.shows.ofPages)
    pageRecords = [slots.listType] + model.kinds.indices.map { slots.detailType(of: $0, in: model) }
    termRecords =
      [termDetailType(shows: theme.shows.ofTerms)]
      + model.vocabularies.map { termDetailType(of: $0, shows: theme.shows.ofTerms) }
    records += [
      RecordType(pageContextSchema.name, meaning: pageContextSchema.meaning, members: pageContextMembers)
    ]
    records += pageRecords.prefix(1) + termRecords.prefix(1) + theme.recordTypes
    records += pageRecords.dropFirst() + termRecords.dropFirst()
    let all = OutputKind.all.flatMap { $0.templates(model) }
    var names = Set(records.map(\.name))
    templates = all.filter { names.insert($0.type.name).inserted }
    let taken = Dictionary(grouping: records + all.map(\.type), by: \.name).filter { $1.count > 1 }
    clashes = model.kinds.filter { taken[$0.template] != nil }
    self.slots = slots
    schema = Schema(records: records + templates.map(\.type), words: words)
  }
}

/// Records that templates of several kinds of outputs meet: those of the program, then those of further types of fields.
private let sharedRecords: [RecordType] =
  programRecords
  + fieldRecords.map { recordType(of: $0) }.filter { record in
    !programRecords.contains { $0.name == record.name }
  }

private let programRecords: [RecordType] = [
  siteSchema.recordType, recordType(of: .contact), linkSchema.recordType, feedSchema.recordType,
  columnSchema.recordType,
  dateSchema.recordType, recordType(of: .period), termSchema.recordType,
  termFactSchema.recordType,
  kindSchema.recordType, groupSchema.recordType,
  overviewSchema.recordType, spanSchema.recordType, pagerSchema.recordType, pageNumberSchema.recordType,
  personSchema.recordType, recordType(of: .honour),
  recordType(of: .award), pictureSchema.recordType, videoSchema.recordType, attachmentSchema.recordType,
  festivalDaySchema.recordType, countTableSchema.recordType, countRowSchema.recordType,
]
