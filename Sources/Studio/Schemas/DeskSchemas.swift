import Rendering
import Templating

struct RowInput: Sendable {
  var title: String
  var edit: String
  var state: String
  var stateName: String
  var reason: String
  var kind: String
  var unit: String
  var date: String
  var errors: Int
  var warnings: Int
  var reviews: String
  var address: String?
}

let rowSchema = ViewSchema<RowInput>(
  "Row",
  [
    .init("title", .text) { .text($0.title) }, .init("edit", .text) { .text($0.edit) },
    .init("state", .text) { .text($0.state) }, .init("state_name", .text) { .text($0.stateName) },
    .init("reason", .text) { .text($0.reason) }, .init("kind", .text) { .text($0.kind) },
    .init("unit", .text) { .text($0.unit) }, .init("date", .text) { .text($0.date) },
    .init("errors", .number) { $0.errors > 0 ? .number($0.errors) : .nothing },
    .init("warnings", .number) { $0.warnings > 0 ? .number($0.warnings) : .nothing },
    .init("reviews", .text) { .text($0.reviews) }, .init("address", .text) { .text($0.address) },
  ])

struct DeskInput: Sendable {
  var frame: FrameInput
  var rows: [RowInput]
  var states: [LinkInput]
  var kinds: [OptionInput]
  var units: [OptionInput]
  var query: String
  var state: String
  var count: Int
  var earlier: String?
  var later: String?
  var hasReviews: Bool
}

let deskSchema = ViewSchema<DeskInput>(
  "desk",
  [
    .init("frame", .record("Frame")) { .record(frameSchema.record(of: $0.frame)) },
    .init("rows", .list(.record("Row"))) { rowSchema.list(of: $0.rows) },
    .init("states", .list(.record("Link"))) { linkSchema.list(of: $0.states) },
    .init("kinds", .list(.record("Option"))) { optionSchema.list(of: $0.kinds) },
    .init("units", .list(.record("Option"))) { optionSchema.list(of: $0.units) },
    .init("query", .text) { .text($0.query) }, .init("state", .text) { .text($0.state) },
    .init("count", .number) { .number($0.count) }, .init("earlier", .text) { .text($0.earlier) },
    .init("later", .text) { .text($0.later) }, .init("has_reviews", .flag) { .flag($0.hasReviews) },
  ])

struct OptionInput: Sendable {
  var value: String
  var label: String
  var isChosen = false
}

let optionSchema = ViewSchema<OptionInput>(
  "Option",
  [
    .init("value", .text) { .text($0.value) }, .init("label", .text) { .text($0.label) },
    .init("is_chosen", .flag) { .flag($0.isChosen) },
  ])
