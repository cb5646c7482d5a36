import Checks
import Content
import Diagnostics
import Rendering

/// What a build did: the account of every file, what is wrong, and what was written.
package struct Report: Sendable {
  package var ledger: Ledger
  /// Sorted by place; every one that can be is shown with its source line.
  package var findings: [Diagnostic]
  /// How many findings' places authors excepted with a reason.
  package var exceptionCount: Int
  /// What stands at the foot of a public site's pages, and here does not, because `site.yml` is silent.
  package var missingMarks: [Phrase]
  /// Nil where nothing was made, because there are errors or nobody asked.
  package var made: Made?

  package var hasErrors: Bool { findings.contains(where: \.isError) }
}

/// What making a plan came to.
package struct Made: Sendable, Hashable {
  package var files = 0
  package var bytes = 0
  package var written: [String] = []
  package var removed: [String] = []
  package var redirects: [Redirect] = []
  /// Of the search index.
  package var searchFiles: [String] = []
}

/// The report of a site that was read and checked: findings weighed as `site.yml` says, without what authors excepted
/// and without what follows from other findings.
///
/// - Parameter texts: in which the lines of findings are looked up.
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
  /// What is wrong with a page may show only when the whole site is looked at, such as a link that leads nowhere.
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

/// Findings about a site as a whole know a place but not the line's text: it is read again, once a file.
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
