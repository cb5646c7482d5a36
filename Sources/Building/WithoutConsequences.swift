import Content
import Diagnostics

/// The findings without those that follow from a schema which cannot be read: they go when it is mended.
///
/// A kind that lacks its fields makes every template that uses them wrong, and a vocabulary that lacks its terms
/// every page; whoever mends the one slip should not have to look for it among a hundred others.
func withoutConsequences(_ findings: [Diagnostic]) -> [Diagnostic] {
  let broken = Set(findings.lazy.filter(\.isError).map(\.location.file).filter(isSchema))
  guard !broken.isEmpty else { return findings }
  let hasBrokenVocabulary = broken.contains { $0.hasPrefix("content/vocabularies/") }
  return findings.filter { finding in
    let file = finding.location.file
    if isSchema(file) {
      let isVocabulary = file.hasPrefix("content/vocabularies/")
      return isVocabulary || !file.hasPrefix("content/") || !hasBrokenVocabulary
        || !schemaConsequences.contains(finding.rule.name)
    }
    return !pageConsequences.contains(finding.rule.name)
  }
}

/// Vocabularies, what all kinds have in common, kinds, and the settings of a theme.
private func isSchema(_ file: String) -> Bool {
  file.hasPrefix("content/vocabularies/") && file.hasSuffix(".yml") || file == "content/_common.yml"
    || file.hasSuffix("/_kind.yml") || file.hasSuffix("/theme.yml")
}

/// What a kind cannot find in a vocabulary.
private let schemaConsequences: Set = ["unknown-vocabulary", "unknown-key", "unknown-term"]

/// What pages and templates cannot find in a kind.
private let pageConsequences: Set = [
  "unknown-name", "unknown-field", "unknown-term", "broken-link", "unused-file",
]
