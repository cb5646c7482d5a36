import ArgumentParser
import Attachments
import Building
import Checks
import Content
import Diagnostics
import Images
import Manuscripts
import Markdown
import Posts
import Rendering
import Templating
import YAML

/// `xinfeng explain NAME`: the manual page of a rule, a key of a file, a type of fields or a block; without a name, the
/// list of all rules.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: say("说明一条规则、一个键、一种类型或一个块", "explain a rule, a key, a type of fields or a block"),
      discussion: say(
        "不写名称时列出全部规则。键写名称或“文件/名称”，如 theme、site.yml/theme；写文件名列出它的键。",
        "Without a name, lists all rules. A key is its name or FILE/NAME, such as theme or site.yml/theme; the name of a "
          + "file lists its keys."))
  }

  @Argument(
    help: ArgumentHelp(
      say("名称，如 unknown-term、site.yml、picture", "a name, such as unknown-term, site.yml or picture"),
      valueName: "name"),
    completion: .custom { _, _, _ in allNames })
  var name: String?

  @Flag(help: ArgumentHelp(say("全部说明，写成一页 Markdown", "all there is, as a page of Markdown")))
  var all = false

  @Option(help: ArgumentHelp(say("显示的语言：zh 或 en", "language of messages: zh or en"), valueName: "zh|en"))
  var lang: String?

  func run() throws {
    let rules = allRules.sorted { $0.name < $1.name }
    if all { return printOutput(referenceMarkdown(in: processLanguage)) }
    guard let name else {
      printOutput(rules.map { "\($0.name)  \($0.messageInGeneral(in: processLanguage))\n" }.joined())
      return
    }
    if let found = rules.first(where: { $0.name == name }) {
      return printOutput(
        "\(found.name) (\(found.severity.name))\n\(found.messageInGeneral(in: processLanguage))\n\n"
          + "\(found.manual[processLanguage])\n")
    }
    let isOfPart = { (part: ReferencePart) in
      part.title[processLanguage] == name || part.title.english == name
    }
    let texts =
      referenceParts.filter(isOfPart).map { overview(of: $0, processLanguage) }
      + referenceEntries(named: name).map { text(of: $0.entry, in: $0.part, processLanguage) }
    guard texts.isEmpty else { return printOutput(texts.joined(separator: "\n")) }
    let near = nearest(to: name, in: allNames).map { say("，是不是 \($0)？", "; did you mean \($0)?") } ?? ""
    throw ValidationError(
      say("没有叫“\(name)”的规则、键、类型或块\(near)", "there is no rule, key, type or block “\(name)”\(near)"))
  }
}

extension Rule {
  /// The message with an ellipsis for each argument.
  func messageInGeneral(in language: Language) -> String {
    message.filled(with: Array(repeating: "…", count: 10), in: language)
  }
}

/// The names that can be explained.
private var allNames: [String] {
  (allRules.map(\.name) + referenceParts.flatMap { [$0.title.english] + $0.entries.flatMap(\.names) })
    .sorted()
}

/// Every rule of the program, by target.
let allRules =
  yamlRules + contentRules + markdownRules + templateRules + pictureRules + attachmentRules + manuscriptRules
  + renderingRules + postRules + buildingRules
  + checkRules
