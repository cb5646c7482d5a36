import Templating

/// Numbers of people and groups.
struct Heads: Sendable {
  var people = 0
  var groups = 0
  /// Units, where they and not people were honoured.
  var units = 0
  private let words: SiteWords

  init(people: Int, groups: Int, _ words: SiteWords) {
    self.people = people
    self.groups = groups
    self.words = words
  }

  init(_ entries: some Sequence<HonouredEntry>, _ words: SiteWords) {
    self.words = words
    for entry in entries { add(entry) }
  }

  mutating func add(_ entry: HonouredEntry) {
    if entry.isUnit { units += 1 } else if entry.isGroup { groups += 1 } else { people += 1 }
  }

  var all: Int { people + groups + units }

  /// “12人”, “12人3组”
  var text: String {
    let counts: [(Int, SiteWord)] = [(people, .peopleCount), (groups, .groupsCount), (units, .unitsCount)]
    let parts = counts.filter { $0.0 > 0 }.map { words.say($0.1, $0.0) }
    return parts.isEmpty ? words.say(.peopleCount, 0) : parts.joined(separator: words[.numberSeparator])
  }
}

/// Honoured people of one category, unit or title, counted.
struct HeadCount: Sendable {
  var name: String
  var address = ""
  var heads: Heads
}

let headCountSchema = ViewSchema<HeadCount>(
  "HeadCount", "某一类、某单位的人数和组数", "how many people and groups of a category or unit",
  [
    .init("name", .text, "名称", "its name") { .text($0.name) },
    .init("address", .text, "地址，可能为空", "its address, which may be empty") { .text($0.address) },
    .init("people", .number, "人数", "how many people") { .number($0.heads.people) },
    .init("groups", .number, "组数", "how many groups") { .number($0.heads.groups) },
    .init("text", .text, "如“12人3组”", "such as 12人3组") { .text($0.heads.text) },
  ])

struct BatchView: Sendable {
  var label: String
  var address: String
  var heads: Heads
  var categories: [HeadCount]
}

let batchLinkSchema = ViewSchema<BatchView>(
  "BatchLink", "一个批次", "a batch of honours",
  [
    .init("label", .text, "如“2024年第一季度”", "such as 2024年第一季度") { .text($0.label) },
    .init("title", .text, "如“2024年第一季度”", "such as 2024年第一季度") { .text($0.label) },
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("people", .number, "人数", "how many people") { .number($0.heads.people) },
    .init("groups", .number, "组数", "how many groups") { .number($0.heads.groups) },
    .init("text", .text, "如“12人3组”", "such as 12人3组") { .text($0.heads.text) },
    .init("categories", .list(.record("HeadCount")), "各类人数", "by category") {
      headCountSchema.list(of: $0.categories)
    },
  ])

struct HonourLevel: Sendable {
  var name: String
  var address: String
  var heads: Heads
  var batches: [BatchView]
}

let honourLevelSchema = ViewSchema<HonourLevel>(
  "HonourLevel", "一个级别的荣誉", "the honours of a level",
  [
    .init("name", .text, "名称", "its name") { .text($0.name) },
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("people", .number, "人次", "how many people") { .number($0.heads.people) },
    .init("groups", .number, "组次", "how many groups") { .number($0.heads.groups) },
    .init("text", .text, "如“12人3组”", "such as 12人3组") { .text($0.heads.text) },
    .init("batches", .list(.record("BatchLink")), "各批次，从新到旧", "its batches, newest first") {
      batchLinkSchema.list(of: $0.batches)
    },
  ])

struct HonoursOverview: Sendable {
  var label: String
  var levels: [HonourLevel]
  var isWhole: Bool
  var heads: Heads
  var categories: [HeadCount]
  var all: String
}

