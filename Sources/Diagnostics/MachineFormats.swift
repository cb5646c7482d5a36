/// One diagnostic as one line of JSON, for tools.
package func jsonLine(of diagnostic: Diagnostic, in language: Language) -> String {
  let location = diagnostic.location
  var members = [
    ("rule", quoted(diagnostic.rule.name)), ("severity", quoted(diagnostic.severity.name)),
    ("file", quoted(location.file)), ("line", String(location.line)), ("column", String(location.column)),
    ("length", String(location.length)), ("message", quoted(diagnostic.message(in: language))),
  ]
  if let correction = diagnostic.correction { members.append(("correction", quoted(correction))) }
  if let help = diagnostic.help { members.append(("help", quoted(help[language]))) }
  return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}\n"
}

/// One diagnostic as a workflow command of GitHub Actions, which shows it beside the line.
package func gitHubAnnotation(of diagnostic: Diagnostic, in language: Language) -> String {
  let level =
    switch diagnostic.severity {
    case .error: "error"
    case .warning: "warning"
    case .notice: "notice"
    }
  let location = diagnostic.location
  let correction = diagnostic.correction.map { "\n" + Phrase("改为：", "instead: ")[language] + $0 } ?? ""
  let properties =
    "file=\(property(location.file)),line=\(location.line),col=\(location.column),title=\(diagnostic.rule.name)"
  return "::\(level) \(properties)::\(data(diagnostic.message(in: language) + correction))\n"
}

private func quoted(_ text: String) -> String {
  var output = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\t": output += "\\t"
    default:
      if scalar.value < 0x20 {
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
  }
  return output + "\""
}

/// Workflow commands escape the characters that end them.
private func data(_ text: String) -> String {
  replaced(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
}

private func property(_ text: String) -> String {
  replaced(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
}

private func replaced(_ text: String, _ escapes: [Character: String]) -> String {
  text.reduce(into: "") { $0 += escapes[$1] ?? String($1) }
}
