import Diagnostics
import Rendering
import Text

/// Prints the answer of `--format json`: one document, even if it is empty.
///
/// `xinfeng schema --of` prints the schema of each.
func printJSON(_ json: JSON) { printOutput(String(decoding: json.bytes, as: UTF8.self) + "\n") }

func json(of texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

/// Each finding on a line of its own, for people and `grep`.
func jsonText(of findings: [Diagnostic]) -> String {
  let lines = findings.map { jsonLine(of: $0, in: processLanguage).dropLast() }
  return lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
}

func json(of finding: Diagnostic) -> JSON {
  let location = finding.location
  var members: [(String, JSON)] = [
    ("rule", .text(finding.rule.name)), ("severity", .text(finding.severity.name)),
    ("file", .text(location.file)), ("line", .number(location.line)), ("column", .number(location.column)),
    ("length", .number(location.length)), ("message", .text(finding.message(in: processLanguage))),
  ]
  if let correction = finding.correction { members.append(("correction", .text(correction))) }
  if let help = finding.help { members.append(("help", .text(help[processLanguage]))) }
  return .object(members)
}
