import Content
import Templating

/// A field of a kind as records show it: what is asked of it for every page, looked up once.
///
/// Shared rather than copied, like pages: it is asked for on each of them.
final class ShownField: Sendable {
  /// Among the kind's fields.
  let position: Int
  let key: String
  let label: String
  /// It is the page's cover, which may be a borrowed or a drawn one.
  let isCover: Bool
  /// Listed among the facts if no template places it.
  let isPublic: Bool
  /// Its terms are shown on cards.
  let isMark: Bool
  let schema: FieldSchema
  let view: FieldView
  /// The records of all terms that the field may name, as its index shows them; nil for a field without one.
  let terms: [TemplateRecord]?

  init(_ field: Field, _ view: FieldView, at position: Int, isCover: Bool, terms: [TemplateRecord]?) {
    self.position = position
    self.view = view
    self.terms = terms
    key = field.key
    label = field.label
    schema = field.type.schema
    self.isCover = isCover
    isPublic = field.isPublic
    isMark = field.isMark && schema.vocabulary != nil
  }
}

/// The fields of a kind that are shown, and where.
final class ShownFields: Sendable {
  /// In the kind's order.
  let fields: [ShownField]
  /// By the slots behind those of `pageSchema`, positions in `fields`; nil for the slot of another kind's field.
  let bySlot: [Int?]
  /// The slots of pictures among them.
  let pictureSlots: [Int]
  let marks: [ShownField]
  /// The field whose text is shown on cards.
  let card: (position: Int, label: String)?
  /// The record that the kind's own template is given.
  let detailName: String
  /// The fields that this template places itself.
  let placed: PlacedFields

  init(
    _ fields: [ShownField], slots: [Int?], count: Int, of kind: Kind, detailName: String, placed: PlacedFields
  ) {
    self.fields = fields
    self.placed = placed
    marks = fields.filter(\.isMark)
    self.detailName = detailName
    var bySlot: [Int?] = Array(repeating: nil, count: count)
    for (number, field) in fields.enumerated() {
      if let slot = slots[field.position] { bySlot[slot] = number }
    }
    self.bySlot = bySlot
    pictureSlots = bySlot.indices.filter { slot in bySlot[slot].map { fields[$0].isCover } ?? false }
    card = kind.cardField.map { ($0, kind.fields[$0].label) }
  }
}

extension FieldSchema {
  /// Whether templates are given the value itself, where others of its sort hold lists.
  var isSingle: Bool {
    switch self {
    case .term, .person, .picture, .record: true
    default: false
    }
  }
}

/// The shown fields of every kind.
///
/// - Parameter terms: the records of terms, by index.
func shownFields(
  of model: ContentModel, slots: FieldSlots, indices: Indices, terms: [[TemplateRecord]], theme: Theme
) -> [ShownFields] {
  model.kinds.enumerated().map { position, kind in
    let fields = kind.fields.enumerated().compactMap { number, field -> ShownField? in
      guard let view = FieldView(field, shows: theme.settings.shows.ofPages) else { return nil }
      return ShownField(
        field, view, at: number, isCover: number == kind.coverField,
        terms: indices.indexOfField[position][number].map { terms[$0] })
    }
    let template = theme.pageTemplate(of: kind)
    let detailName = slots.detailName(of: kind, shownBy: template, in: model)
    return ShownFields(
      fields, slots: slots.slots[position], count: slots.members.count, of: kind, detailName: detailName,
      placed: PlacedFields(
        of: kind, slots.slots[position], by: theme.templates[template], given: detailName,
        detailsFrom: pageSchema.count + slots.members.count))
  }
}

/// The records of a vocabulary's terms for places where they lead nowhere.
func plainRecords(of vocabulary: Vocabulary) -> [TemplateRecord] {
  vocabulary.terms.map { term in
    let group = term.group.map { vocabulary.groups[$0].name } ?? ""
    return termSchema.record(of: TermView(term: term, address: "", group: group, count: 0))
  }
}
