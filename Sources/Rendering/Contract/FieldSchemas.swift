import Attachments
import Content
import Templating

/// The type of a field's value in templates; the value is made in `FieldValues.swift`.
package func valueType(of schema: FieldSchema) -> ValueType? {
  switch schema {
  case .text: .text
  case .number: .number
  case .flag: .flag
  case .date: .record("Date")
  case .term: .record("Term")
  case .terms: .list(.record("Term"))
  case .texts: .list(.text)
  case .person: .record("Person")
  case .people: .list(.record("Person"))
  case .picture: .record("Picture")
  case .pictures: .list(.record("Picture"))
  case .link: .record("Link")
  case .video: .record("Video")
  case .attachments: .list(.record("Attachment"))
  case .rule: .text
  case .record(let record): .record(record.name)
  case .records(let record): .list(.record(record.name))
  case .hidden: nil
  }
}

/// The record of a value that has several parts.
func recordType(of record: RecordSchema) -> RecordType {
  let members = record.parts.enumerated().compactMap { slot, part in
    valueType(of: part.schema).map { Member(part.name, $0, slot: slot, meaning: part.meaning) }
  }
  return RecordType(record.name, meaning: record.meaning, members: members)
}

let personSchema = ViewSchema<Person>(
  "Person", "人", "somebody",
  [.init("name", .text, "姓名，可能已隐去", "the name, which may be masked") { .text($0.name) }])

let pictureSchema = ViewSchema<PictureView>(
  "Picture", "图片", "a picture",
  [
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("alt", .text, "替代文字", "what it shows, in words") { .text($0.reference.alternative) },
    .init("caption", .text, "图说", "its caption") { .text($0.reference.caption) },
    .init("credit", .text, "拍摄者", "who took it") { .text($0.reference.credit) },
    .init("width", .number, "宽，像素", "its width in pixels") { $0.width.map(TemplateValue.number) ?? .nothing },
    .init("height", .number, "高，像素", "its height in pixels") {
      $0.height.map(TemplateValue.number) ?? .nothing
    },
    .init("html", .html, "带各种尺寸的整个元素", "the whole element, with all its sizes") { .html($0.html) },
    .init("card", .html, "同上，卡片上的大小", "the same in the size of cards") { .html($0.card) },
    .init(
      "first_card", .html, "同上，给打开网页就看得见的卡片", "the same for a card that is seen when the page opens"
    ) { .html($0.firstCard) },
    .init("drawn", .flag, "没有照片而画的封面", "a cover drawn for want of a photograph") { .flag($0.isDrawn) },
    .init("borrowed", .flag, "取自正文或图集的封面", "a cover that stands in the text or among the photos, too") {
      .flag($0.isBorrowed)
    },
  ])

/// A picture as it is published.
struct PictureView: Sendable {
  var reference: PictureReference
  var address: String
  var width: Int?
  var height: Int?
  var html: [UInt8]
  var card: [UInt8]
  var firstCard: [UInt8]
  var isDrawn = false
  var isBorrowed = false
}

struct VideoView: Sendable {
  var video: VideoReference
  var address: String
  var captions: String?
  var recording: Recording?
  /// Of the page's cover.
  var poster: String?
}

let videoSchema = ViewSchema<VideoView>(
  "Video", "视频", "a video",
  [
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("outside", .flag, "在别的网站上，只能链接过去", "is shown on another site, to which a link leads") {
      .flag($0.video.page != nil)
    },
    .init("captions", .text, "字幕文件的地址", "the address of its captions") { .text($0.captions) },
    .init("transcript", .text, "文字稿", "its words") { .text($0.video.transcript) },
    .init("width", .number, "宽，像素", "its width in pixels") { $0.recording.flatMap(\.shownWidth) ?? .nothing },
    .init("height", .number, "高，像素", "its height in pixels") {
      $0.recording.flatMap(\.shownHeight) ?? .nothing
    },
    .init("length", .text, "时长，如 3:20", "how long it lasts, such as 3:20") { .text($0.recording?.length) },
    .init("poster", .text, "播放前显示的图片的地址", "the address of the picture before it is played") {
      .text($0.poster)
    },
  ])

extension Recording {
  fileprivate var shownWidth: TemplateValue? { width > 0 ? .number(width) : nil }
  fileprivate var shownHeight: TemplateValue? { height > 0 ? .number(height) : nil }
}

let attachmentSchema = ViewSchema<AttachmentView>(
  "Attachment", "附件", "an attachment",
  [
    .init("name", .text, "名称", "its name") { .text($0.name) },
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("type", .text, "格式，如 PDF", "its format, such as PDF") { .text($0.type) },
    .init("size", .text, "大小，如 1.2 MB", "its size, such as 1.2 MB") { .text($0.size) },
    .init("file_name", .text, "下载时用的文件名", "the name that it is saved by") { .text($0.fileName) },
  ])

struct AttachmentView: Sendable {
  var name: String
  var address: String
  var type: String
  var size: String
  var fileName: String
}
