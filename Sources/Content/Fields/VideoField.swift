import Diagnostics
import YAML

/// A video with captions or a transcript, for readers who cannot hear it.
struct VideoField: FieldType {
  static let names = ["video"]
  static let manual = Phrase(
    "一段视频：{src: 文件或网址, captions: 字幕.vtt, transcript: 文字稿}。要有字幕或文字稿。",
    "A video: {src: file or address, captions: words.vtt, transcript: its words}. It has captions or a transcript."
  )
  static let keyLabels = ["src": "文件", "captions": "字幕", "transcript": "文字稿"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.video
  var form: WrittenForm { .map(["src", "captions", "transcript"], required: ["src"]) }

  func example(_ vocabularies: [Vocabulary]) -> Phrase {
    Phrase("{src: 影片.mp4, captions: 字幕.vtt}", "{src: film.mp4, captions: words.vtt}")
  }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard var map = MapReader(node, of: label, reader: &reader) else { return nil }
    let place = map.take("src")?.place ?? node.place
    let source = map.required("src", reader: &reader)
    let captions = map.text("captions", reader: &reader)
    let transcript = map.text("transcript", reader: &reader)
    map.refuseOtherKeys(reader: &reader)
    guard captions != nil || transcript != nil else {
      reader.report(.videoNeedsWords, node, [label])
      return nil
    }
    return source.map {
      .video(VideoReference(source: $0, captions: captions, transcript: transcript, place: place))
    }
  }
}
