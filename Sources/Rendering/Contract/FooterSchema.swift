import Content

/// A column of the footer, with those of its links that lead somewhere now.
struct FooterColumnView: Sendable {
  var title: String
  var lines: [String]
  var links: [(label: String, address: String, isOutside: Bool)]
}

let footerColumnSchema = ViewSchema<FooterColumnView>(
  "FooterColumn", "页脚的一栏", "a column of the footer",
  [
    .init("title", .text, "标题", "its title") { .text($0.title) },
    .init("lines", .list(.text), "几行文字", "lines of words") { .list($0.lines.map { .text($0) }) },
    .init("links", .list(.record("FooterLink")), "链接", "its links") { footerLinkSchema.list(of: $0.links) },
  ])

let footerLinkSchema = ViewSchema<(label: String, address: String, isOutside: Bool)>(
  "FooterLink", "页脚的一个链接", "a link of the footer",
  [
    .init("label", .text, "文字", "its text") { .text($0.label) },
    .init("address", .text, "地址", "where it leads") { .text($0.address) },
    .init("outside", .flag, "在别的网站", "leads to another site") { .flag($0.isOutside) },
  ])

/// The columns of the footer; what readers do not see now is left out, and so is a column of which nothing is left.
func footerColumns(
  of site: Site, _ media: Media, absentAddresses: Set<String>, _ addresses: SiteAddresses
) -> [FooterColumnView] {
  site.settings.footer.compactMap { column in
    let links = column.links.compactMap { link -> (label: String, address: String, isOutside: Bool)? in
      if site.withholds(link.target, in: "site.yml", absentAddresses: absentAddresses) { return nil }
      switch site.resolve(link.target, from: "site.yml") {
      case .address(let address, let fragment): return (link.label, addresses.href(address) + fragment, false)
      case .fragment(let fragment): return (link.label, fragment, false)
      case .contact(let address): return (link.label, address, false)
      case .outside(let address): return (link.label, address, true)
      case .file(let path):
        return media.address(of: path).map { (link.label, addresses.href($0), false) }
      case .hidden, .missing: return nil
      }
    }
    if links.isEmpty, column.lines.isEmpty { return nil }
    return FooterColumnView(title: column.title, lines: column.lines, links: links)
  }
}
