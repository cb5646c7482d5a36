import Checks
import Content
import Diagnostics
import Rendering

/// The result of a build: the ledger, the findings, and the files written.
package struct Report: Sendable {
  package var ledger: Ledger
  /// Sorted by place, each with its source line if it has one.
  package var findings: [Diagnostic]
  /// The number of findings excepted by authors with a reason.
  package var exceptionCount: Int
  /// The marks that the footer of a public site should show and that `site.yml` does not give.
  package var missingMarks: [Phrase]
  /// Nil if nothing was made, because of errors or because it was not requested.
  package var made: Made?

  package var hasErrors: Bool { findings.contains(where: \.isError) }
}

/// The result of making a plan.
package struct Made: Sendable, Hashable {
  package var files = 0
  package var bytes = 0
  package var written: [String] = []
  package var removed: [String] = []
  package var redirects: [Redirect] = []
  /// The paths of the search index.
  package var searchFiles: [String] = []
}

/// The report of a site that was read and checked: findings after severity overrides, without those that authors
/// excepted and those that follow from others.
///
/// - Parameter texts: the source of findings' lines.
func makeReport(
  of reading: SiteReading, _ findings: [Diagnostic], exceptions: [Exception], in texts: SiteTexts
) -> Report {
  let filtered = applySeverities(
    onceForEachForm(findings), exceptions: exceptions, settings: reading.site?.settings)
  return Report(
    ledger: reading.ledger.rejecting(filtered.findings),
    findings: quoted(withoutConsequences(filtered.findings), in: texts).sorted(),
    exceptionCount: filtered.exceptionCount,
    missingMarks: reading.site.map { missingMarks(of: $0.settings) } ?? [])
}

extension Ledger {
  /// Rejects pages with errors that only checks of the whole site find, such as broken links.
  fileprivate func rejecting(_ findings: [Diagnostic]) -> Ledger {
    var reasons: [String: String] = [:]
    for finding in findings where finding.isError && reasons[finding.location.file] == nil {
      reasons[finding.location.file] = finding.rule.name
    }
    guard !reasons.isEmpty else { return self }
    return Ledger(
      entries: entries.map { entry in
        guard entry.state != .rejected, let reason = reasons[entry.file] else { return entry }
        var rejected = entry
        (rejected.state, rejected.reason) = (.rejected, .said(reason))
        return rejected
      })
  }
}

/// Adds source lines to findings of checks of the whole site, reading each file once.
func quoted(_ findings: [Diagnostic], in texts: SiteTexts) -> [Diagnostic] {
  var sources: [String: Source?] = [:]
  return findings.map { finding in
    guard finding.excerpt == nil, finding.location.length > 0 || finding.location.line > 1 else {
      return finding
    }
    let file = finding.location.file
    let source = sources[file] ?? texts.source(of: file)
    sources[file] = source
    return source.map(finding.quoting) ?? finding
  }
}
