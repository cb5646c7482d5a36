import Templating

/// What every page has.
struct FrameInput: Sendable {
  var title: String
  var language: String
  var site: String
  var user: String
  var hasGit: Bool
  /// Something to be told at the top.
  var notice: String?
  var isWrong = false
}

let frameSheet = Sheet<FrameInput>(
  "Frame",
  [
    .init("title", .text) { .text($0.title) }, .init("language", .text) { .text($0.language) },
    .init("site", .text) { .text($0.site) }, .init("user", .text) { .text($0.user) },
    .init("has_git", .flag) { .flag($0.hasGit) }, .init("notice", .text) { .text($0.notice) },
    .init("is_wrong", .flag) { .flag($0.isWrong) },
  ])

struct LinkInput: Sendable {
  var label: String
  var address: String
  var isCurrent = false
  var count: Int?
}

let linkSheet = Sheet<LinkInput>(
  "Link",
  [
    .init("label", .text) { .text($0.label) }, .init("address", .text) { .text($0.address) },
    .init("is_current", .flag) { .flag($0.isCurrent) },
    .init("count", .number) { $0.count.map(TemplateValue.number) ?? .nothing },
  ])

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
  var address: String?
}

let rowSheet = Sheet<RowInput>(
  "Row",
  [
    .init("title", .text) { .text($0.title) }, .init("edit", .text) { .text($0.edit) },
    .init("state", .text) { .text($0.state) }, .init("state_name", .text) { .text($0.stateName) },
    .init("reason", .text) { .text($0.reason) }, .init("kind", .text) { .text($0.kind) },
    .init("unit", .text) { .text($0.unit) }, .init("date", .text) { .text($0.date) },
    .init("errors", .number) { $0.errors > 0 ? .number($0.errors) : .nothing },
    .init("warnings", .number) { $0.warnings > 0 ? .number($0.warnings) : .nothing },
    .init("address", .text) { .text($0.address) },
  ])

struct DeskInput: Sendable {
  var frame: FrameInput
  var rows: [RowInput]
  var states: [LinkInput]
  var kinds: [OptionInput]
  var query: String
  var state: String
  var count: Int
  var earlier: String?
  var later: String?
}

let deskSheet = Sheet<DeskInput>(
  "desk",
  [
    .init("frame", .record("Frame")) { .record(frameSheet.record($0.frame)) },
    .init("rows", .list(.record("Row"))) { rowSheet.list($0.rows) },
    .init("states", .list(.record("Link"))) { linkSheet.list($0.states) },
    .init("kinds", .list(.record("Option"))) { optionSheet.list($0.kinds) },
    .init("query", .text) { .text($0.query) }, .init("state", .text) { .text($0.state) },
    .init("count", .number) { .number($0.count) }, .init("earlier", .text) { .text($0.earlier) },
    .init("later", .text) { .text($0.later) },
  ])

struct FindingInput: Sendable {
  var message: String
  var severity: String
  var severityName: String
  var line: Int
  var correction: String?
  var help: String?
  /// What the button sends that applies the correction.
  var fix: String?
  var anchor: String?
  var field: String
}

let findingSheet = Sheet<FindingInput>(
  "Finding",
  [
    .init("message", .text) { .text($0.message) }, .init("severity", .text) { .text($0.severity) },
    .init("severity_name", .text) { .text($0.severityName) }, .init("line", .number) { .number($0.line) },
    .init("correction", .text) { .text($0.correction) }, .init("help", .text) { .text($0.help) },
    .init("fix", .text) { .text($0.fix) }, .init("anchor", .text) { .text($0.anchor) },
    .init("field", .text) { .text($0.field) },
  ])

struct OptionInput: Sendable {
  var value: String
  var label: String
  var isChosen = false
}

let optionSheet = Sheet<OptionInput>(
  "Option",
  [
    .init("value", .text) { .text($0.value) }, .init("label", .text) { .text($0.label) },
    .init("is_chosen", .flag) { .flag($0.isChosen) },
  ])

struct PartInput: Sendable {
  var name: String
  var label: String
  var value: String
  var options: [OptionInput]
}

let partSheet = Sheet<PartInput>(
  "Part",
  [
    .init("name", .text) { .text($0.name) }, .init("label", .text) { .text($0.label) },
    .init("value", .text) { .text($0.value) },
    .init("options", .list(.record("Option"))) { optionSheet.list($0.options) },
  ])

