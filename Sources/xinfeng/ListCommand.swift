import ArgumentParser
import Content
import Diagnostics

/// `xinfeng list`: every file and what became of it.
struct ListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say("列出全部文件和状态", "list every file and its state"))
  }

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp(say("只列这种状态", "only files in this state"), valueName: "STATE"))
  var state: String?

  func run() throws {
    let reading = try readSite(in: common.folder, now: try common.now)
    let wanted = try state.map { text in
      guard let state = State(rawValue: text) ?? State.allCases.first(where: { name(of: $0) == text }) else {
        throw ValidationError(say("没有状态“\(text)”", "there is no state “\(text)”"))
      }
      return state
    }
    for entry in reading.ledger.entries where wanted == nil || entry.state == wanted {
      let reason = entry.reason.isEmpty ? "" : "\t\(entry.reason)"
      printOutput("\(name(of: entry.state))\t\(entry.file)\(reason)\n")
    }
  }
}
