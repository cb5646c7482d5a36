import Rendering
import Templating

struct TouchedInput: Sendable {
  var file: String
  var title: String
  var change: String
}

let touchedSchema = ViewSchema<TouchedInput>(
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
  /// The last publish was blocked by a hold.
  var isHeld: Bool
  var ended: String?
}

let handoverSchema = ViewSchema<HandoverInput>(
  "handover",
  [
    .init("frame", .record("Frame")) { .record(frameSchema.record(of: $0.frame)) },
    .init("files", .list(.record("Touched"))) { touchedSchema.list(of: $0.files) },
    .init("commit_token", .text) { .text($0.commitToken) },
    .init("publish_token", .text) { .text($0.publishToken) },
    .init("message", .text) { .text($0.message) }, .init("name", .text) { .text($0.name) },
    .init("email", .text) { .text($0.email) }, .init("is_name_given", .flag) { .flag($0.isNameGiven) },
    .init("has_remote", .flag) { .flag($0.hasRemote) },
    .init("targets", .list(.record("Option"))) { optionSchema.list(of: $0.targets) },
    .init("errors", .number) { $0.errors > 0 ? .number($0.errors) : .nothing },
    .init("log", .text) { .text($0.log) }, .init("is_running", .flag) { .flag($0.isRunning) },
    .init("is_held", .flag) { .flag($0.isHeld) },
    .init("ended", .text) { .text($0.ended) },
  ])

struct VersionInput: Sendable {
  var address: String
  var subject: String
  var author: String
  var date: String
  var isCurrent: Bool
}

let versionSchema = ViewSchema<VersionInput>(
  "Version",
  [
    .init("address", .text) { .text($0.address) }, .init("subject", .text) { .text($0.subject) },
    .init("author", .text) { .text($0.author) }, .init("date", .text) { .text($0.date) },
    .init("is_current", .flag) { .flag($0.isCurrent) },
  ])

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

let historySchema = ViewSchema<HistoryInput>(
  "history",
  [
    .init("frame", .record("Frame")) { .record(frameSchema.record(of: $0.frame)) },
    .init("file", .text) { .text($0.file) }, .init("edit", .text) { .text($0.edit) },
    .init("versions", .list(.record("Version"))) { versionSchema.list(of: $0.versions) },
    .init("lines", .list(.record("Line"))) { lineSchema.list(of: $0.lines) },
    .init("commit", .text) { .text($0.commit) }, .init("token", .text) { .text($0.token) },
    .init("digest", .text) { .text($0.digest) },
  ])
