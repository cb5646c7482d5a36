import Templating

/// One field of a page, ready to be shown without knowing the field.
struct Fact: Sendable {
  var key: String
  var label: String
  var text = ""
  /// Of a field of terms: their records.
  var terms = TemplateValue.nothing
  /// Of a link.
  var address = ""
  var isOutside: Bool { !address.isEmpty && !address.hasPrefix("/") }
  var pictures = TemplateValue.nothing
  var video = TemplateValue.nothing
  var attachments = TemplateValue.nothing
}

let factSchema = ViewSchema<Fact>(
  "Fact", "一项属性", "a field of a page, ready to show",
  [
    .init("key", .text, "英文名", "its key") { .text($0.key) },
    .init("label", .text, "名称", "its label") { .text($0.label) },
    .init("text", .text, "文字；词条另见 terms", "its value as text, unless it has terms") { .text($0.text) },
    .init("terms", .list(.record("Term")), "词条", "its terms") { $0.terms },
    .init("address", .text, "链接的网址；不是链接时为空", "where a link leads; empty for others") { .text($0.address) },
    .init("outside", .flag, "链接到别的网站", "the link leads to another site") { .flag($0.isOutside) },
    .init("pictures", .list(.record("Picture")), "图片", "its pictures") { $0.pictures },
    .init("video", .record("Video"), "视频", "its film") { $0.video },
    .init("attachments", .list(.record("Attachment")), "附件", "its files") { $0.attachments },
  ])
