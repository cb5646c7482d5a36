import Glibc
import Synchronization
import Text

/// `{"error": …, "code": …}`: the JSON document of a command that ends before its answer, because it was not understood
/// or the machine refused something. So every run with `--format json` prints one document.
enum ErrorDocument {
  private static let hasAnswer = Atomic<Bool>(false)
  private static let told = Mutex("")

  /// Notes that something was printed on standard output.
  static func noteAnswer() { hasAnswer.store(true, ordering: .relaxed) }

  /// Notes a message printed on standard error.
  static func note(_ text: String) { told.withLock { $0 += text } }

  /// - Parameter message: nil for the noted messages.
  static func print(_ message: String? = nil, code: Int32) {
    guard isWanted(by: CommandLine.arguments), !hasAnswer.load(ordering: .relaxed) else { return }
    let text = message ?? told.withLock { $0 }
    printJSON(.object([("error", .text(trimmed(text))), ("code", .number(Int(code)))]))
  }

  /// Looks for the option in the raw arguments, since the command line may not be parseable.
  private static func isWanted(by arguments: [String]) -> Bool {
    arguments.contains("--format=json")
      || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last?.isNewline ?? false { text.removeLast() }
    return String(text)
  }
}
