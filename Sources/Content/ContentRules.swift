import Diagnostics

/// Rules about files: what can be read at all.
extension Rule {
  static let unreadableFile = Rule(
    "unreadable-file", .error, Phrase("读不了这个文件（{0}）", "this file cannot be read ({0})"),
    manual: Phrase(
      "文件不在，或没有读取权限。把文件放回原处，或让管理员放开权限。",
      "The file is not there or may not be read. Put it back, or have its permissions changed."))
  static let notUTF8 = Rule(
    "not-utf8", .error, Phrase("文件不是 UTF-8 编码（第 {0} 个字节）", "the file is not UTF-8 (byte {0})"),
    manual: Phrase(
      "用记事本打开，选“另存为”，编码选 UTF-8，再保存。", "Open the file in an editor and save it with the encoding UTF-8."))
  static let emptyFile = Rule(
    "empty-file", .error, Phrase("文件是空的", "the file is empty"),
    manual: Phrase("写上内容，或删去文件。", "Write something into the file, or remove it."))
  static let linkedFile = Rule(
    "linked-file", .error, Phrase("这是一个链接，不是文件", "this is a link, not a file"),
    manual: Phrase(
      "站点只读自己文件夹里的文件。把链接换成文件本身。", "A site reads only files of its own folder. Put the file itself here."))
  static let unknownFile = Rule(
    "unknown-file", .warning, Phrase("这里用不到这个文件", "this file is of no use here"),
    manual: Phrase(
      "词表放在 content/vocabularies/名称.yml，词条的介绍放在 content/vocabularies/名称/词条.md。",
      "Vocabularies are content/vocabularies/NAME.yml; a term's text is content/vocabularies/NAME/SLUG.md."))
  static let folderWithoutKind = Rule(
    "folder-without-kind", .error,
    Phrase("文件夹“{0}”里没有 _kind.yml，不知道这是什么文章", "the folder “{0}” has no _kind.yml"),
    manual: Phrase(
      "文章放在 content 下各类别的文件夹里；新的类别要有一个 _kind.yml。",
      "Pages stand in the folders of kinds below content/; a new kind needs a _kind.yml."))
  static let missingFrontMatter = Rule(
    "missing-front-matter", .error, Phrase("第一行应当是 ---", "the first line should be ---"),
    manual: Phrase(
      "每篇文章以两行 --- 之间的属性开头：\n---\n标题: 三十年守护一盏灯\n日期: 2024-04-07\n---",
      "Every page begins with its fields between two --- lines:\n---\ntitle: …\ndate: 2024-04-07\n---"))
  static let unclosedFrontMatter = Rule(
    "unclosed-front-matter", .error, Phrase("属性后面缺少结束的一行 ---", "the closing --- is missing"),
    manual: Phrase("在最后一个属性的下一行写 ---，再写正文。", "Write --- on the line after the last field, before the text."))
}

