/// Something an author can correct: what is wrong, where, why, and the line that would be right.
///
/// A diagnostic is a value, collected and never thrown; all of them are shown in one run.
package struct Diagnostic: Sendable, Hashable {
  package var rule: Rule
  package var severity: Severity
  package var location: Location
  /// Fill the places of the rule's message.
  package var arguments: [String]
  /// The source line, for the printed excerpt; nil where there is none to show (a missing file).
  package var excerpt: String?
  /// The whole line as it should be, where one line can be given.
  package var correction: String?
  /// Advice where no corrected line can be given: the nearest name, the allowed values.
  package var help: Phrase?

  package init(
    _ rule: Rule, at location: Location, _ arguments: [String] = [],
    correction: String? = nil, help: Phrase? = nil, excerpt: String? = nil
  ) {
    self.rule = rule
    self.severity = rule.severity
    self.location = location
    self.arguments = arguments
    self.correction = correction
    self.help = help
    self.excerpt = excerpt
  }

  package var isError: Bool { severity == .error }

  package func message(in language: Language) -> String {
    // An argument may be a message of the system, which is translated here.
    rule.message.filled(with: arguments.map { inLanguage($0, language) }, in: language)
  }

  /// The diagnostic with the source line of its location, unless it has one.
  package func quoting(_ source: Source) -> Diagnostic {
    guard excerpt == nil, location.file == source.name else { return self }
    var copy = self
    copy.excerpt = source.line(location.line)
    return copy
  }
}

extension Diagnostic: Comparable {
  /// By place, then by rule: the order in which all findings of a run are shown.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    left.location == right.location
      ? (left.rule.name, left.arguments.joined()) < (right.rule.name, right.arguments.joined())
      : left.location < right.location
  }
}
