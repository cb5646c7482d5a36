import Diagnostics
import YAML

/// A column at the foot of every page, in `site.yml`: a title above lines of words, links, or both.
package struct FooterColumn: Sendable, Hashable {
  package var title: String
  package var lines: [String]
  package var links: [FooterLink]
}

package struct FooterLink: Sendable, Hashable {
  package var label: String
  /// An address, or a page's file or an attachment's, as texts name them.
  package var target: String
  package var line: Int
}

/// Reads `footer` of `site.yml`. Whether its links lead anywhere is for the check of links.
func readFooter(_ map: inout MapReader, reader: inout NodeReader) -> [FooterColumn] {
  let example =
    reader.isChinese
    ? "- {title: 关于我们, links: [{label: 新闻, to: /news/}]}" : "- {title: About us, text: [Open on Mondays]}"
  return map.list("footer", like: example, reader: &reader).compactMap { readColumn($0, reader: &reader) }
}

private func readColumn(_ node: YAMLNode, reader: inout NodeReader) -> FooterColumn? {
  guard var map = MapReader(node, of: "footer", keys: footerKeys, reader: &reader) else { return nil }
  let title = map.required("title", reader: &reader)
  let lines = map.take("text").map { node in
    (node.list ?? [node]).compactMap { reader.text($0, of: "text") }
  }
  let links = map.list("links", like: "- {label: 主题, to: /topics/}", reader: &reader).compactMap { item in
    readFooterLink(item, reader: &reader)
  }
  map.refuseOtherKeys(reader: &reader)
  if lines == nil, map.take("links") == nil {
    reader.report(
      .missingKey, node, ["links"],
      help: Phrase(
        "补上 links: [{label: …, to: …}]，或者 text: 几行文字", "add links: [{label: …, to: …}], or text: some words"))
    return nil
  }
  guard let title else { return nil }
  return FooterColumn(title: title, lines: lines ?? [], links: links)
}

private func readFooterLink(_ node: YAMLNode, reader: inout NodeReader) -> FooterLink? {
  guard var map = MapReader(node, of: "links", keys: footerLinkKeys, reader: &reader) else { return nil }
  let label = map.required("label", reader: &reader)
  let target = map.required("to", reader: &reader)
  let line = Int((map.take("to") ?? node).place.line)
  map.refuseOtherKeys(reader: &reader)
  guard let label, let target else { return nil }
  return FooterLink(label: label, target: target, line: line)
}
