import Content
import Diagnostics

/// Removes findings that follow from an unreadable schema and disappear when it is corrected.
///
/// A kind that lacks its fields makes every template that uses them wrong, and a vocabulary that lacks its terms every
/// page: the one mistake should not be hidden among a hundred others.
func withoutConsequences(_ findings: [Diagnostic]) -> [Diagnostic] {
  // Without any kind every template has errors, no link leads anywhere, and there is no kind to move a page to.
  if findings.contains(where: { $0.rule.name == "no-content" }) {
    return findings.filter {
      !$0.location.file.hasPrefix("themes/") && !consequences.contains($0.rule.name)
        && $0.rule.name != "folder-without-kind"
    }
  }
  let findings = withoutRepeatedDates(withoutConsequencesOfUnread(findings))
  let broken = Set(findings.lazy.filter(\.isError).map(\.location.file).filter(isSchema))
  guard !broken.isEmpty else { return findings }
  let vocabularies = Set(broken.compactMap(vocabularyName))
  // Kinds that refer to an unreadable vocabulary lose the field, and then everything that refers to the field.
  let isOrphaned = { (finding: Diagnostic) in
    finding.rule.name == "unknown-vocabulary" && vocabularies.contains(finding.arguments.first ?? "")
  }
  let orphaned = Set(findings.filter(isOrphaned).map(\.location.file))
  return findings.filter { finding in
    let name = finding.rule.name
    let file = finding.location.file
    if isOrphaned(finding) || orphaned.contains(file) && name == "unknown-key" { return false }
    // An adjustment of a lost common field has no type of its own.
    if orphaned.contains("content/_common.yml"), name == "missing-key", finding.arguments == ["type"] {
      return false
    }
    if vocabularyName(of: file) != nil || file.hasSuffix("/theme.yml") { return true }
    if isSchema(file) { return vocabularies.isEmpty || name != "unknown-term" }
    return !consequences.contains(name)
  }
}

/// A date of a field is read by the field and by the rules for texts: a day that its month does not have, and a weekday
/// that is not the date's, are reported by the field alone.
private func withoutRepeatedDates(_ findings: [Diagnostic]) -> [Diagnostic] {
  let ofTexts = ["date-and-weekday": "wrong-weekday", "no-such-day": "impossible-date"]
  let place = { (rule: String, finding: Diagnostic) in
    "\(rule) \(finding.location.line) \(finding.location.file)"
  }
  let told = Set(
    findings.lazy.compactMap { finding in ofTexts[finding.rule.name].map { place($0, finding) } })
  guard !told.isEmpty else { return findings }
  return findings.filter { !told.contains(place($0.rule.name, $0)) }
}

/// Removes findings that follow from an unreadable page or template: broken links to the page, missing templates.
private func withoutConsequencesOfUnread(_ findings: [Diagnostic]) -> [Diagnostic] {
  let unread = findings.filter { $0.isError && unreadRules.contains($0.rule.name) }.map(\.location.file)
  guard !unread.isEmpty else { return findings }
  let pages = Set(unread.filter { $0.hasSuffix(".md") }.map(stem))
  let lacksTemplate = unread.contains { $0.contains("/templates/") }
  return findings.filter { finding in
    let name = finding.rule.name
    if name == "broken-link", pages.contains(stem(of: finding.arguments.first ?? "")) { return false }
    return !lacksTemplate || !templateRules.contains(name)
  }
}

/// The last part of an address or path: `deng` of `content/stories/2026/deng.md` and of `/stories/2026/deng/#灯`.
private func stem(of address: String) -> String {
  let path = address.prefix { $0 != "#" && $0 != "?" }
  let name = path.split(separator: "/").last ?? ""
  return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
}

/// The rules reported for a file that cannot be read at all.
private let unreadRules: Set = [
  "unreadable-file", "not-a-file", "file-too-large", "not-utf8", "not-text", "empty-file", "linked-file",
  "lfs-pointer", "link-as-text", "foreign-file-name",
]

/// The rules reported for templates that refer to an unreadable one.
private let templateRules: Set = [
  "no-template", "general-template", "unknown-template", "unknown-partial", "unknown-template-block",
]

/// The rules reported for pages and templates that refer to a broken schema.
private let consequences: Set = [
  "unknown-name", "unknown-field", "unknown-term", "broken-link", "unused-file",
]

/// Whether a file is a vocabulary, the common fields, a kind, or the settings of a theme.
private func isSchema(_ file: String) -> Bool {
  vocabularyName(of: file) != nil || file == "content/_common.yml" || file.hasSuffix("/_kind.yml")
    || file.hasSuffix("/theme.yml")
}

private func vocabularyName(of file: String) -> String? {
  guard file.hasPrefix("content/vocabularies/"), file.hasSuffix(".yml") else { return nil }
  return String(file.dropFirst("content/vocabularies/".count).dropLast(".yml".count))
}
