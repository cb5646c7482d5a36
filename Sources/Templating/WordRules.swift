import Diagnostics

extension Rule {
  static let unknownWord = Rule(
    "unknown-word", .error,
    Phrase("主题的 words.yml 里没有“{0}”", "the theme's words.yml has no “{0}”"),
    manual: Phrase(
      "模板里写 {{words.名称}}；名称是 words.yml 里每种语言下面的键。",
      "Templates write `{{words.NAME}}`; the names are the keys below each language of words.yml."))

  static let wordAroundNothing = Rule(
    "word-around-nothing", .error,
    Phrase("“{0}”里有 {}，要写成节：里面放什么", "“{0}” has a `{}`: it wants to stand around something"),
    manual: Phrase(
      "words.yml 里 见《{}》 这样的词，模板里写成 {{#words.see}}<a href=\"…\">…</a>{{/words.see}}。",
      "A word such as `See “{}”` is written as a section: `{{#words.see}}<a href=\"…\">…</a>{{/words.see}}`.")
  )

  static let wordWithoutPlace = Rule(
    "word-without-place", .error,
    Phrase("“{0}”里没有 {}，放不进别的内容", "“{0}” has no `{}`, so nothing can stand in it"),
    manual: Phrase(
      "写成 {{words.名称}}；或在 words.yml 的每种语言里，用 {} 标出内容的位置。",
      "Write `{{words.NAME}}`, or give the word a `{}` in every language of words.yml."))

  static let chosenByNoNumber = Rule(
    "chosen-by-no-number", .error,
    Phrase("“{0}”在这里不是数字，不能用来选说法", "“{0}” is no number here, so it cannot choose a form"),
    manual: Phrase(
      "有几种说法的词，由第一个 {名称} 的数选一种；别的数用 by: 名称 指明。",
      "Of a word's forms the number of its first `{name}` chooses; `by: name` says another one."))
}
