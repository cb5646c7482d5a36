import Diagnostics

extension Rule {
  static let badWordKey = Rule(
    "bad-word-key", .error, Phrase("“{0}”不能当作词的键", "“{0}” cannot be the key of a word"),
    manual: Phrase(
      "键用小写英文字母、数字和下划线，以字母开头：back_home。",
      "Keys are lower-case letters, digits and underscores, and begin with a letter: `back_home`."))
  static let unknownWordForm = Rule(
    "unknown-word-form", .error, Phrase("“{0}”不是一种说法", "“{0}” is no form of a word"),
    manual: Phrase(
      "一个词随数变化时写成 {one: \"{count} page\", other: \"{count} pages\"}，或 {by: month, 1: January, 2: February}。",
      "Forms are written as `{one: \"{count} page\", other: \"{count} pages\"}`, or `{by: month, 1: January, 2: …}`."
    ))
  static let badPlaceholder = Rule(
    "bad-placeholder", .error, Phrase("花括号“{0}”写得不对", "the braces “{0}” cannot be understood"),
    manual: Phrase(
      "花括号里写值的名称，如 共{count}篇；空的 {} 是节的内容所在。名称用小写字母、数字、下划线和点。",
      "Braces hold the name of a value, as in `{count} pages`; empty ones, `{}`, what a section holds."))
  static let missingWord = Rule(
    "missing-word", .error, Phrase("“{0}”里还缺这些词：{1}", "“{0}” has no words for: {1}"),
    manual: Phrase(
      "模板和程序用到的词，words.yml 的每种语言里都要有。照别的语言补上。",
      "Every word that templates or the program say stands in every language of words.yml."))
  static let unsaidWord = Rule(
    "unsaid-word", .warning, Phrase("没有模板用到“{0}”这个词", "no template says the word “{0}”"),
    manual: Phrase("删去它；也可能是键写错了。", "Remove it, or put its key right."))
  static let otherLanguage = Rule(
    "other-language", .warning,
    Phrase("主题没有“{0}”的词，改用“{1}”的", "the theme has no words in “{0}”; those in “{1}” are used"),
    manual: Phrase(
      "在主题的 words.yml 里加上这种语言，每个词都写上；或改 site.yml 的 language。",
      "Add the language to the theme's words.yml, with every word, or change `language` in site.yml."))
  static let unknownValue = Rule(
    "unknown-value", .error, Phrase("没有叫“{0}”的值", "nothing is called “{0}”"),
    manual: Phrase(
      "花括号里写的是用到这个词的地方有的名称，与模板里 {{名称}} 相同。",
      "Braces hold names that there are where the word is said, as in `{{name}}` in a template."))
  static let unknownInnerWord = Rule(
    "unknown-inner-word", .error, Phrase("这种语言里没有“{0}”这个词", "this language has no word “{0}”"),
    manual: Phrase("{words.名称} 是同一种语言里的另一个词。", "`{words.NAME}` is another word of the same language."))
  static let endlessWord = Rule(
    "endless-word", .error, Phrase("“{0}”绕回到自己", "the word “{0}” leads back to itself"),
    manual: Phrase("词里可以写别的词，但不能绕回自己。", "A word may hold others, but not itself through them."))

  static let wordRules: [Rule] = [
    .badWordKey, .unknownWordForm, .badPlaceholder, .missingWord, .unsaidWord, .otherLanguage, .unknownValue,
    .unknownInnerWord, .endlessWord,
  ]
}
