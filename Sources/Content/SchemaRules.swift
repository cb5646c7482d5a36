import Diagnostics

/// Rules about schemas and settings.
extension Rule {
  static let unknownKey = Rule(
    "unknown-key", .error, Phrase("不认识“{0}”", "“{0}” is not known here"),
    manual: Phrase("检查拼写。", "Look at the spelling."))
  static let missingKey = Rule(
    "missing-key", .error, Phrase("缺少“{0}”", "“{0}” is missing"),
    manual: Phrase("补上这一项。", "Add it."))
  static let wantsRuleForm = Rule(
    "wants-kind-rule", .error, Phrase("这条规则读不懂", "this rule cannot be read"),
    manual: Phrase(
      "规则有五种写法：{when: 条件, needs: 字段}、{when: 条件, masks: 字段}、{after: 字段, from: 字段}、{when: 条件, until: 字段}、{day: 字段, of: 字段, year: 字段, within: 天数}。"
        + "条件可以是几个字段，也可以是 any-picture（任何地方的图片或视频）、any-name（没有隐去的姓名）；unless 写例外：\n"
        + "- {when: [any-name], unless: {deceased: true}, needs: consent, else: hold, because: 要有本人同意}",
      "Rules are {when: …, needs: …}, {when: …, masks: …}, {after: …, from: …}, {when: …, until: …} or {day: …, of: …, year: …, within: …}. Conditions are fields, "
        + "any-picture (a picture or video anywhere) and any-name (of somebody not masked); `unless` makes exceptions:\n"
        + "- {when: [any-name], unless: {deceased: true}, needs: consent, else: hold}"))
  package static let unknownFieldType = Rule(
    "unknown-field-type", .error, Phrase("没有“{0}”这种类型", "there is no field type “{0}”"),
    manual: Phrase("类型只有手册里列出的那些。", "Field types are a closed set; see the manual."))
  static let unknownVocabulary = Rule(
    "unknown-vocabulary", .error, Phrase("没有词表“{0}”", "there is no vocabulary “{0}”"),
    manual: Phrase(
      "词表是 content/vocabularies/ 下的 .yml 文件。", "Vocabularies are the .yml files in content/vocabularies/."))
  package static let badFieldName = Rule(
    "bad-field-name", .error, Phrase("“{0}”不能作字段名", "“{0}” cannot be a field's key"),
    manual: Phrase(
      "字段名用小写字母、数字和下划线，不能与程序自己的字段（title、date 等）相同。",
      "Keys have lower-case letters, digits and underscores, and differ from the program's own (title, date …)."
    ))
  static let reversedLimits = Rule(
    "reversed-limits", .error, Phrase("min（{0}）大于 max（{1}）", "min ({0}) is larger than max ({1})"),
    manual: Phrase(
      "min 是最少，max 是最多，两个都可以不写。\nkeywords: {type: list, min: 1, max: 8, label: 关键词}",
      "min is the least and max the most; either may be left out."))
  static let repeatedLabel = Rule(
    "repeated-label", .error, Phrase("“{0}”已经是“{1}”的名称", "“{0}” is the label of “{1}” already"),
    manual: Phrase(
      "属性可以用中文名写，所以一类文章里两项不能同名，也不能与程序自己的（标题、日期等）同名。给其中一项换个 label。",
      "Front matter may use labels as keys, so two fields of a kind cannot share one, nor take that of a field of the "
        + "program's own. Give one of them another label."))
  static let badAddressPattern = Rule(
    "bad-address-pattern", .error, Phrase("网址格式“{0}”不对：{1}", "the pattern “{0}” is no address: {2}"),
    manual: Phrase(
      "address 以 / 开头和结尾，一定要有 {slug}，还可以有 {kind} 和 {year}：\naddress: /{kind}/{year}/{slug}/",
      "`address` begins and ends with a slash, has {slug}, and may have {kind} and {year}:\n"
        + "address: /{kind}/{year}/{slug}/"))
  static let badLanguage = Rule(
    "bad-language", .error, Phrase("“{0}”不是语言代码", "“{0}” is no language tag"),
    manual: Phrase(
      "写 BCP 47 的代码：中文写 zh-Hans-CN，英文写 en。", "Write a tag of BCP 47: zh-Hans-CN for Chinese, en for English.")
  )
  static let profileWithoutTerm = Rule(
    "profile-without-term", .error, Phrase("“{1}”里没有“{0}”", "“{1}” has no term “{0}”"),
    manual: Phrase("介绍文件的名字要与词条的 slug 相同。", "A profile's file is named like its term's slug."))
}

let schemaRules: [Rule] = [
  .reversedLimits, .repeatedLabel, .badAddressPattern, .badLanguage, .unknownKey, .missingKey, .wantsRuleForm,
  .unknownFieldType, .unknownVocabulary, .badFieldName,
  .profileWithoutTerm, .fieldOfTwoTypes, .noFacet, .noLookFile,
]