/// Rules about fields: what a page must and may say.
extension Rule {
  static let unknownField = Rule(
    "unknown-field", .error, Phrase("“{1}”没有“{0}”这一项", "“{1}” has no field “{0}”"),
    manual: Phrase("属性名写错，或这类文章没有这一项。", "The key is misspelt, or this kind has no such field."))
  static let repeatedField = Rule(
    "repeated-field", .error, Phrase("“{0}”写了两次", "“{0}” is given twice"),
    manual: Phrase("同一项的中文名和英文名只写一个。", "A field is given once, by its key or by its label."))
  static let missingField = Rule(
    "missing-field", .error, Phrase("缺少“{0}”（{1}）", "“{1}” is missing"),
    manual: Phrase("这类文章必须写这一项。", "Pages of this kind must have the field."))
  static let unknownTerm = Rule(
    "unknown-term", .error, Phrase("“{0}”不在“{1}”表中", "“{0}” is not one of {1}"),
    manual: Phrase(
      "这一项只能写词表里的词。词表在 content/vocabularies/ 里，要加新词请改词表。",
      "The field takes terms of a vocabulary only. To add one, edit the file in content/vocabularies/."))
  static let repeatedTerm = Rule(
    "repeated-term", .error, Phrase("“{0}”重复了（{1}）", "“{0}” is repeated ({1})"),
    manual: Phrase("同一个词只写一次。", "Write each term once."))
  static let wantsText = Rule(
    "wants-text", .error, Phrase("“{0}”应当是一段文字", "“{0}” should be a text"),
    manual: Phrase("这里只写一个值，不写列表。", "Write one value here, not a list."))
  static let wantsList = Rule(
    "wants-list", .error, Phrase("“{0}”应当是列表", "“{0}” should be a list"),
    manual: Phrase("写成 [甲, 乙]，或一行一个，每行以“- ”开头。", "Write [a, b], or one a line, each beginning with “- ”."))
  static let wantsMap = Rule(
    "wants-map", .error, Phrase("“{0}”应当写成“名称: 值”", "“{0}” should be `key: value`"),
    manual: Phrase("每行一个“名称: 值”，冒号后面有一个空格。", "One `key: value` a line, with a space after the colon."))
  static let wantsNumber = Rule(
    "wants-number", .error, Phrase("“{0}”应当是整数，不是“{1}”", "“{0}” should be a whole number, not “{1}”"),
    manual: Phrase("只写数字，不写单位和“约”“余”。", "Write digits only, without units."))
  static let numberOutOfRange = Rule(
    "number-out-of-range", .error, Phrase("“{0}”应当在 {1} 和 {2} 之间", "“{0}” should be between {1} and {2}"),
    manual: Phrase("检查数字。", "Look at the number again."))
  static let wantsFlag = Rule(
    "wants-flag", .error, Phrase("“{0}”应当是“是”或“否”，不是“{1}”", "“{0}” should be true or false, not “{1}”"),
    manual: Phrase("写 是 或 否（true 或 false）。", "Write true or false."))
  static let textTooLong = Rule(
    "text-too-long", .error, Phrase("“{0}”有 {1} 个字，最多 {2} 个", "“{0}” has {1} characters, {2} at most"),
    manual: Phrase("删短一些；细节写进正文。", "Make it shorter; details belong to the text."))
  static let textTooShort = Rule(
    "text-too-short", .error, Phrase("“{0}”只有 {1} 个字，至少 {2} 个", "“{0}” has {1} characters, {2} at least"),
    manual: Phrase("写长一些，或不写这一项。", "Make it longer, or leave the field out."))
  static let tooManyItems = Rule(
    "too-many-items", .error, Phrase("“{0}”有 {1} 项，最多 {2} 项", "“{0}” has {1} items, {2} at most"),
    manual: Phrase("留下最要紧的几项。", "Keep those that matter most."))
  static let tooFewItems = Rule(
    "too-few-items", .error, Phrase("“{0}”有 {1} 项，至少 {2} 项", "“{0}” has {1} items, {2} at least"),
    manual: Phrase("补足。", "Add what is missing."))
  static let notADate = Rule(
    "not-a-date", .error, Phrase("“{0}”里的“{1}”不是日期", "“{1}” is not a date (“{0}”)"),
    manual: Phrase(
      "日期写成 2024-04-07，带时间写成 2024-04-07 09:30。2024年4月7日、2024/4/7 也可以。",
      "Write 2024-04-07, or 2024-04-07 09:30 with a time."))
  static let noSuchDay = Rule(
    "no-such-day", .error, Phrase("{0}年{1}月没有{2}日", "there is no day {2} in month {1} of {0}"),
    manual: Phrase("检查月份和日子。", "Look at the month and the day again."))
  static let ambiguousDate = Rule(
    "ambiguous-date", .error, Phrase("“{0}”可以是两个日子", "“{0}” could be two days"),
    manual: Phrase("先写年，再写月，再写日：2024-04-07。", "Write year, month and day in this order: 2024-04-07."))
  static let wantsPeriod = Rule(
    "wants-period", .error, Phrase("“{0}”应当写明起止", "“{0}” needs a start and an end"),
    manual: Phrase("写成 2024-04-01 至 2024-04-05。", "Write 2024-04-01 至 2024-04-05, or a map of from and to."))
  static let periodReversed = Rule(
    "period-reversed", .error, Phrase("“{0}”的起 {1} 晚于止 {2}", "“{0}” starts on {1}, after its end on {2}"),
    manual: Phrase("把起止对调。", "Swap the two."))
  static let updatedTooEarly = Rule(
    "updated-too-early", .error,
    Phrase("更新日期 {0} 早于发布日期 {1}", "updated on {0}, before it was published on {1}"),
    manual: Phrase(
      "“更新”是发布以后又改的日子，不能代替“日期”。", "`updated` is when a published page was changed; it never replaces `date`.")
  )
  static let notAnAddress = Rule(
    "not-an-address", .error, Phrase("“{0}”里的“{1}”不是网址", "“{1}” is not an address (“{0}”)"),
    manual: Phrase("网址以 https:// 或 / 开头，里面没有空格。", "An address begins with https:// or / and has no spaces."))
  static let badSlug = Rule(
    "bad-slug", .error, Phrase("“{0}”不能作网址名", "“{0}” cannot be a slug"),
    manual: Phrase(
      "网址名只用小写字母、数字和 -，例如 wang-lan-ying。", "A slug has lower-case letters, digits and single hyphens."))
  static let fileNameIsNoSlug = Rule(
    "file-name-is-no-slug", .error, Phrase("文件名“{0}”不能作网址名", "the file's name “{0}” cannot be a slug"),
    manual: Phrase(
      "把文件名改成拼音，或在文章里写 slug。", "Give the file a name of ASCII letters, digits and hyphens, or write a slug."))
  static let repeatedAddress = Rule(
    "repeated-address", .error, Phrase("网址 {0} 已经给了 {1}", "the address {0} belongs to {1} already"),
    manual: Phrase("两篇文章不能用一个网址。给其中一篇换网址名。", "Two pages cannot share an address. Change one of their slugs."))
  static let notAName = Rule(
    "not-a-name", .error, Phrase("“{0}”里的“{1}”不像人名", "“{1}” does not look like a name (“{0}”)"),
    manual: Phrase("只写姓名。少数民族姓名中间用“·”。", "Write the name alone."))
  static let pictureNeedsWords = Rule(
    "picture-needs-words", .error,
    Phrase("图片“{0}”缺少说明文字", "the picture “{0}” has no words for those who cannot see it"),
    manual: Phrase(
      "写成 {src: 文件名, alt: 图上有什么, credit: 谁拍的}。", "Write {src: file, alt: what it shows, credit: who took it}."
    ))
  static let videoNeedsWords = Rule(
    "video-needs-words", .error, Phrase("“{0}”要有字幕或文字稿", "“{0}” needs captions or a transcript"),
    manual: Phrase("加上 captions: 字幕文件 或 transcript: 文字稿。", "Add captions or a transcript."))
  static let wantsBars = Rule(
    "wants-bars", .error, Phrase("“{0}”应当写成“{1}”", "“{0}” should be written {1}"),
    manual: Phrase("各部分之间用竖线 ｜ 隔开。", "Put a bar ｜ between the parts."))
  static let notABatch = Rule(
    "not-a-batch", .error, Phrase("“{0}”不是批次", "“{0}” is not a batch"),
    manual: Phrase(
      "批次写成 2024、2024-Q1（季度）、2024-H1（半年）、2024-03（月）或 2024-B2（第二批）。",
      "Write 2024, 2024-Q1, 2024-H1, 2024-03 or 2024-B2."))
  static let unreadableFestival = Rule(
    "unreadable-rule", .error, Phrase("“{0}”的日期规则读不懂", "the rule in “{0}” cannot be read"),
    manual: Phrase(
      "写成 {lunar: 8-15}、{lunar-last: 12}、{term: 清明}、{solar: 09-20} 或 {weekday: 5-3-7}。",
      "Write {lunar: 8-15}, {lunar-last: 12}, {term: 清明}, {solar: 09-20} or {weekday: 5-3-7}."))
}

