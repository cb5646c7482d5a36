package let vocabularyKeys = KeyMap(
  "vocabularies/NAME.yml", "词表，content/vocabularies/名称.yml", "a vocabulary, content/vocabularies/NAME.yml",
  [
    FileKey("label", .text, "词表的名称", "what the vocabulary is called", "主题", "Topics"),
    FileKey("description", .text, "一句说明", "a sentence about it", "文章讲什么。", "What pages are about."),
    FileKey(
      "groups", .list(groupKeys), "分组", "groups of its terms", "[{slug: people, name: 人}]",
      "[{slug: people, name: People}]"),
    FileKey(
      "terms", .list(termKeys), required: true, "词条", "its terms", "[{slug: helping, name: 助人为乐}]",
      "[{slug: helping, name: Helping}]"),
    FileKey(
      "fields", .named(fieldKeys), "词条自己的属性", "what its terms have of their own", "{rule: {type: rule}}"),
    FileKey("collection", .flag, "词条是专题", "its terms are special topics", "true"),
  ])

package let groupKeys = KeyMap(
  "groups", "词表的 groups 的一组", "one of the `groups` of a vocabulary",
  [
    FileKey("slug", .text, required: true, "英文名", "its name in files", "people"),
    FileKey("name", .text, required: true, "名称", "its name", "人", "People"),
    FileKey("description", .text, "一句说明", "a sentence about it", "讲人的。", "About people."),
  ])

package let termKeys = KeyMap(
  "terms", "词表的 terms 的一条；fields 里写明的也写在这里", "one of the `terms` of a vocabulary, with what `fields` declare",
  isOpen: true,
  [
    FileKey("slug", .text, required: true, "网址里的名称", "its name in addresses", "helping"),
    FileKey("name", .text, required: true, "名称", "its name", "助人为乐", "Helping"),
    FileKey("aliases", .texts, "别的写法，文章里写了也认", "other names that pages may write", "[助人]", "[helpers]"),
    FileKey("description", .text, "一句说明", "a sentence about it", "帮助别人的人。", "Those who help."),
    FileKey("group", .text, "属于哪一组", "its group", "people"),
  ])

package let collectionKeys = KeyMap(
  "collection", "专题的词条另外有的", "what a term has that is a special topic",
  [
    FileKey(
      "cover", .field("picture"), "封面", "its cover", "{src: 封面.jpg, alt: 图上有什么}",
      "{src: cover.jpg, alt: what it shows}"),
    FileKey(
      "period", .field("period"), "起止日期", "its first and last day", "2024-04-01 至 2024-04-30",
      "2024-04-01 to 2024-04-30"),
    FileKey("order", .number, "排在第几", "its place, the lowest first", "1"),
    FileKey("state", .word(["current", "进行中", "ended", "已结束"]), "进行中还是已结束", "whether it goes on", "ended"),
    FileKey(
      "columns", .list(collectionColumnKeys), "分成几栏", "its columns", "[{name: 报道, kinds: [news]}]",
      "[{name: Reports, kinds: [news]}]"),
  ])

package let collectionColumnKeys = KeyMap(
  "columns", "专题的一栏；另写 kinds、years、词表名，说明收哪些文章",
  "a column of a special topic; `kinds`, `years` and names of vocabularies say which pages it has",
  isOpen: true,
  [
    FileKey("name", .text, required: true, "栏名", "its name", "报道", "Reports"),
    FileKey("count", .number, "列几篇，不写是 6", "how many pages it shows; 6 without it", "6"),
    FileKey("kinds", .texts, "收哪几类文章", "the kinds that it gathers", "[news]"),
    FileKey("years", .texts, "收哪几年的", "the years that it gathers", "[2024]"),
  ])
