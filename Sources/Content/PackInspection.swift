import Diagnostics
import Files

/// Packs what was found in a text: rules by their names, places without the file, which is the text's own.
extension Packer {
  mutating func add(_ inspection: Inspection) {
    add(inspection.findings) { $0.add($1) }
    add(inspection.exceptions) {
      $0.add($1.rule)
      $0.add($1.reason)
      $0.add($1.location)
      $0.add($1.lines.lowerBound)
      $0.add($1.lines.count)
    }
  }

  private mutating func add(_ finding: Diagnostic) {
    add(finding.rule.name)
    add(finding.severity.rawValue)
    add(finding.location)
    add(finding.arguments) { $0.add($1) }
    add(finding.excerpt)
    add(finding.correction)
    add(finding.help != nil)
    if let help = finding.help {
      add(help.chinese)
      add(help.english)
    }
  }

  private mutating func add(_ location: Location) {
    add(location.line)
    add(location.column)
    add(location.length)
  }
}

extension Unpacker {
  /// - Parameters:
  ///   - file: the text's.
  ///   - rules: by their names, those that may have been broken.
  /// - Returns: nil where one of the rules is not known.
  mutating func inspection(of file: String, by rules: [String: Rule]) -> Inspection? {
    let findings = list { $0.finding(in: file, by: rules) }
    let exceptions = list {
      let (rule, reason, location) = ($0.text(), $0.text(), $0.location(in: file))
      let (first, count) = ($0.number(), $0.number())
      return Exception(
        rule: rule, reason: reason, location: location, lines: first...max(first, first &+ count &- 1))
    }
    let known = findings.compactMap(\.self)
    return known.count == findings.count ? Inspection(findings: known, exceptions: exceptions) : nil
  }

  private mutating func finding(in file: String, by rules: [String: Rule]) -> Diagnostic? {
    let rule = rules[text()]
    let severity = Severity(rawValue: number())
    let location = location(in: file)
    let arguments = list { $0.text() }
    let (excerpt, correction) = (optionalText(), optionalText())
    let help = flag() ? Phrase(text(), text()) : nil
    guard let rule, let severity else { return nil }
    var finding = Diagnostic(
      rule, at: location, arguments, correction: correction, help: help, excerpt: excerpt)
    finding.severity = severity
    return finding
  }

  private mutating func location(in file: String) -> Location {
    Location(file: file, line: number(), column: number(), length: number())
  }
}
