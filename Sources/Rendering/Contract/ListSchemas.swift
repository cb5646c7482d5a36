import Templating

/// A link with a label, in navigation and elsewhere.
struct LabelledLink: Sendable {
  var label: String
  var address: String
  var isCurrent = false
}

let linkSchema = ViewSchema<LabelledLink>(
  "Link", "链接", "a link",
  [
    .init("label", .text, "文字", "its text") { .text($0.label) },
    .init("title", .text, "文字", "its text") { .text($0.label) },
    .init("address", .text, "地址", "where it leads") { .text($0.address) },
    .init("current", .flag, "就是本页或本栏目", "leads to this page or section") { .flag($0.isCurrent) },
  ])

struct FeedLink: Sendable {
  var title: String
  var address: String
  var type: String
}

let feedSchema = ViewSchema<FeedLink>(
  "Feed", "订阅源", "a feed",
  [
    .init("title", .text, "名称", "its title") { .text($0.title) },
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("type", .text, "媒体类型", "its media type") { .text($0.type) },
  ])

/// A column in the sense of the government's page tags.
struct Column: Sendable {
  var name: String
  var description: String
  var keywords: String
  var type = ""
}

let columnSchema = ViewSchema<Column>(
  "Column", "栏目，用于政府网站的页面标签", "a column, for the government's page tags",
  [
    .init("name", .text, "栏目名称", "its name") { .text($0.name) },
    .init("description", .text, "栏目说明", "its description") { .text($0.description) },
    .init("keywords", .text, "栏目关键词", "its keywords") { .text($0.keywords) },
    .init("type", .text, "栏目类别", "what inspectors call a column of its sort") { .text($0.type) },
  ])

/// “涉及 12 个单位”: how many terms of an index a list touches.
struct Span: Sendable {
  var label: String
  var count: Int
  var counter: String
}

let spanSchema = ViewSchema<Span>(
  "Span", "列表涉及多少个单位等", "how many units or the like a list touches",
  [
    .init("label", .text, "如“单位”", "such as 单位") { .text($0.label) },
    .init("count", .number, "个数", "how many") { .number($0.count) },
    .init("counter", .text, "如“个单位”", "such as 个单位") { .text($0.counter) },
  ])

/// A run of terms under one heading.
struct TermGroupView: Sendable {
  var slug: String
  var name: String
  var description: String
  var terms: [TemplateRecord]
  var count: Int
}

let groupSchema = ViewSchema<TermGroupView>(
  "Group", "一组词条", "a group of terms",
  [
    .init("slug", .text, "组的英文名", "its slug") { .text($0.slug) },
    .init("name", .text, "组名；没有分组时为空", "its name; empty where there are no groups") { .text($0.name) },
    .init("description", .text, "说明", "its description") { .text($0.description) },
    .init("terms", .list(.record("Term")), "词条，按词表的顺序", "its terms, in the vocabulary's order") {
      .records($0.terms)
    },
    .init("count", .number, "文章总数", "how many pages they have") { .number($0.count) },
  ])

/// An index and the terms it leads to.
struct Overview: Sendable {
  var label: String
  var address: String
  var description: String
  var groups: [TermGroupView]
  var count: Int
  /// Pages of the list without any of the terms.
  var rest = 0
  /// A page may have several of the terms.
  var overlaps = false
}

let overviewSchema = ViewSchema<Overview>(
  "Overview", "一个索引的总览", "an index and its terms",
  [
    .init("label", .text, "索引名称，如“主题”", "its name, such as 主题") { .text($0.label) },
    .init("address", .text, "地址；没有总览页时为空", "its address; empty where it has no page") { .text($0.address) },
    .init("description", .text, "说明", "its description") { .text($0.description) },
    .init("groups", .list(.record("Group")), "分组", "its groups") {
      groupSchema.list(of: $0.groups)
    },
    .init("terms", .list(.record("Term")), "全部词条", "all its terms") { .records($0.groups.flatMap(\.terms)) },
    .init("count", .number, "词条个数", "how many terms") { .number($0.count) },
    .init(
      "rest", .text, "列表里没有归入任何一项的篇数；没有时为空",
      "how many pages of the list have none of the terms; empty for none"
    ) {
      .text($0.rest == 0 ? "" : String($0.rest))
    },
    .init("overlaps", .flag, "一篇可以归入几项，各项之和大于总数", "a page may have several, so that counts add up to more") {
      .flag($0.overlaps)
    },
  ])
