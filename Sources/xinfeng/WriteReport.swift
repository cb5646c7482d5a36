import Building
import Content
import Diagnostics
import Files
import Rendering
import Text

/// Writes the result of a build as JSON, for programs that monitor publishing.
func writeReport(_ report: Report, to path: String, in language: Language) throws(Failure) {
  let counts = State.allCases.map { ($0.rawValue, JSON.number(report.ledger.count($0))) }
  let files = report.ledger.entries.map { entry in
    JSON.object([
      ("file", .text(entry.file)), ("state", .text(entry.state.rawValue)),
      ("reason", .text(entry.reason.text(in: processLanguage))),
      ("title", .text(entry.title)), ("address", .text(entry.address)),
    ])
  }
  let findings = report.findings.map { finding in
    JSON.object([
      ("rule", .text(finding.rule.name)), ("severity", .text(finding.severity.name)),
      ("file", .text(finding.location.file)), ("line", .number(finding.location.line)),
      ("column", .number(finding.location.column)), ("message", .text(finding.message(in: language))),
    ])
  }
  var members: [(String, JSON)] = [
    ("version", .text(Xinfeng.version)), ("counts", .object(counts)), ("files", .list(files)),
    ("findings", .list(findings)),
  ]
  if let made = report.made {
    members.append(
      (
        "made",
        .object([
          ("files", .number(made.files)), ("bytes", .number(made.bytes)),
          ("written", .list(made.written.map(JSON.text))), ("removed", .list(made.removed.map(JSON.text))),
        ])
      ))
  }
  try replaceFile(path, with: JSON.object(members).bytes + [UInt8(ascii: "\n")])
}

/// Prints to standard error the reasons for which a site cannot be read, each with its place and help.
func printReasons(_ findings: [Diagnostic]) {
  let format = ConsoleFormat(language: processLanguage, hasColour: false)
  printError(findings.sorted().map { format.text(of: $0) + "\n" }.joined())
}
