package let kindKeys = KeyMap(
  "_kind.yml", "一类文章，content/文件夹/_kind.yml", "a kind of page, content/FOLDER/_kind.yml",
  [
    FileKey("name", .text, required: true, "栏目名称", "the kind's name", "新闻", "News"),
    FileKey("slug", .text, "网址里的名称，不写就是文件夹名", "its name in addresses; the folder's without it", "news"),
    FileKey(
      "template", .text, "用哪个模板，不写就与 slug 同名", "the template of its pages; the slug without it", "page"),
    FileKey("description", .text, "栏目的一句话", "a sentence about it", "协会做了什么。", "What the society does."),
    FileKey("order", .number, "排在第几，小的在前", "its place among kinds, the lowest first", "1"),
    FileKey(
      "card", .text, "卡片上登哪个字段，不写就是摘要", "the field that stands on cards; the summary without it", "deed"),
    FileKey(
      "address", .text, "每篇的网址，由 {kind}、{year}、{slug} 组成",
      "where its pages stand, of {kind}, {year} and {slug}",
      "/{kind}/{year}/{slug}/"),
    FileKey("list", .flag, "是否列在栏目页、归档和订阅里，不写就是", "whether lists, archive and feeds have its pages", "false"),
    FileKey(
      "stale_after", .number, "多少天没有新文章算不更新",
      "after how many days without a new page inspectors call it stale", "183"),
    FileKey("column_type", .text, "检查表里的栏目类型", "what inspectors call such a column", "政务动态", "News"),
    FileKey(
      "fields", .named(fieldKeys), "这类文章的属性", "what its pages say", "{place: {type: text, label: 地点}}",
      "{place: {type: text, label: Place}}"),
    FileKey(
      "rules", .list(ruleKeys), "属性之间的规则", "what the fields ask of one another",
      "[{when: [photos], needs: consent}]"),
    FileKey(
      "narrow", .texts, "栏目页可以按什么缩小：year 或字段", "how its list is narrowed: `year` or fields", "[year, unit]"),
    FileKey(
      "calendar", .map(calendarKeys), "进日历的字段", "the fields that put its pages into the calendar",
      "{day: start, end: end}"),
    FileKey(
      "roll", .map(rollRoleKeys), "人物和荣誉的字段", "the fields that tell of people and honours", "{person: person}"
    ),
    FileKey("author", .text, "哪个字段写作者", "the field that says who wrote a page", "author"),
    FileKey(
      "closes", .text, "哪个字段写截止时间", "the field that says until when a page asks for something", "deadline"),
  ])

package let calendarKeys = KeyMap(
  "calendar", "_kind.yml 的 calendar：写字段名", "`calendar` of _kind.yml: names of fields",
  [
    FileKey("day", .text, required: true, "哪天，也可以是起止日期", "the day, or a period", "start"),
    FileKey("end", .text, "到哪天", "the last day", "end"),
    FileKey("festival", .text, "什么节日", "the festival", "festival"),
    FileKey("place", .text, "在哪里", "where", "venue"),
    FileKey(
      "organizer", .texts, "谁主办，写几个就依次取第一个有的", "who holds it; of several the first that a page has",
      "[host, unit]"),
  ])

package let rollRoleKeys = KeyMap(
  "roll", "_kind.yml 的 roll", "`roll` of _kind.yml",
  [
    FileKey("person", .text, required: true, "哪个字段写姓名", "the field with the name", "person"),
    FileKey("category", .text, "哪个字段写类别", "the field with the category", "category"),
    FileKey(
      "groups", .free(.texts), "哪些算一组人", "which pages are of groups", "{subject: [集体, 家庭]}",
      "{subject: [group, family]}"),
    FileKey(
      "only", .free(.texts), "哪些已经授予", "which honours have been given", "{stage: [上榜]}", "{stage: [given]}"),
    FileKey(
      "otherwise", .text, "没有授予的，称号前写词表的哪个字段",
      "the vocabulary's field that stands before honours not yet given", "candidate"),
  ])