struct PartRowInput: Sendable {
  var number: Int
  var parts: [PartInput]
  /// A picture that is there.
  var picture: String?
}

let partRowSheet = Sheet<PartRowInput>(
  "PartRow",
  [
    .init("number", .number) { .number($0.number) },
    .init("parts", .list(.record("Part"))) { partSheet.list($0.parts) },
    .init("picture", .text) { .text($0.picture) },
  ])

struct ControlInput: Sendable {
  var key: String
  var name: String
  var label: String
  var help: String
  var isRequired: Bool
  var value: String
  var note: String?
  /// `line`, `area`, `number`, `flag`, `choice`, `choices`, `rows`, `raw`.
  var sort: String
  var options: [OptionInput] = []
  var rows: [PartRowInput] = []
  var findings: [FindingInput] = []
  var takesPicture = false
  var isOn = false
}

let controlSheet = Sheet<ControlInput>(
  "Control",
  [
    .init("key", .text) { .text($0.key) }, .init("name", .text) { .text($0.name) },
    .init("label", .text) { .text($0.label) }, .init("help", .text) { .text($0.help) },
    .init("is_required", .flag) { .flag($0.isRequired) }, .init("value", .text) { .text($0.value) },
    .init("note", .text) { .text($0.note) },
    .init("is_line", .flag) { .flag($0.sort == "line") },
    .init("is_area", .flag) { .flag($0.sort == "area") },
    .init("is_number", .flag) { .flag($0.sort == "number") },
    .init("is_flag", .flag) { .flag($0.sort == "flag") },
    .init("is_choice", .flag) { .flag($0.sort == "choice") },
    .init("is_choices", .flag) { .flag($0.sort == "choices") },
    .init("is_rows", .flag) { .flag($0.sort == "rows") },
    .init("is_raw", .flag) { .flag($0.sort == "raw") },
    .init("options", .list(.record("Option"))) { optionSheet.list($0.options) },
    .init("chosen", .list(.record("Option"))) { optionSheet.list($0.options.filter(\.isChosen)) },
    .init("has_several", .flag) { .flag($0.options.count(where: \.isChosen) > 1) },
    .init("has_many", .flag) { .flag($0.options.count > 12) },
    .init("rows", .list(.record("PartRow"))) { partRowSheet.list($0.rows) },
    .init("findings", .list(.record("Finding"))) { findingSheet.list($0.findings) },
    .init("takes_picture", .flag) { .flag($0.takesPicture) }, .init("is_on", .flag) { .flag($0.isOn) },
  ])

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
  var body: String
  var whole: String?
  var forms: String?
  var shown: String
  var history: String?
  var address: String?
  var isUnsaved: Bool
}

