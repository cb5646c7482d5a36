import Content
import Templating

extension OutputKind {
  /// The article of a page for WeChat: nothing of the site, but made with a template of the theme when it is asked for.
  static let weChat = OutputKind(
    isInSitemap: false, offline: .included,
    templates: { _ in [TemplateType(weChatSchema, whenAbsent: .isOwn(PackageResources.wechat_mustache))] },
    records: [noteSchema.recordType, weChatRecordingSchema.recordType])
}

/// The data of an article's template.
struct WeChatView: Sendable {
  var page: TemplateRecord
  var facts: TemplateValue
  var original: LabelledLink?
  var isSample: Bool
  var body: [UInt8]
  var notes: [UnlinkedBody.Note]
  var cover: TemplateRecord?
  var photographs: [TemplateRecord]
  var recordings: [WeChatRecording]
  var attachments: [AttachmentView]
}

/// A film that a field of the page has.
struct WeChatRecording: Sendable {
  var address: String
  var transcript: String?
}

let weChatSchema = ViewSchema<WeChatView>(
  "wechat", "一篇文章的微信公众号版：样式写在 style 元素里，导出时写进各元素",
  "the article of a page for WeChat, its styles in a `style` element",
  [
    .init("page", .record("Page"), "这篇文章", "the page") { .record($0.page) },
    .init("body", .html, "正文，链接已改成注释", "the text, with notes in the place of links") { .html($0.body) },
    .init("links", .list(.record("Note")), "正文链接的注释", "the notes of the text's links") {
      noteSchema.list(of: $0.notes)
    },
    .init("cover", .record("Picture"), "自己的封面照片，不含借用的和画的", "its own cover, neither borrowed nor drawn") {
      .record($0.cover)
    },
    .init("photographs", .list(.record("Picture")), "正文以外的照片", "photographs beside the text") {
      .records($0.photographs)
    },
    .init("recordings", .list(.record("Recording")), "正文以外的视频", "films beside the text") {
      weChatRecordingSchema.list(of: $0.recordings)
    },
    .init("attachments", .list(.record("Attachment")), "附件，网址完整", "its attachments, with whole addresses") {
      attachmentSchema.list(of: $0.attachments)
    },
    .init("facts", .list(.record("Fact")), "各项属性，依次列出", "all its fields in order, ready to show") {
      $0.facts
    },
    .init("original", .record("Link"), "转载的原文", "what it reprints") {
      .record($0.original.map(linkSchema.record))
    },
    .init("sample", .flag, "示例内容", "an example, not a fact") { .flag($0.isSample) },
  ])

let noteSchema = ViewSchema<UnlinkedBody.Note>(
  "Note", "一处链接的注释", "a note on where a link leads",
  [
    .init("number", .number, "注释号", "its number") { .number($0.number) },
    .init("text", .text, "链接的文字", "the words of the link") { .text($0.text) },
    .init("address", .text, "完整网址", "the whole address") { .text($0.address) },
  ])

let weChatRecordingSchema = ViewSchema<WeChatRecording>(
  "Recording", "一段视频", "a film",
  [
    .init("address", .text, "在哪里看", "where it is shown") { .text($0.address) },
    .init("transcript", .text, "文字稿", "its words") { .text($0.transcript) },
  ])
