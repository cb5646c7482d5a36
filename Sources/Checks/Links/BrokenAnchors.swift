import Content
import Diagnostics
import Markdown

extension Rule {
  /// A link leads to a place in a page that the page does not have.
  static let brokenAnchor = Rule(
    "broken-anchor", .warning, Phrase("“{0}”要去的小标题不存在", "the page has no heading for “{0}”"),
    manual: Phrase(
      "# 后面写目标页小标题的文字：[评选办法](../pages/how-chosen.md#评选办法)。小标题改了，链接要跟着改。",
      "What follows # is the words of a heading in the page it leads to. When the heading changes, so does the link."
    ))
}

/// Links to headings and notes that the page they lead to does not have.
///
/// Lists and other pages without a text of their own have anchors of the theme's, which nobody can know here.
func brokenAnchors(in site: Site) -> [LinkFault] {
  var faults: [LinkFault] = []
  var anchors: [String: Set<String>] = [:]
  lazy var documents = Dictionary(
    (site.pages + site.expired).map { ($0.address, $0.document) }, uniquingKeysWith: { first, _ in first })
  for (file, document) in texts(of: site) {
    for link in document.links where link.address.utf8.contains(UInt8(ascii: "#")) {
      let fragment: String
      let target: (key: String, document: Document)
      switch site.resolve(link.address, from: file) {
      case .fragment(let text):
        fragment = text
        target = (file, document)
      case .address(let address, let text):
        guard text.utf8.count > 1, let other = documents[address] else { continue }
        fragment = text
        target = (address, other)
      default: continue
      }
      let known = anchors[target.key] ?? ids(of: target.document)
      anchors[target.key] = known
      let name = decoded(String(fragment.dropFirst()))
      guard !name.isEmpty, !known.contains(name) else { continue }
      let near = nearest(to: name, in: known.sorted())
      faults.append(
        LinkFault(
          rule: .brokenAnchor, file: file, line: link.line, address: link.address,
          help: near.map { Phrase("是不是 #\($0)？", "did you mean #\($0)?") }))
    }
  }
  return faults
}

private func ids(of document: Document) -> Set<String> {
  Set(document.outline.map(\.id) + document.footnotes.map { "fn-\($0.number)" })
}
