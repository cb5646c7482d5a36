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
  return settings.map { $0.isChinese ? .chinese : .english } ?? .chinese
}()

func say(_ chinese: String, _ english: String) -> String {
  Phrase(chinese, english)[processLanguage]
}

/// Accepted words, each with its meaning, in one sentence.
func listed(_ words: [(word: String, meaning: String)]) -> String {
  words.map { say("\($0.word)（\($0.meaning)）", "\($0.word) (\($0.meaning))") }.joined(
    separator: say("、", ", "))
}
