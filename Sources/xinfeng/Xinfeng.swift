import ArgumentParser
// Links the allocator used by the whole process.
import CMimalloc
import Diagnostics
import Glibc

/// The program: its commands and exit codes.
///
/// Exit codes: 0 success, 1 the content has errors, 2 the command was not understood, 3 the machine refused something,
/// 4 the publish target is held, 128 plus the signal's number after a signal. It never dies by a signal.
@main
struct Xinfeng: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "xinfeng",
      abstract: say("新风：把 Markdown 文章做成网站", "Xinfeng: makes a website of Markdown pages"),
      version: version,
      subcommands: [
        BuildCommand.self, ServeCommand.self, CheckCommand.self, ListCommand.self, StatsCommand.self,
        NewCommand.self, ImportCommand.self, ExportCommand.self, ReviewCommand.self, EditorCommand.self,
        InspectCommand.self, PublishCommand.self, ThemeCommand.self,
        ExplainCommand.self,
      ])
  }

  static let version = "0.1.0"

  // Not `async`: that would first start a thread, which the system may refuse.
  static func main() {
    openStandardFiles()
    answerSignals()
    sayWhereItTrapped()
    do {
      // The program's name is always there, unless the system does not provide the command line.
      guard !CommandLine.arguments.isEmpty else {
        throw Failure(
          Phrase("系统没有给出命令行", "the system does not tell the command line"), path: "/proc/self/maps")
      }
      try refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      try allowOpenFiles()
      try command.run()
      try requireOutput()
    } catch let failure as Failure {
      finish(after: failure)
    } catch let code as ExitCode {
      ErrorDocument.print(code: code.rawValue)
      Glibc.exit(code.rawValue)
    } catch {
      finish(after: error)
    }
  }

  /// Refuses an unknown command before the parser takes the word for an argument.
  private static func refuseUnknownCommand(_ word: String?) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return }
    let near = nearest(to: word, in: names).map { say("，是不是 \($0)？", "; did you mean \($0)?") } ?? ""
    throw ValidationError(say("没有命令“\(word)”\(near)", "there is no command “\(word)”\(near)"))
  }

  private static func finish(after failure: Failure) -> Never {
    waitForEnd(after: failure)
    let code = receivedSignal.map { 128 + $0 } ?? 3
    ErrorDocument.print(failure.text(in: processLanguage), code: code)
    printError("\(Phrase("错误", "error")[processLanguage]): \(failure.text(in: processLanguage))\n")
    Glibc.exit(code)
  }

  /// Prints help or version if requested; any other error is a command that was not understood.
  private static func finish(after error: any Error) {
    let text = fullMessage(for: error)
    guard exitCode(for: error) == .success else {
      ErrorDocument.print(message(for: error), code: 2)
      printError(localised(text, message: message(for: error)) + "\n")
      Glibc.exit(2)
    }
    printOutput(localised(help: text) + "\n")
    do throws(Failure) { try requireOutput() } catch { finish(after: error) }
    Glibc.exit(0)
  }
}
