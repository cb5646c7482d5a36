import Diagnostics

/// Rules about single fields of a page.
extension Rule {
  static let unknownField = Rule(
    "unknown-field", .error, Phrase("“{1}”没有“{0}”这一项", "“{1}” has no field “{0}”"),
    manual: Phrase("属性名写错，或这类文章没有这一项。", "The key is misspelt, or this kind has no such field."))
  static let repeatedField = Rule(
    "repeated-field", .error, Phrase("“{0}”写了两次", "“{0}” is given twice"),
    manual: Phrase("同一项的中文名和英文名只写一个。", "A field is given once, by its key or by its label."))
  static let missingField = Rule(
    "missing-field", .error, Phrase("缺少“{0}”（{1}）", "“{2}” is missing"),
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
  static let numberTooSmall = Rule(
    "number-too-small", .error, Phrase("“{0}”应当不小于 {1}", "“{0}” should be {1} at least"),
    manual: Phrase("检查数字；没有的就不写这一项。", "Look at the number again, or leave the field out."))
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
    "date-and-weekday", .error, Phrase("{0} 是星期{1}，日子和星期有一个写错了", "{0} is not the weekday written beside it"),
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
  static let endsBeforeStart = Rule(
    "ends-before-start", .error, Phrase("“{0}” {1} 早于“{2}” {3}", "“{0}” {1} is before “{2}” {3}"),
    manual: Phrase(
      "活动不会在开始以前结束。只有一天、不知道几点结束的，“结束”不用填。",
      "An event does not end before it begins. Leave the end out where it is on the same day at a time that nobody knows."
    ))
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
      "网址名只用小写字母、数字和 -，最多 100 个，例如 wang-lan-ying。",
      "A slug has lower-case letters, digits and single hyphens, a hundred at most."))
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
  static let spacedName = Rule(
    "spaced-name", .notice, Phrase("“{0}”里的“{1}”去掉了中间的空格", "the space within “{1}” was removed (“{0}”)"),
    manual: Phrase(
      "公文里两个字的姓名中间空一格，好与三个字的对齐；网页上姓名是一个词，“李　明”和“李明”是一个人。写成：李明",
      "Documents set a name of two characters wider to align it with others; on a page it is one word, and both ways name one "
        + "person."))
  static let severalPeople = Rule(
    "several-people", .warning, Phrase("“{0}”里写了几个人：{1}", "“{0}” names several people: {1}"),
    manual: Phrase(
      "一个人一项，人物索引才找得到每一个人。几个人用顿号隔开，写在可以写几个人的一项里。",
      "Everybody is one entry, so that each is found in the index of people. Several are written in a field for several, "
        + "with 、 between them."))
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

/// Rules across fields, which kinds declare.
extension Rule {
  static let neededField = Rule(
    "needed-field", .error, Phrase("有了“{0}”就要有“{1}”：{2}", "“{4}” needs “{1}”: {3}"),
    manual: Phrase(
      "这一条写在这类文章的 _kind.yml 的 rules 里：某一项有了，或是某个值，另一项就必须写。",
      "A rule of this kind's _kind.yml: where one field is given, or has a certain value, another must be there."
    ))
  static let heldPage = Rule(
    "held-page", .warning, Phrase("暂缓发布：有了“{0}”就要有“{1}”：{2}", "held back: “{4}” needs “{1}”: {3}"),
    manual: Phrase(
      "这一篇先不发布，网站其余部分照常生成。补上所缺的一项（授权过期的，重新取得授权），下次生成就会发布。xinfeng list --state 暂缓 列出全部暂缓的文章。",
      "The page is not published; the rest of the site is. Add what is missing, or renew a consent that has ended, and "
        + "the next build publishes it. `xinfeng list --state held` lists all such pages."))
  static let unfinishedDraft = Rule(
    "unfinished-draft", .notice, Phrase("草稿还缺：{0}", "the draft still lacks: {1}"),
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
  static let noticeOver = Rule(
    "notice-over", .warning, Phrase("{0} {1} 已满：{2}", "{0} ended on {1}: {2}"),
    manual: Phrase(
      "公示一类有期限的事已经到期，文章还写着正在进行。有了结果，改成结果；没有通过的，撤下；延期的，改期限。"
        + "这一条写在这类文章的 _kind.yml 的 rules 里：\n- {when: {stage: notice}, until: window, because: 公示期满要写结果}",
      "Something that lasts for a while is over, and the page still says that it goes on. Write what came of it, take the "
        + "page back, or change the day."))
  static let datedTooEarly = Rule(
    "dated-too-early", .warning, Phrase("{0} 发布，早于{1} {2}：{3}", "dated {0}, before {1} on {2}: {3}"),
    manual: Phrase(
      "写已经办完的事，发布日期不会早于它结束的日子。先发了又补充的，写上“更新”。预告不在此列，用通知来写。",
      "A report of something that is over cannot be dated before its end. Where it was completed later, write `updated`."
    ))
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

let fieldRules: [Rule] = [
  .numberTooSmall, .unknownField, .repeatedField, .missingField, .unknownTerm, .repeatedTerm, .wantsText,
  .wantsList,
  .wantsMap, .wantsNumber, .numberOutOfRange, .wantsFlag, .textTooLong, .textTooShort, .tooManyItems,
  .tooFewItems, .notADate, .noSuchDay, .ambiguousDate, .wrongWeekday, .unclosedBracket, .wantsPeriod,
  .periodReversed, .endsBeforeStart, .updatedTooEarly, .notAnAddress, .badSlug, .fileNameIsNoSlug,
  .slugMadeOfName,
  .repeatedAddress, .unreachableAlias, .notAName, .spacedName, .severalPeople, .pictureNeedsWords,
  .videoNeedsWords, .wantsBars, .notABatch,
  .unreadableFestival, .neededField, .heldPage, .unfinishedDraft, .unmaskedName, .wrongFestivalYear,
  .datedTooEarly, .noticeOver,
  .farFromFestival, .noFestivalInYear,
]