let honoursSchema = ViewSchema<HonoursOverview>(
  "honours", "荣誉总览，或一个级别的荣誉", "all honours, or those of a level",
  [
    .init("label", .text, "荣誉的名称", "what honours are called") { .text($0.label) },
    .init("levels", .list(.record("HonourLevel")), "各级别", "the levels") {
      honourLevelSchema.list(of: $0.levels)
    },
    .init("whole", .flag, "总览，不是一个级别", "shows all levels") { .flag($0.isWhole) },
    .init("people", .number, "人次", "how many people") { .number($0.heads.people) },
    .init("groups", .number, "组次", "how many groups") { .number($0.heads.groups) },
    .init("text", .text, "如“12人3组”", "such as 12人3组") { .text($0.heads.text) },
    .init("categories", .list(.record("HeadCount")), "各类人数", "by category") {
      headCountSchema.list(of: $0.categories)
    },
    .init("all_address", .text, "总览的地址", "the overview's address") { .text($0.all) },
  ])

struct BatchEntryView: Sendable {
  var entry: HonouredEntry
  /// Nil for an entry of a roll alone.
  var page: TemplateRecord?
  var unit: TemplateRecord?
  /// The deed, in a sentence of the page or the roll.
  var deed: String
  var address: String
}

let batchEntrySchema = ViewSchema<BatchEntryView>(
  "BatchEntry", "批次里的一个人或一组", "somebody honoured in a batch",
  [
    .init("name", .text, "姓名或名称", "the name") { .text($0.entry.name) },
    .init("title", .text, "称号", "the honour's title") { .text($0.entry.title) },
    .init("group", .flag, "是一组，不是一人", "is a group, not a person") { .flag($0.entry.isGroup) },
    .init("page", .record("Page"), "写到的文章；只在名单里的没有", "the page about it, if there is one") {
      .record($0.page)
    },
    .init("address", .text, "文章的地址；没有文章时为空", "the address of its page; empty without one") {
      .text($0.address)
    },
    .init("deed", .text, "一句话事迹", "what was done, in a sentence") { .text($0.deed) },
    .init("unit", .record("Term"), "单位", "the unit") { .record($0.unit) },
  ])

struct BatchCategory: Sendable {
  var count: HeadCount
  var entries: [BatchEntryView]
}

let batchCategorySchema = ViewSchema<BatchCategory>(
  "BatchCategory", "批次里的一类", "a category of a batch",
  [
    .init("name", .text, "类别", "its name") { .text($0.count.name) },
    .init("address", .text, "地址，可能为空", "its address, which may be empty") { .text($0.count.address) },
    .init("text", .text, "如“12人3组”", "such as 12人3组") { .text($0.count.heads.text) },
    .init("entries", .list(.record("BatchEntry")), "名单，按姓氏笔画", "the list, by strokes of the surname") {
      batchEntrySchema.list(of: $0.entries)
    },
  ])

struct BatchSheet: Sendable {
  var level: HonourLevel
  var batch: BatchView
  var titles: [HeadCount]
  var units: [HeadCount]
  var categories: [BatchCategory]
  var table: String
  var earlier: BatchView?
  var later: BatchView?
}

let batchSchema = ViewSchema<BatchSheet>(
  "batch", "一个批次的名单", "the list of a batch",
  [
    .init("level", .record("HonourLevel"), "级别", "its level") {
      .record(honourLevelSchema.record(of: $0.level))
    },
    .init("batch", .record("BatchLink"), "批次", "the batch") { .record(batchLinkSchema.record(of: $0.batch)) },
    .init("titles", .list(.record("HeadCount")), "各称号的人数", "by title") {
      headCountSchema.list(of: $0.titles)
    },
    .init("units", .list(.record("HeadCount")), "各单位的人数", "by unit") {
      headCountSchema.list(of: $0.units)
    },
    .init("categories", .list(.record("BatchCategory")), "各类名单", "the list by category") {
      batchCategorySchema.list(of: $0.categories)
    },
    .init("table", .text, "表格文件（CSV）的地址", "the address of the list as CSV") { .text($0.table) },
    .init("earlier", .record("BatchLink"), "更早的一批", "the batch before it") {
      .record($0.earlier.map(batchLinkSchema.record))
    },
    .init("later", .record("BatchLink"), "更晚的一批", "the batch after it") {
      .record($0.later.map(batchLinkSchema.record))
    },
    .init("has_neighbours", .flag, "有更早或更晚的一批", "there is a batch before or after it") {
      .flag($0.earlier != nil || $0.later != nil)
    },
  ])
