import Content
import Diagnostics
import Templating

/// A field that the site declares as one thing and the theme's templates know as another.
struct TypeConflict {
  var key: String
  var isOfTerms: Bool
  var finding: Diagnostic
}

/// - Returns: one for each declaration of the site; a common field is one for all kinds.
func typeConflicts(of model: ContentModel, with shows: ThemeFields) -> [TypeConflict] {
  var seen: Set<Location> = []
  let pages = model.kinds.flatMap(\.fields).compactMap { conflict(of: $0, with: shows.ofPages) }
  let terms = model.vocabularies.flatMap(\.fields).compactMap { conflict(of: $0, with: shows.ofTerms) }
  return
    (pages.map { TypeConflict(key: $0.key, isOfTerms: false, finding: $0.finding) }
    + terms.map { TypeConflict(key: $0.key, isOfTerms: true, finding: $0.finding) })
    .filter { seen.insert($0.finding.location).inserted }
}

private func conflict(of field: Field, with shows: [ThemeField]) -> (key: String, finding: Diagnostic)? {
  guard let shown = shows.first(where: { $0.key == field.key }), let own = valueType(of: field.type.schema),
    let wanted = valueType(of: shown.schema), wanted != own, wanted != .list(own)
  else { return nil }
  let place = "\(shown.declaration.file):\(shown.declaration.line)"
  return (
    field.key,
    Diagnostic(
      .fieldOfTwoTypes, at: field.declaration, [field.key, field.typeName, shown.typeName, place],
      help: Phrase(
        "这一项换个名字，例如 \(field.key)_own，label 不变；或写  type: \(shown.typeName)",
        "give the field another key, such as \(field.key)_own, under the same label; or write  type: \(shown.typeName)"
      ))
  )
}

extension ThemeFields {
  /// Without the fields in conflict, given that no template of the site's kinds reads them: the site's declarations
  /// hold.
  func without(_ conflicts: [TypeConflict]) -> ThemeFields {
    var fields = self
    fields.ofPages.removeAll { field in conflicts.contains { !$0.isOfTerms && $0.key == field.key } }
    fields.ofTerms.removeAll { field in conflicts.contains { $0.isOfTerms && $0.key == field.key } }
    return fields
  }
}

extension TypeConflict {
  /// Whether a template reads the name, of pages or of terms.
  func isRead(by templates: [String: Template], _ contract: Contract) -> Bool {
    let records = isOfTerms ? contract.termRecords : contract.pageRecords
    return records.contains { record in
      guard let slot = record[key]?.slot else { return false }
      return templates.values.contains { $0.slotsRead(of: record.name).contains(slot) }
    }
  }
}
