import Rendering
import Templating

struct EditInput: Sendable {
  var frame: FrameInput
  var file: String
  var token: String
  var digest: String
  var stateName: String
  var reason: String
  var required: [ControlInput]
  var optional: [ControlInput]
  var rare: [ControlInput]
  var opensRare: Bool
  var findings: [FindingInput]
  var bodyFindings: [FindingInput]
  /// Nil for a file without text besides its fields.
  var body: String?
  var whole: String?
  var forms: String?
  var shown: String
  var history: String?
  var weChat: String?
  var address: String?
  var pages: [OptionInput]
  var isUnsaved: Bool
  var review: ReviewInput?
}

let editSchema = ViewSchema<EditInput>(
  "edit",
  [
    .init("frame", .record("Frame")) { .record(frameSchema.record(of: $0.frame)) },
    .init("file", .text) { .text($0.file) }, .init("token", .text) { .text($0.token) },
    .init("digest", .text) { .text($0.digest) }, .init("state_name", .text) { .text($0.stateName) },
    .init("reason", .text) { .text($0.reason) },
    .init("required", .list(.record("Control"))) { controlSchema.list(of: $0.required) },
    .init("optional", .list(.record("Control"))) { controlSchema.list(of: $0.optional) },
    .init("rare", .list(.record("Control"))) { controlSchema.list(of: $0.rare) },
    .init("opens_rare", .flag) { .flag($0.opensRare) },
    .init("findings", .list(.record("Finding"))) { findingSchema.list(of: $0.findings) },
    .init("body_findings", .list(.record("Finding"))) { findingSchema.list(of: $0.bodyFindings) },
    .init("body", .text) { .text($0.body) }, .init("has_body", .flag) { .flag($0.body != nil) },
    .init("has_rare", .flag) { .flag(!$0.rare.isEmpty) },
    .init("pages", .list(.record("Option"))) { optionSchema.list(of: $0.pages) },
    .init("is_whole", .flag) { .flag($0.whole != nil) },
    .init("whole", .text) { .text($0.whole) }, .init("forms", .text) { .text($0.forms) },
    .init("shown", .text) { .text($0.shown) }, .init("history", .text) { .text($0.history) },
    .init("wechat", .text) { .text($0.weChat) },
    .init("address", .text) { .text($0.address) }, .init("is_unsaved", .flag) { .flag($0.isUnsaved) },
    .init("finding_count", .number) { .number($0.findings.count) },
    .init("review", .record("Review")) {
      $0.review.map { .record(reviewSchema.record(of: $0)) } ?? .nothing
    },
  ])

struct ConflictInput: Sendable {
  var frame: FrameInput
  var file: String
  var token: String
  var digest: String
  var mine: String
  var theirs: String
  var edit: String
}

let conflictSchema = ViewSchema<ConflictInput>(
  "conflict",
  [
    .init("frame", .record("Frame")) { .record(frameSchema.record(of: $0.frame)) },
    .init("file", .text) { .text($0.file) }, .init("token", .text) { .text($0.token) },
    .init("digest", .text) { .text($0.digest) }, .init("mine", .text) { .text($0.mine) },
    .init("theirs", .text) { .text($0.theirs) }, .init("edit", .text) { .text($0.edit) },
  ])

struct NewInput: Sendable {
  var frame: FrameInput
  var kinds: [OptionInput]
  var token: String
  var importToken: String
  var title: String
}

let newSchema = ViewSchema<NewInput>(
  "new",
  [
    .init("frame", .record("Frame")) { .record(frameSchema.record(of: $0.frame)) },
    .init("kinds", .list(.record("Option"))) { optionSchema.list(of: $0.kinds) },
    .init("token", .text) { .text($0.token) }, .init("import_token", .text) { .text($0.importToken) },
    .init("title", .text) { .text($0.title) },
  ])
