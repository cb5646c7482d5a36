import Text

/// One diagnostic as one line of JSON, for tools.
package func jsonLine(of diagnostic: Diagnostic, in language: Language) -> String {
  let location = diagnostic.location
  var members: [(String, JSON)] = [
    ("rule", .text(diagnostic.rule.name)), ("severity", .text(diagnostic.severity.name)),
    ("file", .text(location.file)), ("line", .number(location.line)), ("column", .number(location.column)),
    ("length", .number(location.length)), ("message", .text(diagnostic.message(in: language))),
  ]
  if let correction = diagnostic.correction { members.append(("correction", .text(correction))) }
  if let help = diagnostic.help { members.append(("help", .text(help[language]))) }
  return String(decoding: JSON.object(members).bytes, as: UTF8.self) + "\n"
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
