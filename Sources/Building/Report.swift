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
  /// What was planned; nil where the content did not let it come so far.
  package var plan: Plan?
  /// What was read and planned, for whoever ends after the build: to give its memory back page by page takes longer
  /// than to end with it.
  package var remains: [any Sendable] = []

  package var hasErrors: Bool { findings.contains(where: \.isError) }

  init(_ reading: Reading, _ findings: [Diagnostic] = [], in workspace: Workspace) {
    let settled = settle(
      onceForEachForm(reading.findings + findings), exceptions: reading.exceptions,
      settings: reading.site?.settings)
    ledger = reading.ledger.rejecting(settled.findings)
    self.findings = quoted(withoutConsequences(settled.findings), in: workspace.folder).sorted()
    exceptionCount = settled.exceptionCount
    missingMarks = reading.site.map { Checks.missingMarks(of: $0.settings) } ?? []
  }

  /// What showed only when pictures were decoded.
  mutating func add(_ findings: [Diagnostic], in workspace: Workspace) {
    guard !findings.isEmpty else { return }
    ledger = ledger.rejecting(findings)
    self.findings = (self.findings + quoted(findings, in: workspace.folder)).sorted()
  }
}

/// What making a plan came to.
package struct Made: Sendable, Hashable {
  package var files = 0
  package var bytes = 0
  package var written: [String] = []
  package var removed: [String] = []
  package var redirects: [Redirect] = []
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
        (rejected.state, rejected.reason) = (.rejected, reason)
        return rejected
      })
  }
}

/// Findings about a site as a whole know a place but not the line's text: it is read again, once a file.
private func quoted(_ findings: [Diagnostic], in folder: String) -> [Diagnostic] {
  var sources: [String: Source?] = [:]
  return findings.map { finding in
    guard finding.excerpt == nil, finding.location.length > 0 || finding.location.line > 1 else {
      return finding
    }
    let file = finding.location.file
    let source = sources[file] ?? readSource(file, in: folder).source
    sources[file] = source
    return source.map(finding.quoting) ?? finding
  }
}
