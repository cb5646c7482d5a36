import Diagnostics
import Glibc

/// Writes to standard output; a reader that has gone away ends the run quietly.
func printOutput(_ text: String) { put(text, on: STDOUT_FILENO) }

func printError(_ text: String) { put(text, on: STDERR_FILENO) }

private func put(_ text: String, on descriptor: CInt) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return }
    bytes = bytes.dropFirst(count)
  }
}

/// Prints findings in the format that was asked for.
///
/// People get them on standard error, tools on standard output.
func printFindings(_ findings: [Diagnostic], _ options: CommonOptions) {
  let shown = findings.filter { !options.quiet || $0.severity > .notice }
  switch options.format {
  case .console:
    let hasColour = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
    let format = ConsoleFormat(language: processLanguage, hasColour: hasColour)
    printError(shown.map { format.text(of: $0) }.joined(separator: "\n"))
  case .json: printOutput(shown.map { jsonLine(of: $0, in: processLanguage) }.joined())
  case .github: printOutput(shown.map { gitHubAnnotation(of: $0, in: processLanguage) }.joined())
  }
}

/// A line that tells how far a long run has come, on a terminal only.
func showProgress(_ done: Int, _ total: Int) {
  guard isatty(STDERR_FILENO) == 1 else { return }
  printError("\r\u{1B}[K" + (done == total ? "" : say("正在生成 \(done)/\(total)", "making \(done)/\(total)")))
}
