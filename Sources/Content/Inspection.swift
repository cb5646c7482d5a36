import Diagnostics
import Markdown
import YAML

/// A text while its file is in memory: what checks of single texts look at.
///
/// Such checks run where pages are read, on all cores, and leave findings only; the file's bytes are not kept.
package struct ReadText: Sendable {
  package let source: Source
  /// Where the fields stand; empty where the file has none.
  package let fields: Range<Int>
  package let body: Range<Int>
  /// The fields' nodes, if they could be read.
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

/// What a look at one text gave.
package struct Inspection: Sendable {
  package var findings: [Diagnostic]
  package var exceptions: [Exception]

  package init(findings: [Diagnostic] = [], exceptions: [Exception] = []) {
    self.findings = findings
    self.exceptions = exceptions
  }
}

/// That an author means what a rule would report, with the reason: `<!-- allow: RULE REASON -->`.
package struct Exception: Sendable, Hashable {
  package var rule: String
  package var reason: String
  package var location: Location
  /// The lines it speaks for.
  package var lines: ClosedRange<Int>

  package init(rule: String, reason: String, location: Location, lines: ClosedRange<Int>) {
    self.rule = rule
    self.reason = reason
    self.location = location
    self.lines = lines
  }
}
