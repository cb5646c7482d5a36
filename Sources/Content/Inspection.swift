import Diagnostics
import Markdown
import YAML

/// A text while its file is in memory, as input for the checks of single texts.
///
/// These checks run where pages are read, on all cores, and return findings only; the file's bytes are not kept.
package struct ReadText: Sendable {
  package let source: Source
  /// The byte range of the fields; empty if the file has none.
  package let fields: Range<Int>
  package let body: Range<Int>
  /// The fields' nodes, if they are readable.
  package let root: YAMLNode?
  package let document: Document

  package init(_ source: Source, fields: Range<Int>, body: Range<Int>, root: YAMLNode?, document: Document) {
    self.source = source
    self.fields = fields
    self.body = body
    self.root = root
    self.document = document
  }
}

/// The result of checking one text.
package struct Inspection: Sendable {
  package var findings: [Diagnostic]
  package var exceptions: [Exception]

  package init(findings: [Diagnostic] = [], exceptions: [Exception] = []) {
    self.findings = findings
    self.exceptions = exceptions
  }
}

/// An author's exception to a rule, with its reason: `<!-- allow: RULE REASON -->`.
package struct Exception: Sendable, Hashable {
  package var rule: String
  package var reason: String
  package var location: Location
  /// The lines to which it applies.
  package var lines: ClosedRange<Int>

  package init(rule: String, reason: String, location: Location, lines: ClosedRange<Int>) {
    self.rule = rule
    self.reason = reason
    self.location = location
    self.lines = lines
  }
}
