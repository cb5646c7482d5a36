import Templating

struct AwardEventView: Sendable {
  var event: AwardEvent
  var level: TemplateRecord
  var entries: [(grade: String, page: TemplateRecord)]
}

let awardEventSchema = ViewSchema<AwardEventView>(
  "AwardEvent", "一次评选或展示", "an event that gave awards",
  [
    .init("name", .text, "名称", "its name") { .text($0.event.name) },
    .init("year", .number, "年份", "the year") { .number($0.event.year) },
    .init("level", .record("Term"), "级别", "its level") { .record($0.level) },
    .init("count", .number, "获奖的个数", "how many awards") { .number($0.entries.count) },
    .init("entries", .list(.record("AwardEntry")), "获奖的文章", "the pages with awards") {
      awardEntrySchema.list(of: $0.entries)
    },
  ])

let awardEntrySchema = ViewSchema<(grade: String, page: TemplateRecord)>(
  "AwardEntry", "一项获奖", "an award of an event",
  [
    .init("grade", .text, "等次", "its grade") { .text($0.grade) },
    .init("page", .record("Page"), "文章", "the page") { .record($0.page) },
  ])

let awardsSchema = ViewSchema<(label: String, kind: TemplateRecord, events: [AwardEventView])>(
  "awards", "获奖总览：活动、年份、等次", "all awards by event, year and grade",
  [
    .init("label", .text, "名称", "what awards are called") { .text($0.label) },
    .init("kind", .record("Kind"), "文章的类别", "the kind of pages") { .record($0.kind) },
    .init("events", .list(.record("AwardEvent")), "各次评选，从新到旧", "the events, newest first") {
      awardEventSchema.list(of: $0.events)
    },
    .init("count", .number, "获奖的个数", "how many awards") {
      .number($0.events.reduce(0) { $0 + $1.entries.count })
    },
  ])
