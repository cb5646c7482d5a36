import Diagnostics

/// Reports fields that would publish the names of reviewers: those with terms of the staff vocabulary that are not
/// review fields.
func fieldsShowingStaff(of kinds: [Kind], _ vocabularies: [Vocabulary]) -> [Diagnostic] {
  let staff = Set(kinds.flatMap(\.fields).compactMap { ($0.type as? ReviewsField)?.chain.staff })
  guard !staff.isEmpty else { return [] }
  var seen: Set<Location> = []
  return (kinds.flatMap(\.fields) + vocabularies.flatMap(\.fields)).compactMap { field in
    guard let vocabulary = field.type.writtenTerms, staff.contains(vocabulary), !(field.type is ReviewsField),
      seen.insert(field.declaration).inserted
    else { return nil }
    return Diagnostic(
      .staffShown, at: field.declaration, [field.label, vocabularies[vocabulary].name],
      help: Phrase("改用 type: person，或另建一个词表", "use  type: person,  or another vocabulary"))
  }
}
