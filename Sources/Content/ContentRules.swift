import Diagnostics

/// Rules about files: what can be read at all.
extension Rule {
  static let unreadableFile = Rule(
    "unreadable-file", .error, Phrase("读不了这个文件（{0}）", "this file cannot be read ({0})"),
    manual: Phrase(
      "文件不在，或没有读取权限。把文件放回原处，或让管理员放开权限。",
      "The file is not there or may not be read. Put it back, or have its permissions changed."))
  static let noSite = Rule(
    "no-site", .error,
    Phrase("这里没有 site.yml，不是网站的文件夹", "there is no site.yml here: this is no site's folder"),
    manual: Phrase(
      "到网站的文件夹里运行，或用 --site 指出它在哪里。", "Run in the site's folder, or say where it is with --site."))
  static let notUTF8 = Rule(
    "not-utf8", .error,
    Phrase("按 {0} 读，第 {1} 个字节不是文字", "byte {1} means nothing in {0}"),
    manual: Phrase(
      "UTF-8、GB18030（GBK）和 UTF-16 都能读，但这个文件在所说的位置坏了，猜一个字会写错。\n"
        + "用记事本打开，找到那一行的乱码，重新打字；再选“另存为”，编码选 UTF-8，保存。",
      "UTF-8, GB18030 (GBK) and UTF-16 are read, but this file is damaged at the place named, and guessing would put "
        + "words into it.\nOpen it in an editor, type the garbled place again, and save it as UTF-8."))
  static let notText = Rule(
    "not-text", .error, Phrase("这不是文本文件（看第 {0} 个字节）", "this is not a text file (see byte {0})"),
    manual: Phrase(
      "Word 和 WPS 文档改名为 .md 还是文档。在 Word 或 WPS 里选“另存为”“纯文本”，编码选 UTF-8，再把文件名的结尾改成 .md。",
      "A Word document renamed .md is still a document. Save it as plain text with the encoding UTF-8, and name that .md."
    ))
  static let convertedFile = Rule(
    "converted-file", .notice, Phrase("文件是 {0}，已按此读取", "the file is {0} and was read as such"),
    manual: Phrase(
      "能读，不用改。想统一成 UTF-8，运行 xinfeng check --fix：文字一个不变，只改编码和换行。",
      "It can be read and need not be changed. `xinfeng check --fix` rewrites such files as UTF-8; no word changes."
    ))
  static let sameName = Rule(
    "same-name", .error,
    Phrase(
      "两个文件名看起来一样：“{0}”（NFC）和“{1}”（NFD）", "two files' names look the same: “{0}” (NFC) and “{1}” (NFD)"),
    manual: Phrase(
      "两个名字只是字的编码方式（NFC 和 NFD）不同，换一台电脑就会变成一个文件。给其中一个改名，或删去一个。",
      "The names differ only in how their letters are encoded (NFC and NFD); on another computer they are one file. "
        + "Rename or remove one of them."))
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

/// Rules about how front matter is written.
extension Rule {
  static let frontMatterTooLong = Rule(
    "front-matter-too-long", .error, Phrase("属性超过 {0} KB", "the front matter is longer than {0} KB"),
    manual: Phrase(
      "两行 --- 之间只写属性，正文写在第二个 --- 之后。", "Only fields stand between the --- lines; the text follows them."))
  static let looseQuotes = Rule(
    "loose-quotes", .error,
    Phrase("引号没有配对，可以是两个意思", "the quotation marks do not match; this could mean two things"),
    manual: Phrase(
      "值以英文引号开头时，引号会被当作值的边界，要在最后用同样的引号结束。中文引号“”就是文字，不受影响。\n"
        + "title: “一分不能差”的老会计",
      "A straight quotation mark at the start of a value begins a quoted value, which ends with the same mark. "
        + "Chinese quotation marks are text.\ntitle: “A note” on quoting"))
  static let valueOrComment = Rule(
    "value-or-comment", .warning,
    Phrase("“{0}”后面的“{1}”被当作注释，不会显示", "“{1}” after “{0}” is a comment and is not shown"),
    manual: Phrase(
      "空格加 # 以后是注释。要显示 #，给整个值加上英文引号；真是注释，就另起一行写。",
      "What follows a space and # is a comment. Put the value into quotation marks to show it, or the comment on a "
        + "line of its own."))
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
  static let wrongWeekday = Rule(
    "wrong-weekday", .error, Phrase("{0} 是星期{1}，日子和星期有一个写错了", "{0} is not the weekday written beside it"),
    manual: Phrase("日期不用写星期。", "Dates need no weekday."))
  static let unclosedBracket = Rule(
    "unclosed-bracket", .error, Phrase("括号没有配对", "a bracket is not closed"),
    manual: Phrase("列表写成 [甲, 乙]，也可以不写括号，用顿号隔开：甲、乙。", "A list is written [a, b]."))
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
  static let slugMadeOfName = Rule(
    "slug-made-of-name", .notice, Phrase("网址按文件名的拼音定为 {0}", "the address was made of the file's name: {0}"),
    manual: Phrase(
      "文件名是汉字时，网址用它的拼音。网址发布以后最好不变：改文件名前，先在文章里写上现在的 slug。",
      "The address of a file with a Chinese name is its pinyin. Addresses should not change once published: write the "
        + "present slug into the page before you rename its file."))
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

/// Rules about fields that ask something of one another; kinds declare them.
extension Rule {
  static let neededField = Rule(
    "needed-field", .error, Phrase("有了“{0}”就要有“{1}”：{2}", "“{0}” needs “{1}”: {2}"),
    manual: Phrase(
      "这一条写在这类文章的 _kind.yml 的 rules 里：某一项有了，或是某个值，另一项就必须写。",
      "A rule of this kind's _kind.yml: where one field is given, or has a certain value, another must be there."
    ))
  static let heldPage = Rule(
    "held-page", .warning, Phrase("暂缓发布：有了“{0}”就要有“{1}”：{2}", "held back: “{0}” needs “{1}”: {2}"),
    manual: Phrase(
      "这一篇先不发布，网站其余部分照常生成。补上所缺的一项（授权过期的，重新取得授权），下次生成就会发布。xinfeng list --state 暂缓 列出全部暂缓的文章。",
      "The page is not published; the rest of the site is. Add what is missing, or renew a consent that has ended, and "
        + "the next build publishes it. `xinfeng list --state held` lists all such pages."))
  static let unfinishedDraft = Rule(
    "unfinished-draft", .notice, Phrase("草稿还缺：{0}", "the draft still lacks: {0}"),
    manual: Phrase(
      "草稿不发布，也不挡别的文章。补齐以后删去“状态: 草稿”。",
      "A draft is not published and holds up no other page. Complete it and remove its status."))
  static let unmaskedName = Rule(
    "unmasked-name", .error, Phrase("“{0}”应当隐去姓名：{1}", "the name “{0}” should be masked: {1}"),
    manual: Phrase("写成“李某”，或在名字后面注明（化名）。", "Write 李某, or add （化名） to an assumed name."))
  static let wrongFestivalYear = Rule(
    "wrong-festival-year", .warning,
    Phrase("{2} 靠近 {3} 年的{1}，不是 {0} 年的", "{2} is near {1} of {3}, not of {0}"),
    manual: Phrase("“年份”是节日当天所在的公历年。", "The year is the Gregorian one in which the festival's day falls."))
  static let farFromFestival = Rule(
    "far-from-festival", .warning,
    Phrase("{0} 离 {1} 年的{2}（{3}）有 {4} 天", "{0} is {4} days from {2} of {1} ({3})"),
    manual: Phrase(
      "节日的日子由历表推算。活动离节日太远，多半是日期或节日写错了。",
      "The almanac knows the festival's day; so far from it, one of the two is likely wrong."))
  static let noFestivalInYear = Rule(
    "no-festival-in-year", .warning, Phrase("公历 {0} 年里没有{1}", "there is no {1} in the Gregorian year {0}"),
    manual: Phrase(
      "年底的农历节日可能落在下一个公历年，看一看前后一年。", "Festivals of the old year's end may fall into the next Gregorian year."))
}

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
      "规则有三种写法：{when: 条件, needs: 字段}、{when: 条件, masks: 字段}、{day: 字段, of: 字段, year: 字段, within: 天数}。",
      "Rules are {when: …, needs: …}, {when: …, masks: …} or {day: …, of: …, year: …, within: …}."))
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
  .unreadableFile, .noSite, .notUTF8, .notText, .convertedFile, .sameName, .emptyFile, .linkedFile,
  .unknownFile,
  .folderWithoutKind, .missingFrontMatter,
  .unclosedFrontMatter, .frontMatterTooLong, .looseQuotes, .valueOrComment, .unknownField, .repeatedField,
  .missingField, .unknownTerm, .repeatedTerm, .wantsText,
  .wantsList, .wantsMap, .wantsNumber, .numberOutOfRange, .wantsFlag, .textTooLong, .textTooShort,
  .tooManyItems,
  .tooFewItems, .notADate, .noSuchDay, .ambiguousDate, .wrongWeekday, .unclosedBracket, .wantsPeriod,
  .periodReversed, .updatedTooEarly,
  .notAnAddress, .badSlug, .fileNameIsNoSlug, .slugMadeOfName, .repeatedAddress, .notAName,
  .pictureNeedsWords,
  .videoNeedsWords,
  .wantsBars, .notABatch, .unreadableFestival, .unknownKey, .missingKey, .unknownFieldType,
  .unknownVocabulary,
  .badFieldName, .profileWithoutTerm, .neededField, .heldPage, .unfinishedDraft, .unmaskedName,
  .wrongFestivalYear, .farFromFestival, .noFestivalInYear, .wantsRuleForm, .unclearTarget, .unclearPlace,
]
