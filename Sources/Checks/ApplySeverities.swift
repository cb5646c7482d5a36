import Content
import Diagnostics
import YAML

extension Rule {
  /// `checks` in `site.yml` gives a check a weight that there is not.
  static let unknownWeight = Rule(
    "unknown-weight", .error, Phrase("“{0}”不是检查的轻重", "“{0}” is no weight of a check"),
    manual: Phrase(
      "轻重是 error（错误）、warning（警告）、notice（提示）、off（不查）：\nchecks: {personal-phone: warning, link-text: off}",
      "Weights are error, warning, notice and off: checks: {personal-phone: warning, link-text: off}"))
  /// `checks` in `site.yml` names a rule whose severity cannot be set.
  static let unknownCheck = Rule(
    "unknown-check", .error, Phrase("checks 里没有“{0}”这一项检查", "`checks` knows no “{0}”"),
    manual: Phrase(
      "site.yml 的 checks 写检查的规则名和轻重：\nchecks: {personal-phone: warning, link-text: off}\n"
        + "轻重是 error（错误）、warning（警告）、notice（提示）、off（不查）。",
      "`checks` in site.yml gives checks their weight: {personal-phone: warning, link-text: off}. Weights are error, "
        + "warning, notice and off."))
}

extension Check {
  static let severityOverrides = Check(.unknownCheck, .unknownWeight, by: .settings)
}

/// Findings after the severity overrides of `site.yml` and the exceptions of `allow:`.
package struct FilteredFindings: Sendable {
  package var findings: [Diagnostic]
  /// The number of exceptions that were used.
  package var exceptionCount = 0
}

/// Applies the severities of `site.yml`, and leaves out findings that authors excepted with a reason.
///
/// An exception that excepts nothing is a finding, because it would hide the next leak.
package func applySeverities(_ findings: [Diagnostic], exceptions: [Exception], settings: Settings?)
  -> FilteredFindings
{
  var filtered = FilteredFindings(findings: [])
  let severityOverrides = readSeverityOverrides(settings, findings: &filtered.findings)
  let byFile = Dictionary(grouping: exceptions.indices) { exceptions[$0].location.file }
  var used: Set<Int> = []
  for finding in findings {
    var finding = finding
    if let weight = severityOverrides[finding.rule.name] {
      guard let severity = weight.severity else { continue }
      // The severity that the office's list gives one word takes precedence over that of the rule.
      if finding.severity == finding.rule.severity { finding.severity = severity }
    }
    let excepting = byFile[finding.location.file]?.filter { index in
      exceptions[index].rule == finding.rule.name && exceptions[index].lines.contains(finding.location.line)
    }
    guard let excepting, !excepting.isEmpty else {
      filtered.findings.append(finding)
      continue
    }
    used.formUnion(excepting)
  }
  filtered.exceptionCount = used.count
  for (index, exception) in exceptions.enumerated()
  where !used.contains(index) && severityOverrides[exception.rule].map({ $0.severity != nil }) ?? true
    && !requestedRules.contains(where: { $0.name == exception.rule })
  {
    filtered.findings.append(Diagnostic(.unusedException, at: exception.location, [exception.rule]))
  }
  return filtered
}

private struct SeverityOverride {
  /// Nil where the check is off.
  var severity: Severity?
}

private func readSeverityOverrides(_ settings: Settings?, findings: inout [Diagnostic]) -> [String:
  SeverityOverride]
{
  var severityOverrides: [String: SeverityOverride] = [:]
  for pair in settings?.checks ?? [] {
    let name = pair.key.text ?? ""
    let word = pair.value.text ?? ""
    if !checkRules.contains(where: { $0.name == name }) {
      let near = nearest(to: name, in: checkRules.map(\.name))
      findings.append(unknown(pair.key, name, near))
    } else if word == "off" || word == "不查" {
      severityOverrides[name] = SeverityOverride(severity: nil)
    } else if let severity = Severity(word: word) {
      severityOverrides[name] = SeverityOverride(severity: severity)
    } else {
      findings.append(
        Diagnostic(
          .unknownWeight, at: pair.value.place.location(in: "site.yml"), [word],
          help: Phrase(
            "写 error（错误）、warning（警告）、notice（提示）或 off（不查）", "write error, warning, notice or off")))
    }
  }
  return severityOverrides
}

private func unknown(_ node: YAMLNode, _ name: String, _ near: String?) -> Diagnostic {
  Diagnostic(
    .unknownCheck, at: node.place.location(in: "site.yml"), [name],
    help: near.map { Phrase("是不是 \($0)？", "did you mean \($0)?") }
      ?? Phrase("xinfeng explain 列出全部规则名", "`xinfeng explain` lists the names of all"))
}

/// The severities that a word may have.
let weightsHelp = Phrase("写 error（错误）、warning（警告）或 notice（提示）", "write error, warning or notice")

extension Severity {
  /// As settings write it, in either language.
  init?(word: String) {
    guard let severity = Self.allCases.first(where: { $0.name == word || $0.chineseName == word }) else {
      return nil
    }
    self = severity
  }

  fileprivate var chineseName: String {
    switch self {
    case .error: "错误"
    case .warning: "警告"
    case .notice: "提示"
    }
  }
}
