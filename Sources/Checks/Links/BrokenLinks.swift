import Content
import Diagnostics
import Markdown
import Parallel

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

extension Check {
  static let brokenLinks = Check(
    .brokenLink, .linkNotShown, .menuEntryNotShown, .homeEntryNotShown,
    inPages: { context, pages in
      let faults = Checks.brokenLinks(
        in: context.site, pages, addresses: context.addresses, absent: context.absent)
      let ofTemplates =
        pages.isWholeSite ? Checks.brokenLinks(of: context.templateLinks, addresses: context.addresses) : []
      return located(faults + ofTemplates, in: context.texts)
    })
}

/// Links in texts and fields, pictures and the navigation, that lead to pages and files that the site does not have,
/// or does not show.
///
/// The targets of scheduled pages must exist, too, since these pages are published unattended; the targets may be
/// scheduled themselves.
func brokenLinks(in site: Site, _ pages: CheckedPages, addresses: Set<String>, absent: Set<String>)
  -> [LinkDiagnostic]
{
  let search = LinkSearch(site: site, addresses: addresses, absent: absent)
  let ofPages = concurrentMap(pages.shown, search.faults)
  let ofComing = concurrentMap(pages.coming) { search.faults(in: $0).filter { $0.rule == .brokenLink } }
  var faults = (ofPages + ofComing).flatMap(\.self)
  if pages.isWholeSite {
    faults += profiles(of: site).flatMap { search.faults(in: $0.document, $0.file) } + search.faultsOfTerms
    faults += search.faultsOfNavigation + search.faultsOfHome
  }
  guard faults.contains(where: { $0.rule == .brokenLink }) else { return faults }
  var similar = SimilarAddresses(addresses)
  for position in faults.indices where faults[position].rule == .brokenLink {
    if faults[position].address.isEmpty {
      faults[position].help = Phrase(
        "圆括号里没有写网址；不是链接就去掉方括号和圆括号", "there is no address between the parentheses")
      continue
    }
    if let slip = slip(in: faults[position].address) {
      faults[position].help = slip.reason
      faults[position].replacement = slip.instead.map { instead in
        let isOwn = instead.hasPrefix("/") && !exists(String(instead.prefix { $0 != "#" }), in: addresses)
        return isOwn ? similar.address(like: instead) ?? instead : instead
      }
      continue
    }
    let near = similar.address(like: faults[position].address)
    faults[position].help = near.map { Phrase("是不是 \($0)？", "did you mean \($0)?") }
  }
  return faults
}

/// Links written literally in a theme's templates. They are not removed for pages that are not shown, so these count as
/// missing.
func brokenLinks(
  of templates: [(address: String, file: String, line: Int)], addresses: Set<String>
) -> [LinkDiagnostic] {
  templates.filter { !exists(String($0.address.prefix { $0 != "#" }), in: addresses) }.map {
    LinkDiagnostic(
      rule: .brokenLink, file: $0.file, line: $0.line, address: $0.address,
      help: Phrase(
        "模板里的链接，每个用这个主题的网站都要有这一页；可能没有的，用 {{#address}} 一类的标签取网址",
        "every site with this theme must have what its templates link to; take addresses that may be missing from a tag"
      ))
  }
}

private struct LinkSearch: Sendable {
  let site: Site
  let addresses: Set<String>
  let absent: Set<String>

  var faultsOfNavigation: [LinkDiagnostic] {
    site.settings.navigation.compactMap { entry in
      guard var fault = fault(at: entry.address, "site.yml", nil) else { return nil }
      if let reason = fault.hidden { fault.rule = .menuEntryNotShown(because: reason.page) }
      return fault
    }
  }

  var faultsOfHome: [LinkDiagnostic] {
    (site.home?.links ?? []).compactMap { link in
      guard var fault = fault(at: link.address, HomePage.file, link.line) else { return nil }
      if let reason = fault.hidden { fault.rule = .homeEntryNotShown(because: reason.page) }
      return fault
    }
  }

