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

/// `xinfeng explain RULE`: the manual page of a rule; without a name, the list of all.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain", abstract: say("说明一条规则", "explain a rule"),
      discussion: say("不写名称时列出全部规则。", "Without a name, lists all rules."))
  }

  @Argument(
    help: ArgumentHelp(say("规则名，如 unknown-term", "a rule's name, such as unknown-term"), valueName: "rule"),
    completion: .custom { _, _, _ in allRules.map(\.name).sorted() })
  var rule: String?

  @Option(help: ArgumentHelp(say("显示的语言：zh 或 en", "language of messages: zh or en"), valueName: "zh|en"))
  var lang: String?

  func run() throws {
    let rules = allRules.sorted { $0.name < $1.name }
    guard let rule else {
      printOutput(rules.map { "\($0.name)  \($0.messageInGeneral)\n" }.joined())
      return
    }
    guard let found = rules.first(where: { $0.name == rule }) else {
      let near =
        nearest(to: rule, in: rules.map(\.name)).map { say("，是不是 \($0)？", "; did you mean \($0)?") } ?? ""
      throw ValidationError(say("没有规则“\(rule)”\(near)", "there is no rule “\(rule)”\(near)"))
    }
    printOutput(
      "\(found.name) (\(found.severity.name))\n\(found.messageInGeneral)\n\n\(found.manual[processLanguage])\n"
    )
  }
}

extension Rule {
  /// With an ellipsis where a finding has its words.
  fileprivate var messageInGeneral: String {
    message.filled(with: Array(repeating: "…", count: 10), in: processLanguage)
  }
}

/// Every rule of the program, by target.
let allRules =
  yamlRules + contentRules + markdownRules + templateRules + pictureRules + attachmentRules + manuscriptRules
  + renderingRules + postRules + buildingRules
  + checkRules
