import ArgumentParser
import Content
import Diagnostics
import Rendering
import Templating

/// `xinfeng theme schema`: the values that templates get; `xinfeng theme words`: the texts of the program.
struct ThemeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "theme", abstract: say("主题作者的工具", "tools for theme authors"),
      subcommands: [SchemaCommand.self, WordsCommand.self])
  }

  struct SchemaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "schema",
        abstract: say("列出每个模板能用的名称、类型和意思", "list every template's names with type and meaning"))
    }

    @OptionGroup var common: CommonOptions

    func run() throws {
      let reading = try readSite(in: common.folder, now: try common.now)
      guard let site = reading.site else {
        printFindings(reading.findings.sorted(), common)
        throw ExitCode(1)
      }
      printOutput(try schemaText(of: site, in: common.folder, language: processLanguage))
    }
  }

  struct WordsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "words",
        abstract: say(
          "列出程序自己的词，主题的 words.yml 可以改写", "print the program's own words, which words.yml may say otherwise"))
    }

    @OptionGroup var common: CommonOptions

    func run() throws { printOutput(programWordsText) }
  }
}
