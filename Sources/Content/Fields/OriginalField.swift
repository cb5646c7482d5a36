import Diagnostics
import YAML

/// Where a reprint was published first: the page of another site, which search engines are to take for the original.
struct OriginalField: FieldType {
  static let names = ["original"]

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.link
  var form: WrittenForm { .either([.word, .anyMap]) }

  func example(_ vocabularies: [Vocabulary]) -> String { "https://www.example.org/2024/0407.html" }

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
