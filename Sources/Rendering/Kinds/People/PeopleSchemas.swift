import Templating

/// A person in the index of people.
struct PersonEntry: Sendable {
  var name: String
  var pages: [TemplateRecord]
  var rows: [PersonRow] = []
}

/// A row of a roll about a person without a page.
struct PersonRow: Sendable {
  var title: String
  var address: String
  var unit: TemplateRecord?
}

let personRowSchema = ViewSchema<PersonRow>(
  "PersonRow", "名单里写到这个人的一行", "a row of a roll about somebody",
  [
    .init("title", .text, "称号和批次，或名单的名称", "the honour with its batch, or the roll's title") {
      .text($0.title)
    },
    .init("address", .text, "这一行的地址", "the address of the row") { .text($0.address) },
    .init("unit", .record("Term"), "单位", "the unit") { .record($0.unit) },
  ])

let personEntrySchema = ViewSchema<PersonEntry>(
  "PersonEntry", "人物索引里的一个人", "somebody in the index of people",
  [
    .init("name", .text, "姓名", "the name") { .text($0.name) },
    .init("pages", .list(.record("Page")), "写到这个人的文章，从新到旧", "the pages about them, newest first") {
      .records($0.pages)
    },
    .init("rows", .list(.record("PersonRow")), "名单里没有文章的各行", "rows of rolls that have no page") {
      personRowSchema.list(of: $0.rows)
    },
    .init("several", .flag, "不止一篇", "has more than one page") { .flag($0.pages.count > 1) },
  ])

/// People under one letter or number of strokes.
struct PeopleGroup: Sendable {
  var id: String
  var label: String
  var people: [PersonEntry]
}

let peopleGroupSchema = ViewSchema<PeopleGroup>(
  "PeopleGroup", "同一个字母或笔画的人", "people under one letter or number of strokes",
  [
    .init("id", .text, "锚点", "its anchor") { .text($0.id) },
    .init("label", .text, "如“W”或“四画”", "such as W or 四画") { .text($0.label) },
    .init("count", .number, "人数", "how many") { .number($0.people.count) },
    .init("people", .list(.record("PersonEntry")), "这些人", "the people") {
      personEntrySchema.list(of: $0.people)
    },
  ])

struct PeopleList: Sendable {
  var groups: [PeopleGroup]
  var collectives: [PersonEntry]
  var masked: [PersonEntry]
  var isByStrokes: Bool
  var letters: String
  var strokes: String
  var kind: TemplateRecord

  var personCount: Int { groups.reduce(masked.count) { $0 + $1.people.count } }
}

let peopleSchema = ViewSchema<PeopleList>(
  "people", "人物索引：按拼音或按姓氏笔画", "the index of people, by letter or by strokes",
  [
    .init("groups", .list(.record("PeopleGroup")), "各字母或各笔画", "by letter or by number of strokes") {
      peopleGroupSchema.list(of: $0.groups)
    },
    .init("masked", .list(.record("PersonEntry")), "隐去姓名的人", "people whose names are masked") {
      personEntrySchema.list(of: $0.masked)
    },
    .init("collectives", .list(.record("PersonEntry")), "集体和家庭等", "groups of people") {
      personEntrySchema.list(of: $0.collectives)
    },
    .init("people", .number, "人数", "how many people") { .number($0.personCount) },
    .init("teams", .number, "组数", "how many groups") { .number($0.collectives.count) },
    .init("by_strokes", .flag, "按笔画", "is the page by strokes") { .flag($0.isByStrokes) },
    .init("letters_address", .text, "按拼音的页面", "the page by letters") { .text($0.letters) },
    .init("strokes_address", .text, "按笔画的页面", "the page by strokes") { .text($0.strokes) },
    .init("kind", .record("Kind"), "文章的类别", "the kind of pages") { .record($0.kind) },
  ])
