import Diagnostics
import YAML

/// A picture: `{src: 夜班.jpg, alt: …, credit: …}`.
struct PictureField: FieldType {
  static let names = ["picture"]
  static let manual = Phrase(
    "一张图片：{src: 文件, alt: 图上有什么, caption: 图注, credit: 摄影}，文件放在文章旁边。必须写 alt。",
    "A picture: {src: file, alt: what it shows, caption: …, credit: …}, with the file beside the page. `alt` has to be there."
  )
  static let keyLabels = ["src": "文件", "alt": "说明", "caption": "图注", "credit": "摄影"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.picture
  var form: WrittenForm { pictureForm }

  func example(_ vocabularies: [Vocabulary]) -> Phrase { pictureExample }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    readPicture(node, of: label, reader: &reader).map { .pictures([$0]) }
  }
}

/// Several pictures.
struct PicturesField: FieldType {
  static let names = ["pictures"]
  static let manual = Phrase(
    "几张图片，每张一项。",
    "Several pictures, each an item.")

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.pictures
  var form: WrittenForm { .either([pictureForm, .list(pictureForm)]) }

  func example(_ vocabularies: [Vocabulary]) -> Phrase { pictureExample }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    let items = node.list ?? [node]
    let pictures = items.compactMap { readPicture($0, of: label, reader: &reader) }
    return pictures.count == items.count ? .pictures(pictures) : nil
  }
}

private let pictureForm = WrittenForm.map(["src", "alt", "caption", "credit"], required: ["src", "alt"])
private let pictureExample = pictureWithWords(Phrase("照片.jpg", "photo.jpg"))

private func pictureWithWords(_ file: Phrase) -> Phrase {
  Phrase(
    "{src: \(file.chinese), alt: 图上有什么, credit: 谁拍的}",
    "{src: \(file.english), alt: what it shows, credit: who took it}")
}

/// Reads a picture. One without alternative text is reported and not used.
func readPicture(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> PictureReference? {
  if let file = node.text {
    reader.report(
      .pictureNeedsWords, node, [file],
      replacement: reader.inItsLanguage(pictureWithWords(Phrase(file, file))))
    return nil
  }
  guard var map = MapReader(node, of: label, reader: &reader) else { return nil }
  let place = map.take("src")?.place ?? node.place
  let source = map.required("src", reader: &reader)
  let alternative = map.required("alt", reader: &reader)
  let caption = map.text("caption", reader: &reader)
  let credit = map.text("credit", reader: &reader)
  map.refuseOtherKeys(reader: &reader)
  guard let source, let alternative else { return nil }
  return PictureReference(
    source: source, alternative: alternative, caption: caption ?? "", credit: credit ?? "", place: place)
}