package let ruleKeys = KeyMap(
  "rules", "_kind.yml 的 rules 的一条", "one of the `rules` of _kind.yml",
  [
    FileKey(
      "when", .any, "什么情况下：字段的值，或任一字段有", "when it holds: values of fields, or any of some fields",
      "{stage: notice}"),
    FileKey("unless", .any, "什么情况除外", "when it does not", "{subject: [集体]}", "{subject: [group]}"),
    FileKey("needs", .any, "要有哪个字段，或哪个值", "the field that there has to be, or its value", "consent"),
    FileKey("masks", .text, "哪个姓名要隐去", "the name that has to be masked", "person"),
    FileKey("after", .text, "发布日期不早于哪个字段", "the field that the page's date follows", "end"),
    FileKey("from", .text, "与 after 一起：从哪个字段起已经可以", "with `after`, the field from which it may", "start"),
    FileKey("until", .text, "到哪个字段的日子为止", "the field whose day ends what the page says", "window"),
    FileKey("day", .text, "哪个日子要在节日前后", "the day that is to be near a festival", "start"),
    FileKey("of", .text, "与 day 一起：哪个节日", "with `day`, the field of the festival", "festival"),
    FileKey("year", .text, "与 day 一起：哪一年", "with `day`, the field of the year", "year"),
    FileKey(
      "within", .number, "与 day 一起：多少天以内，不写是 20", "with `day`, within how many days; 20 without it", "20"),
    FileKey("else", .word(["hold"]), "不满足时不报错，先不发布", "hold the page back instead of an error", "hold"),
    FileKey("because", .text, "为什么，写给作者看", "why, for authors", "未成年人要有监护人同意", "Guardians agree for minors"),
  ])

package let commonKeys = KeyMap(
  "_common.yml", "所有文章共有的属性，content/_common.yml", "fields of all kinds, content/_common.yml",
  [FileKey("fields", .named(fieldKeys), "共有的属性", "the fields", "{topics: {type: choices, of: topics}}")])

package let fieldKeys = KeyMap(
  "fields", "一个属性，写在 fields 下", "a field, below `fields`",
  [
    FileKey(
      "type", .word(fieldTypes.flatMap { $0.names }), "类型，见“属性的类型”", "its type, see “Types of fields”", "text"
    ),
    FileKey("label", .text, "中文名，文章里可以用它作键", "its name, which pages may use as the key", "地点", "Place"),
    FileKey("required", .flag, "必填", "pages have to have it", "true"),
    FileKey("default", .any, "没有写时算什么", "what a page has that does not say", "individual"),
    FileKey("help", .text, "给编辑的一句说明", "a line for editors", "写到街道为止。", "Down to the street."),
    FileKey(
      "of", .text, "词表名：choice、choices、unit、honours 等类型要写", "the vocabulary, of types that take terms",
      "topics"),
    FileKey("min", .number, "最少几个字，或几项，或数的下限", "the fewest characters or items, or the least number", "1"),
    FileKey("max", .number, "最多几个字，或几项，或数的上限", "the most characters or items, or the greatest number", "40"),
    FileKey(
      "names", .flag, "词表里的 list：这些是词条的别的名称", "of a `list` in a vocabulary: further names of the term", "true"
    ),
    FileKey(
      "index", .either([.flag, .text]), "为每个词条或人建一页：true 或网址",
      "a page for each term or person: `true` or where",
      "/people/"),
    FileKey("home", .flag, "索引放在首页", "the index stands on the home page", "true"),
    FileKey("feed", .flag, "每个词条有订阅源", "every term has a feed", "true"),
    FileKey(
      "counter", .text, "列表里数这些词条时的说法", "what lists call these terms when they count them", "个单位", "branches"),
    FileKey("narrow", .texts, "词条的列表按什么缩小", "how the lists of its terms are narrowed", "[year]"),
    FileKey("pairs", .flag, "与本篇的单位结对", "its terms and the page's unit are partners", "true"),
    FileKey("mark", .flag, "词条登在卡片上", "its terms stand on cards", "true"),
    FileKey(
      "facet", .flag, "搜索结果可以按它筛选，要有词表；索引放在首页的不写就有",
      "what the search finds can be narrowed down by its terms; unless said, by indices on the home page",
      "true"),
    FileKey("public", .flag, "给不给读者看，不写就给", "whether readers see it; they do without the key", "false"),
    FileKey("steps", .texts, "reviews：要过哪几审，依次", "of `reviews`: the steps in order", "[初审, 复审, 终审]"),
    FileKey("distinct", .flag, "reviews：几审不能是同一个人", "of `reviews`: no two steps by one person", "true"),
    FileKey(
      "since", .day, "reviews：哪天以后的文章要审", "of `reviews`: pages of earlier days need none", "2026-01-01"),
  ])
