import Content
import Diagnostics
import Markdown

extension Rule {
  static let brokenLink = Rule(
    "broken-link", .error, Phrase("链接“{0}”指向的内容不存在", "the link “{0}” leads to nothing"),
    manual: Phrase(
      "站内链接写文章的文件（../2024/wang-lan-ying.md）或网址（/stories/2024/wang-lan-ying/）。\n"
        + "文章改名、移动、撤回以后，指向它的链接要跟着改。",
      "A link within the site names a page's file (../2024/wang-lan-ying.md) or its address "
        + "(/stories/2024/wang-lan-ying/). When a page is renamed, moved or withdrawn, links to it change, too."
    ))
}

/// Links in texts to pages and files that the site does not have.
func brokenLinks(in site: Site, addresses: Set<String>) -> [Diagnostic] {
  var findings: [Diagnostic] = []
  for (file, document) in texts(of: site) {
    for link in document.links {
      switch site.resolve(link.address, from: file) {
      case .missing: break
      case .file: continue
      case .address(let address, _) where !addresses.contains(address): break
      default: continue
      }
      let near = nearest(
        to: link.address,
        in: addresses.contains(link.address + "/") ? [link.address + "/"] : addresses.sorted())
      findings.append(
        Diagnostic(
          .brokenLink, at: Location(file: file, line: link.line), [link.address],
          help: near.map { Phrase("是不是 \($0)？", "did you mean \($0)?") }))
    }
  }
  return findings
}

/// Every text that a reader can see, with its file.
func texts(of site: Site) -> [(file: String, document: Document)] {
  let pages = (site.pages + site.expired).map { ($0.file, $0.document) }
  return pages + profiles(of: site)
}

/// Terms' own texts.
func profiles(of site: Site) -> [(file: String, document: Document)] {
  site.model.vocabularies.flatMap { vocabulary in
    vocabulary.terms.compactMap { term in
      term.document.map { ("content/vocabularies/\(vocabulary.name)/\(term.slug).md", $0) }
    }
  }
}
