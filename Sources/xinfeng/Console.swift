import Diagnostics
import Files
import Glibc
import Parallel
import Synchronization

/// Writes to standard output. `requireOutput` reports failures at the end of the run.
///
/// Control characters are made visible on a terminal; a file gets the text as it is.
func printOutput(_ text: String) {
  ErrorDocument.noteAnswer()
  let shown = isatty(STDOUT_FILENO) == 1 ? text.withVisibleControls : text
  guard let code = put(shown, on: STDOUT_FILENO), code != EPIPE else { return }
  outputError.store(code, ordering: .relaxed)
}

func printError(_ text: String) {
  ErrorDocument.note(text)
  _ = put(text.withVisibleControls, on: STDERR_FILENO)
}

/// The system's error of a failed write, or 0. A reader that has gone away is no error.
private let outputError = Atomic<CInt>(0)

/// - Throws: a `Failure` if a text was not written, as on a full disk or with the output closed.
func requireOutput() throws(Failure) {
  let code = outputError.load(ordering: .relaxed)
  guard code != 0 else { return }
  throw Failure(Phrase("无法写到标准输出", "cannot write to standard output"), cause: systemMessage(code))
}

/// - Returns: the system's error; nil if everything was written.
private func put(_ text: String, on descriptor: CInt) -> CInt? {
  writeAll(Array(text.utf8), to: descriptor) ? nil : errno
}

/// Prints findings in the requested format.
///
/// For people to standard error, for programs to standard output.
func printFindings(_ findings: [Diagnostic], _ options: CommonOptions) {
  let shown = findings.filter { !options.quiet || $0.severity > .notice }
  switch options.format {
  case .console:
    let format = ConsoleFormat(language: processLanguage, hasColour: hasColour)
    // Control characters of authors are visible by now; the remaining ones are colours.
    let fitting = ShownFindings(shown, texts: concurrentMap(shown) { format.text(of: $0) })
    _ = put(fitting.texts.joined(separator: "\n"), on: STDERR_FILENO)
    if let rest = fitting.rest { _ = put("\n" + rest[processLanguage] + "\n", on: STDERR_FILENO) }
  case .json: printOutput(jsonText(of: shown))
  case .github:
    let fitting = ShownFindings(shown, texts: shown.map { gitHubAnnotation(of: $0, in: processLanguage) })
    printOutput(fitting.texts.joined())
    if let rest = fitting.rest { printOutput("::notice::" + rest[processLanguage] + "\n") }
  }
}

/// Whether to use colours: on a terminal that supports them, unless NO_COLOR is set (no-color.org).
private var hasColour: Bool {
  guard isatty(STDERR_FILENO) == 1, variable("NO_COLOR").isEmpty else { return false }
  return !["", "dumb"].contains(variable("TERM"))
}

private func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

/// Shows the progress of a long run, on a terminal only.
func showProgress(_ done: Int, _ total: Int) {
  guard isatty(STDERR_FILENO) == 1, !["", "dumb"].contains(variable("TERM")) else { return }
  _ = put(
    "\r\u{1B}[K" + (done == total ? "" : say("正在生成 \(done)/\(total)", "making \(done)/\(total)")),
    on: STDERR_FILENO)
}
