import Content
import Templating

/// Which fields of its pages a kind's template shows by itself, so that `facts` have the others: no declared field is
/// left out, and none is shown twice.
struct PlacedFields: Sendable {
  /// The template has a place for all that is left.
  let showsFacts: Bool
  let showsMedia: Bool
  /// By position among the kind's fields, the conditions under which each is shown: no place for a field that is never
  /// shown, a place without conditions for one that always is.
  private let places: [[[Condition]]]

  private struct Condition: Sendable {
    var field: Int
    var isAbsent: Bool
  }

  /// - Parameters:
  ///   - slots: of the kind's fields, behind those of `pageSchema`.
  ///   - record: the record that the template is given of a page.
  ///   - firstDetail: the first slot of `detailSchema` in it.
  init(
    of kind: Kind, _ slots: [Int?], by template: Template?, given record: String, detailsFrom firstDetail: Int
  ) {
    let fieldOfSlot = Dictionary(
      slots.enumerated().compactMap { field, slot in slot.map { (pageSchema.count + $0, field) } },
      uniquingKeysWith: { first, _ in first })
    var places = slots.map { slot in
      (slot.flatMap { template?.placements(of: pageSchema.count + $0, in: record) } ?? []).compactMap {
        placement -> [Condition]? in
        var conditions: [Condition] = []
        for condition in placement.conditions {
          guard let field = fieldOfSlot[condition.slot] else {
            // The kind has no such field, or the condition is on something that is not known before a page is made.
            let isOfTheme = pageSchema.count..<firstDetail ~= condition.slot
            if isOfTheme, condition.isAbsent { continue }
            return nil
          }
          conditions.append(Condition(field: field, isAbsent: condition.isAbsent))
        }
        return conditions
      }
    }
    /// Whether one of the details is shown on every page that has it.
    func shows(_ detail: String) -> Bool {
      guard let slot = detailSchema.properties.firstIndex(where: { $0.name == detail }) else { return false }
      return template?.placements(of: firstDetail + slot, in: record).contains { $0.conditions.isEmpty }
        ?? false
    }
    if shows("event") {
      for field in [kind.calendar?.day, kind.calendar?.end].compactMap(\.self) { places[field] = [[]] }
    }
    if shows("original"), let field = kind.originalField { places[field] = [[]] }
    if shows("filed") {
      for (field, declared) in kind.fields.enumerated() where declared.isFiled { places[field] = [[]] }
    }
    self.places = places
    showsFacts = shows("facts")
    showsMedia = shows("media_facts")
  }

  /// Whether the template has any place for a field.
  func mayHave(_ field: Int) -> Bool { !places[field].isEmpty }

  func has(_ field: Int, of page: Page) -> Bool {
    places[field].contains { conditions in
      conditions.allSatisfy { page.isShown($0.field) != $0.isAbsent }
    }
  }
}

extension Page {
  /// Whether a section over a field is written.
  fileprivate func isShown(_ field: Int) -> Bool {
    switch values[field] {
    case nil, .flag(false)?: false
    default: true
    }
  }
}

extension Field {
  /// `filed` has it: several terms with an index.
  var isFiled: Bool { index != nil && type.schema.vocabulary != nil && !type.schema.isSingle }
}

extension FieldSchema {
  /// Pictures, films and files, which have no line of text.
  var isMedium: Bool {
    switch self {
    case .picture, .pictures, .video, .attachments: true
    default: false
    }
  }
}