  /// Of the fields that vocabularies give their terms.
  var faultsOfTerms: [LinkDiagnostic] {
    site.model.vocabularies.flatMap { vocabulary in
      vocabulary.terms.flatMap(\.values).flatMap { $0?.links ?? [] }.compactMap { link in
        fault(at: link.address, "content/vocabularies/\(vocabulary.name).yml", nil)
      }
    }
  }

  func faults(in page: Page) -> [LinkDiagnostic] {
    var faults = faults(in: page.document, page.file)
    for link in page.linksOfFields { faults.append(fault(at: link.address, page.file, nil)) }
    return faults
  }

  func faults(in document: borrowing Document, _ file: String) -> [LinkDiagnostic] {
    var faults: [LinkDiagnostic] = []
    // By position: a link that is taken out of the list is copied.
    for position in document.links.indices {
      let address = document.links[position].address
      if !site.hidden.isEmpty || !addresses.contains(address) {
        faults.append(fault(at: address, file, document.links[position].line, link: position))
      }
    }
    // Files beside the page are looked up where pictures are made.
    for picture in document.pictures where picture.address.hasPrefix("/") {
      faults.append(fault(at: picture.address, file, picture.line))
    }
    for video in document.videos where video.address.hasPrefix("/") {
      faults.append(fault(at: video.address, file, video.line))
    }
    return faults
  }

  /// Nil for an address that leads somewhere.
  ///
  /// - Parameter link: which of the text's links it is.
  func fault(at address: String, _ file: String, _ line: Int?, link: Int? = nil) -> LinkDiagnostic? {
    if site.hidden.isEmpty, addresses.contains(address) { return nil }
    switch site.resolve(address, from: file) {
    case .missing: break
    case .file: return nil
    case .hidden(let page): return hidden(page.reason, file, line, link, address)
    case .address(let target, _) where absent.contains(target): return hidden(nil, file, line, link, address)
    case .address(let target, _) where !exists(target, in: addresses): break
    default: return nil
    }
    return LinkDiagnostic(rule: .brokenLink, file: file, line: line, link: link, address: address)
  }

  private func hidden(
    _ reason: HiddenPage.Reason?, _ file: String, _ line: Int?, _ link: Int?, _ address: String
  ) -> LinkDiagnostic {
    var fault = LinkDiagnostic(
      rule: .linkNotShown(because: reason), file: file, line: line, link: link, address: address)
    fault.hidden = .init(page: reason)
    return fault
  }
}

/// Whether a target is an address of the site, with or without a query. Only files may lack the last slash.
private func exists(_ target: String, in addresses: Set<String>) -> Bool {
  if addresses.contains(target) { return true }
  let path = target.prefix { $0 != "?" }
  return addresses.contains(String(path)) || addresses.contains(decoded(String(path)))
}

/// Terms' own texts.
func profiles(of site: Site) -> [(file: String, document: Document)] {
  site.model.vocabularies.flatMap { vocabulary in
    vocabulary.terms.compactMap { term in
      term.document.map { ("content/vocabularies/\(vocabulary.name)/\(term.slug).md", $0) }
    }
  }
}

/// Decodes percent-encoding: `%E5%A4%9C` is 夜.
func decoded(_ address: String) -> String {
  guard address.utf8.contains(UInt8(ascii: "%")) else { return address }
  let bytes = Array(address.utf8)
  var output: [UInt8] = []
  var offset = 0
  while offset < bytes.count {
    if bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count,
      let value = UInt8(String(decoding: bytes[offset + 1...offset + 2], as: UTF8.self), radix: 16)
    {
      output.append(value)
      offset += 3
    } else {
      output.append(bytes[offset])
      offset += 1
    }
  }
  return String(validating: output, as: UTF8.self) ?? address
}

extension [LinkDiagnostic] {
  fileprivate mutating func append(_ fault: LinkDiagnostic?) {
    if let fault { append(fault) }
  }
}
