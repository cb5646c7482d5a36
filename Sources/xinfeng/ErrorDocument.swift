import Glibc
import Synchronization
import Text

/// `{"error": …, "code": …}`: what a program that asked for JSON reads where a command ends before it has an answer, such
/// as one that was not understood, or that the machine refused. So there is one document in any case.
enum ErrorDocument {
  private static let hasAnswer = Atomic<Bool>(false)
  private static let told = Mutex("")

  /// Something was printed on standard output.
  static func noteAnswer() { hasAnswer.store(true, ordering: .relaxed) }

  /// Something was told to people, on standard error.
  static func note(_ text: String) { told.withLock { $0 += text } }

  /// - Parameter message: nil for what people were told.
  static func print(_ message: String? = nil, code: Int32) {
    guard isWanted(by: CommandLine.arguments), !hasAnswer.load(ordering: .relaxed) else { return }
    let text = message ?? told.withLock { $0 }
    printJSON(.object([("error", .text(trimmed(text))), ("code", .number(Int(code)))]))
  }

  /// Before the command line has been parsed, and where it cannot be.
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
