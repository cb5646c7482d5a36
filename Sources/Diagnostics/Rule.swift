/// The severity of a finding: an error stops the build, a warning is shown, a notice is mentioned once.
package enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable {
  case notice
  case warning
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

  /// The name that `site.yml` and machine-readable output use.
  package var name: String {
    switch self {
    case .notice: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// A rule that content, templates or settings can break: its permanent name, its wording and its manual page.
///
/// Each target declares its rules as constants in an extension of `Rule`, beside the code that finds
/// the fault. Names never change: people search for them and settings mention them.
package struct Rule: Sendable, Hashable {
  /// Permanent, lower case with hyphens: `unknown-term`.
  package var name: String
  package var severity: Severity
  /// The fault in one sentence, with places for arguments.
  package var message: Phrase
  /// The page of `xinfeng explain NAME`: the reason for the rule, what to do, and an example that is right.
  package var manual: Phrase

  package init(_ name: String, _ severity: Severity, _ message: Phrase, manual: Phrase) {
    self.name = name
    self.severity = severity
    self.message = message
    self.manual = manual
  }

  /// Two rules are the same if they have the same name.
  package static func == (left: Rule, right: Rule) -> Bool { left.name == right.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
