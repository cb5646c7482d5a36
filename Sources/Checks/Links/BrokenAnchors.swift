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

extension Check {
  static let brokenAnchors = Check(
    .brokenAnchor,
    inSite: { context, pages in
      located(Checks.brokenAnchors(in: context.site, pages), in: context.texts)
    })
}

/// Links to headings and notes that the page they lead to does not have.
///
/// Links into lists and other pages without a text of their own are not checked: their anchors are the theme's, which
/// are unknown here.
func brokenAnchors(in site: Site, _ pages: CheckedPages) -> [LinkDiagnostic] {
  var search = AnchorSearch(pages: site.pages + site.expired)
  // Few texts lead to places in pages.
  for page in pages.shown where page.hasFragments {
    search.look(at: page.document, in: page.file, of: site)
  }
  guard pages.isWholeSite else { return search.faults }
  for (file, document) in profiles(of: site) { search.look(at: document, in: file, of: site) }
  return search.faults
}

private struct AnchorSearch {
  let pages: [Page]
  var faults: [LinkDiagnostic] = []
  private var anchors: [String: Set<String>] = [:]
  private lazy var pagesByAddress = Dictionary(
    pages.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })

  init(pages: [Page]) { self.pages = pages }

  mutating func look(at document: Document, in file: String, of site: Site) {
    for link in document.links where link.address.utf8.contains(UInt8(ascii: "#")) {
      let fragment: String
      let known: Set<String>
      switch site.resolve(link.address, from: file) {
      case .fragment(let text):
        fragment = text
        known = ids(of: document, named: file)
      case .address(let address, let text):
        guard text.utf8.count > 1, let other = pagesByAddress[address] else { continue }
        fragment = text
        known = ids(of: other.document, named: address)
      default: continue
      }
      let name = decoded(String(fragment.dropFirst()))
      guard !name.isEmpty, !known.contains(name) else { continue }
      let near = nearest(to: name, in: known.sorted())
      faults.append(
        LinkDiagnostic(
          rule: .brokenAnchor, file: file, line: link.line, address: link.address,
          help: near.map { Phrase("是不是 #\($0)？", "did you mean #\($0)?") }))
    }
  }

  private mutating func ids(of document: Document, named key: String) -> Set<String> {
    if let known = anchors[key] { return known }
    let ids = Set(document.outline.map(\.id) + document.footnotes.map { "fn-\($0.number)" })
    anchors[key] = ids
    return ids
  }
}
