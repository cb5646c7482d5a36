import Almanac
import Diagnostics

/// The result of checking the fields of a draft before it is written.
package struct DraftFacts: Sendable {
  /// Labels of the fields that the draft still lacks, including those that rules ask for.
  package var lacks: [String] = []
  /// Invalid values.
  package var errors: [Diagnostic] = []
}

/// Reads a draft with the reader of pages, so that a tool reports of its own draft the same as `check`.
///
/// - Parameter file: the draft's future path, used as the place of findings.
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
