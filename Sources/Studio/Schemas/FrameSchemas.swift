import Rendering
import Templating

/// The parts common to all pages.
struct FrameInput: Sendable {
  var title: String
  var language: String
  var site: String
  var user: String
  var hasGit: Bool
  /// A message at the top of the page.
  var notice: String?
  var isWrong = false
}

let frameSchema = ViewSchema<FrameInput>(
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

let linkSchema = ViewSchema<LinkInput>(
  "Link",
  [
    .init("label", .text) { .text($0.label) }, .init("address", .text) { .text($0.address) },
    .init("is_current", .flag) { .flag($0.isCurrent) },
    .init("count", .number) { $0.count.map(TemplateValue.number) ?? .nothing },
  ])

struct NoticeInput: Sendable {
  var frame: FrameInput
  var texts: [LineInput]
  var back: LinkInput?
}

let noticeSchema = ViewSchema<NoticeInput>(
  "notice",
  [
    .init("frame", .record("Frame")) { .record(frameSchema.record(of: $0.frame)) },
    .init("texts", .list(.record("Line"))) { lineSchema.list(of: $0.texts) },
    .init("back", .record("Link")) { $0.back.map { .record(linkSchema.record(of: $0)) } ?? .nothing },
  ])

struct LineInput: Sendable {
  var text: String
  var isGone: Bool
}

let lineSchema = ViewSchema<LineInput>(
  "Line", [.init("text", .text) { .text($0.text) }, .init("is_gone", .flag) { .flag($0.isGone) }])
