import Almanac
import Diagnostics

/// What a check will say of the fields of a draft that is about to be written.
package struct DraftFacts: Sendable {
  /// What the draft still lacks, as the form calls it, conditions between fields included.
  package var lacks: [String] = []
  /// Values that cannot stand as they are.
  package var errors: [Diagnostic] = []
}

/// Reads a draft by the reader of pages, so that what a tool says of its own draft is what `check` says.
///
/// - Parameter file: the path that the draft will have, for the places of findings.
package func lookAtDraft(
  _ text: String, named file: String, kind: Int, in model: ContentModel, today: Day
) -> DraftFacts {
  let source = Source(name: file, bytes: Array(text.utf8))
  let page = parsePage(source, of: model.kinds[kind])
  let fields = checkFields(of: page, kind: model.kinds[kind], in: model, of: nil, today: today)
  let findings = page.findings + (page.fields?.findings ?? []) + fields.findings
  return DraftFacts(
    lacks: fields.lacks.map(\.label), errors: findings.filter(\.isError).map { $0.quoting(source) })
}
