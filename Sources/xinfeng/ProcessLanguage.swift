import Content
import Diagnostics

/// The language of this run: `--lang`, or the site's, or Chinese.
///
/// It is needed before the command line is parsed, because the help is written in it.
let processLanguage: Language = {
  let arguments = CommandLine.arguments
  for (index, argument) in arguments.enumerated() {
    if argument == "--lang", index + 1 < arguments.count,
      let language = Language(rawValue: arguments[index + 1])
    {
      return language
    }
    if argument.hasPrefix("--lang="),
      let language = Language(rawValue: String(argument.dropFirst("--lang=".count)))
    {
      return language
    }
  }
  let settings = readSettings(in: CommonOptions.folder(in: arguments)).settings
  return settings.map { $0.language.lowercased().hasPrefix("zh") ? .chinese : .english } ?? .chinese
}()

func say(_ chinese: String, _ english: String) -> String {
  Phrase(chinese, english)[processLanguage]
}

/// The words of the argument parser's own, which it has in English only.
private let parserWords = [
  ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
  ("SUBCOMMANDS:", "命令："), ("Usage: ", "用法："), ("Error: ", "错误："),
  ("Show the version.", "显示版本。"), ("Show help information.", "显示帮助。"),
  ("Unknown option", "没有这个选项"), ("Missing expected argument", "缺少参数"), ("Missing value for", "缺少值"),
  ("unexpected argument", "多余的参数"), ("Unexpected argument", "多余的参数"), ("The value", "值"),
  ("is invalid for", "不适用于"), ("Did you mean", "是不是"), ("(default: ", "（默认 "), ("(values: ", "（可选 "),
  ("for detailed help.", "看某个命令的详细说明。"), ("for more information.", "看详细说明。"), ("  See ", "  用 "),
  ("See ", "用 "),
  ("<subcommand>", "<命令>"), ("<options>", "<选项>"), ("<rule>", "<规则>"),
]

func localised(_ text: String) -> String {
  guard processLanguage == .chinese else { return text }
  return parserWords.reduce(text) { $0.replacing($1.0, with: $1.1) }
}
