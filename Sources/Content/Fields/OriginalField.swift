import Diagnostics
import YAML

/// The page of another site on which a reprint first appeared; search engines are told that it is the original.
struct OriginalField: FieldType {
  static let names = ["original"]
  static let manual = Phrase(
    "转载的原文网址；搜索引擎以它为准，文章不进网站地图。",
    "Where a reprint was published first; search engines take that page, and this one is in no sitemap.")

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.link
  var form: WrittenForm { .either([.word, .anyMap]) }

  func example(_ vocabularies: [Vocabulary]) -> Phrase {
    Phrase("https://www.example.org/2024/0407.html", "https://www.example.org/2024/0407.html")
  }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    guard let link = readLink(node, of: label, reader: &reader) else { return nil }
    guard ["https://", "http://"].contains(where: link.address.hasScheme) else {
      reader.report(
        .notAnAddress, node, [label, link.address],
        help: Phrase(
          "写原网站上的完整网址，以 https:// 开头", "write the page's whole address on the other site, from https:// on"))
      return nil
    }
    return .link(link)
  }
}
