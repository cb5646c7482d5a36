import Rendering
import Templating

struct WeChatInput: Sendable {
  var frame: FrameInput
  var file: String
  var edit: String
  var title: String
  var digest: String
  var original: String?
  /// The day of publication of a scheduled page.
  var comesOn: String?
  /// The number of characters of the HTML.
  var count = 0
  var isMade = false
  var refusals: [LineInput] = []
  /// The names of the cover files.
  var covers: [LineInput] = []
  /// The address of the article's files, without their names.
  var address = ""
}

let weChatSchema = ViewSchema<WeChatInput>(
  "wechat",
  [
    .init("frame", .record("Frame")) { .record(frameSchema.record(of: $0.frame)) },
    .init("file", .text) { .text($0.file) }, .init("edit", .text) { .text($0.edit) },
    .init("title", .text) { .text($0.title) }, .init("digest", .text) { .text($0.digest) },
    .init("original", .text) { .text($0.original) }, .init("comes_on", .text) { .text($0.comesOn) },
    .init("title_count", .number) { .number($0.title.count) },
    .init("digest_count", .number) { .number($0.digest.count) },
    .init("count", .number) { .number($0.count) }, .init("is_made", .flag) { .flag($0.isMade) },
    .init("refusals", .list(.record("Line"))) { lineSchema.list(of: $0.refusals) },
    .init("covers", .list(.record("Line"))) { lineSchema.list(of: $0.covers) },
    .init("address", .text) { .text($0.address) },
  ])