/// Rules about schemas and settings.
extension Rule {
  static let unknownKey = Rule(
    "unknown-key", .error, Phrase("不认识“{0}”", "“{0}” is not known here"),
    manual: Phrase("检查拼写。", "Look at the spelling."))
  static let missingKey = Rule(
    "missing-key", .error, Phrase("缺少“{0}”", "“{0}” is missing"),
    manual: Phrase("补上这一项。", "Add it."))
  static let unknownFieldType = Rule(
    "unknown-field-type", .error, Phrase("没有“{0}”这种类型", "there is no field type “{0}”"),
    manual: Phrase("类型只有手册里列出的那些。", "Field types are a closed set; see the manual."))
  static let unknownVocabulary = Rule(
    "unknown-vocabulary", .error, Phrase("没有词表“{0}”", "there is no vocabulary “{0}”"),
    manual: Phrase(
      "词表是 content/vocabularies/ 下的 .yml 文件。", "Vocabularies are the .yml files in content/vocabularies/."))
  static let badFieldName = Rule(
    "bad-field-name", .error, Phrase("“{0}”不能作字段名", "“{0}” cannot be a field's key"),
    manual: Phrase(
      "字段名用小写字母、数字和下划线，不能与程序自己的字段（title、date 等）相同。",
      "Keys have lower-case letters, digits and underscores, and differ from the program's own (title, date …)."
    ))
  static let profileWithoutTerm = Rule(
    "profile-without-term", .error, Phrase("“{1}”里没有“{0}”", "“{1}” has no term “{0}”"),
    manual: Phrase("介绍文件的名字要与词条的 slug 相同。", "A profile's file is named like its term's slug."))
}

/// The rules of this target, for `xinfeng explain`.
package let contentRules: [Rule] = [
  .unreadableFile, .notUTF8, .emptyFile, .linkedFile, .unknownFile, .folderWithoutKind, .missingFrontMatter,
  .unclosedFrontMatter, .unknownField, .repeatedField, .missingField, .unknownTerm, .repeatedTerm, .wantsText,
  .wantsList, .wantsMap, .wantsNumber, .numberOutOfRange, .wantsFlag, .textTooLong, .textTooShort,
  .tooManyItems,
  .tooFewItems, .notADate, .noSuchDay, .ambiguousDate, .wantsPeriod, .periodReversed, .updatedTooEarly,
  .notAnAddress, .badSlug, .fileNameIsNoSlug, .repeatedAddress, .notAName, .pictureNeedsWords,
  .videoNeedsWords,
  .wantsBars, .notABatch, .unreadableFestival, .unknownKey, .missingKey, .unknownFieldType,
  .unknownVocabulary,
  .badFieldName, .profileWithoutTerm,
]
