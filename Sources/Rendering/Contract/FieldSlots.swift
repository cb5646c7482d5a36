import Content
import Diagnostics
import Templating

/// The fields that kinds declare, as slots behind those of `pageSchema`; then those that only the theme knows.
///
/// Every key has one slot for all kinds, so that a list can hold pages of any kind; a kind's own template
/// sees only the keys that the kind has, and those of the theme.
struct FieldSlots: Sendable {
  /// Every key once, in the order of kinds and fields.
  private(set) var members: [Member] = []
  /// For every kind and field, its slot behind `pageSchema`; nil for fields that are never shown.
  private(set) var slots: [[Int?]] = []
  private let variants: [RecordType.Variant]
  /// The positions in `members` of the theme's fields.
  private var ofTheme: Set<Int> = []

  init(_ model: ContentModel, shows: [ThemeField]) {
    variants = pageVariants(of: model)
    var known: [String: Int] = [:]
    let taken = Set((pageSchema.properties.map(\.name)) + detailSchema.properties.map(\.name))
    var members: [Member] = []
    func add(_ key: String, _ type: ValueType, _ label: String) -> Int {
      let slot = members.count
      known[key] = slot
      members.append(
        Member(key, type, slot: pageSchema.properties.count + slot, meaning: Phrase(label, key)))
      return slot
    }
    for kind in model.kinds {
      slots.append(
        kind.fields.map { field in
          guard let type = FieldView(field, shows: shows)?.type else { return nil }
          if let slot = known[field.key] { return slot }
          // A field with the name of a property, such as `address`, is among the facts alone.
          return taken.contains(field.key) ? nil : add(field.key, type, field.label)
        })
    }
    for field in shows {
      guard let type = valueType(of: field.schema) else { continue }
      ofTheme.insert(known[field.key] ?? add(field.key, type, field.key))
    }
    self.members = members
  }

  /// The type of a page in lists: all keys of all kinds.
  var listType: RecordType {
    RecordType(
      pageSchema.name, meaning: pageSchema.meaning, members: pageSchema.members() + members,
      variants: variants)
  }

  /// The type of a page in its kind's own template: the kind's keys and the theme's, and the details.
  func detailType(of kindPosition: Int, in model: ContentModel) -> RecordType {
    let kind = model.kinds[kindPosition]
    let ofKind = Set(slots[kindPosition].compactMap(\.self))
    let own = members.indices.filter { ofKind.contains($0) || ofTheme.contains($0) }.map { members[$0] }
    return RecordType(
      recordName(of: kind), meaning: Phrase("一篇“\(kind.name)”", "a page of \(kind.slug)"),
      members: pageSchema.members() + own
        + detailSchema.members(from: pageSchema.properties.count + members.count),
      variants: variants)
  }

  /// The record of a kind's page in the template that shows it: a template of several kinds has that of the first.
  func detailName(of kind: Kind, shownBy template: String, in model: ContentModel) -> String {
    let first = template == kind.template ? model.kinds.first { $0.template == template } : kind
    return recordName(of: first ?? kind)
  }
}

/// The record of a kind's page in its own template.
func recordName(of kind: Kind) -> String { "Page of \(kind.slug)" }
