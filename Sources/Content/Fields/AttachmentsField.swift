import Diagnostics
import YAML

/// Files for readers to download: `- {src: 名单.xlsx, name: 候选人名单}`.
struct AttachmentsField: FieldType {
  static let names = ["attachments"]
  static let manual = Phrase(
    "给读者下载的文件，每个一项：{src: 文件, name: 名称}。发布前去掉里面的人名。",
    "Files for readers, each an item: {src: file, name: its name}. Authors' names within are taken out.")
  static let keyLabels = ["src": "文件", "name": "名称"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.attachments
  var form: WrittenForm {
    let file = WrittenForm.either([.word, .map(["src", "name"], required: ["src"])])
    return .either([file, .list(file)])
  }

  func example(_ vocabularies: [Vocabulary]) -> Phrase {
    Phrase("[{src: 文件.pdf, name: 文件的名称}]", "[{src: paper.pdf, name: its name}]")
  }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    let items = node.list ?? [node]
    let attachments = items.compactMap { item -> Attachment? in
      if let file = item.text { return Attachment(source: file, name: file, place: item.place) }
      guard var map = MapReader(item, of: label, reader: &reader) else { return nil }
      let place = map.take("src")?.place ?? item.place
      let source = map.required("src", reader: &reader)
      let name = map.text("name", reader: &reader)
      map.refuseOtherKeys(reader: &reader)
      return source.map { Attachment(source: $0, name: name ?? $0, place: place) }
    }
    return attachments.count == items.count ? .attachments(attachments) : nil
  }
}