let editSheet = Sheet<EditInput>(
  "edit",
  [
    .init("frame", .record("Frame")) { .record(frameSheet.record($0.frame)) },
    .init("file", .text) { .text($0.file) }, .init("token", .text) { .text($0.token) },
    .init("digest", .text) { .text($0.digest) }, .init("state_name", .text) { .text($0.stateName) },
    .init("reason", .text) { .text($0.reason) },
    .init("required", .list(.record("Control"))) { controlSheet.list($0.required) },
    .init("optional", .list(.record("Control"))) { controlSheet.list($0.optional) },
    .init("rare", .list(.record("Control"))) { controlSheet.list($0.rare) },
    .init("opens_rare", .flag) { .flag($0.opensRare) },
    .init("findings", .list(.record("Finding"))) { findingSheet.list($0.findings) },
    .init("body_findings", .list(.record("Finding"))) { findingSheet.list($0.bodyFindings) },
    .init("body", .text) { .text($0.body) }, .init("is_whole", .flag) { .flag($0.whole != nil) },
    .init("whole", .text) { .text($0.whole) }, .init("forms", .text) { .text($0.forms) },
    .init("shown", .text) { .text($0.shown) }, .init("history", .text) { .text($0.history) },
    .init("address", .text) { .text($0.address) }, .init("is_unsaved", .flag) { .flag($0.isUnsaved) },
    .init("finding_count", .number) { .number($0.findings.count) },
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

let conflictSheet = Sheet<ConflictInput>(
  "conflict",
  [
    .init("frame", .record("Frame")) { .record(frameSheet.record($0.frame)) },
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

let newSheet = Sheet<NewInput>(
  "new",
  [
    .init("frame", .record("Frame")) { .record(frameSheet.record($0.frame)) },
    .init("kinds", .list(.record("Option"))) { optionSheet.list($0.kinds) },
    .init("token", .text) { .text($0.token) }, .init("import_token", .text) { .text($0.importToken) },
    .init("title", .text) { .text($0.title) },
  ])

struct TouchedInput: Sendable {
  var file: String
  var title: String
  var change: String
}

let touchedSheet = Sheet<TouchedInput>(
  "Touched",
  [
    .init("file", .text) { .text($0.file) }, .init("title", .text) { .text($0.title) },
    .init("change", .text) { .text($0.change) },
  ])

struct HandoverInput: Sendable {
  var frame: FrameInput
  var files: [TouchedInput]
  var commitToken: String
  var publishToken: String
  var message: String
  var name: String
  var email: String
  var isNameGiven: Bool
  var hasRemote: Bool
  var targets: [OptionInput]
  var errors: Int
  var log: String?
  var isRunning: Bool
  var ended: String?
}

let handoverSheet = Sheet<HandoverInput>(
  "handover",
  [
    .init("frame", .record("Frame")) { .record(frameSheet.record($0.frame)) },
    .init("files", .list(.record("Touched"))) { touchedSheet.list($0.files) },
    .init("commit_token", .text) { .text($0.commitToken) },
    .init("publish_token", .text) { .text($0.publishToken) },
    .init("message", .text) { .text($0.message) }, .init("name", .text) { .text($0.name) },
    .init("email", .text) { .text($0.email) }, .init("is_name_given", .flag) { .flag($0.isNameGiven) },
    .init("has_remote", .flag) { .flag($0.hasRemote) },
    .init("targets", .list(.record("Option"))) { optionSheet.list($0.targets) },
    .init("errors", .number) { $0.errors > 0 ? .number($0.errors) : .nothing },
    .init("log", .text) { .text($0.log) }, .init("is_running", .flag) { .flag($0.isRunning) },
    .init("ended", .text) { .text($0.ended) },
  ])

struct VersionInput: Sendable {
  var address: String
  var subject: String
  var author: String
  var date: String
  var isCurrent: Bool
}

let versionSheet = Sheet<VersionInput>(
  "Version",
  [
    .init("address", .text) { .text($0.address) }, .init("subject", .text) { .text($0.subject) },
    .init("author", .text) { .text($0.author) }, .init("date", .text) { .text($0.date) },
    .init("is_current", .flag) { .flag($0.isCurrent) },
  ])

struct LineInput: Sendable {
  var text: String
  var isGone: Bool
}

let lineSheet = Sheet<LineInput>(
  "Line", [.init("text", .text) { .text($0.text) }, .init("is_gone", .flag) { .flag($0.isGone) }])

struct HistoryInput: Sendable {
  var frame: FrameInput
  var file: String
  var edit: String
  var versions: [VersionInput]
  var lines: [LineInput]
  var commit: String?
  var token: String
  var digest: String
}

let historySheet = Sheet<HistoryInput>(
  "history",
  [
    .init("frame", .record("Frame")) { .record(frameSheet.record($0.frame)) },
    .init("file", .text) { .text($0.file) }, .init("edit", .text) { .text($0.edit) },
    .init("versions", .list(.record("Version"))) { versionSheet.list($0.versions) },
    .init("lines", .list(.record("Line"))) { lineSheet.list($0.lines) },
    .init("commit", .text) { .text($0.commit) }, .init("token", .text) { .text($0.token) },
    .init("digest", .text) { .text($0.digest) },
  ])

struct NoticeInput: Sendable {
  var frame: FrameInput
  var texts: [LineInput]
  var back: LinkInput?
}

let noticeSheet = Sheet<NoticeInput>(
  "notice",
  [
    .init("frame", .record("Frame")) { .record(frameSheet.record($0.frame)) },
    .init("texts", .list(.record("Line"))) { lineSheet.list($0.texts) },
    .init("back", .record("Link")) { $0.back.map { .record(linkSheet.record($0)) } ?? .nothing },
  ])
