import Content
import Diagnostics
import Markdown

/// An address outside the site, and where an author wrote it.
package struct ExternalLink: Sendable, Hashable {
  package var address: String
  package var file: String
  /// Nil where only the file is known.
  package var line: Int?
  /// Which of the text's links it is; nil for others.
  package var link: Int?

  /// The address to request, without the fragment, which is not sent to servers.
  package var page: String { String(address.prefix { $0 != "#" }) }
}

/// The result of requesting an address.
package enum ExternalAnswer: Sendable, Hashable {
  case fine
  /// It is not there any more, by the server's own word.
  case gone(code: Int)
  /// Permanently, by the server's answer.
  case moved(to: String)
  /// No answer, or an inconclusive one.
  case silent(why: String)
}

extension Check {
  /// Addresses outside, which are requested only on demand.
  static let externalLinks = Check(.externalGone, .externalMoved, .externalSilent, by: .request)
}

/// Every address outside the site that it leads to, shows or plays, as often as it is written.
package func externalLinks(in site: Site) -> [ExternalLink] {
  var links: [ExternalLink] = []
  let add = { (document: borrowing Document, file: String) in
    links += document.links.enumerated().map {
      ExternalLink(address: $1.address, file: file, line: $1.line, link: $0)
    }
    links += document.pictures.map { ExternalLink(address: $0.address, file: file, line: $0.line) }
    links += document.videos.map { ExternalLink(address: $0.address, file: file, line: $0.line) }
  }
  for page in site.pages + site.expired {
    add(page.document, page.file)
    links += page.linksOfFields.map { ExternalLink(address: $0.address, file: page.file) }
  }
  for (file, document) in profiles(of: site) { add(document, file) }
  links += site.settings.navigation.map { ExternalLink(address: $0.address, file: "site.yml") }
  return links.filter { link in
    let address = link.address.lowercased()
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    guard isWeb, case .outside = site.resolve(link.address, from: link.file) else { return false }
    return true
  }
}

/// The findings of addresses outside, each where it is written.
package func check(
  _ links: [ExternalLink], answers: [String: ExternalAnswer], in folder: String
) -> [Diagnostic] {
  var silentHosts: Set<String> = []
  let faults = links.compactMap { link -> LinkDiagnostic? in
    switch answers[link.page] {
    case .gone(let code): goneFault(link, code)
    case .moved(let address): movedFault(link, to: address)
    case .silent(let why):
      // A host that is down is reported once, not for every link to it.
      silentHosts.insert(host(of: link.address)).inserted ? silentFault(link, why) : nil
    case .fine, nil: nil
    }
  }
  return located(faults, in: SiteTexts(folder))
}

/// `www.henan.gov.cn` of an address of the web, with its port.
package func host(of address: String) -> String {
  guard let scheme = address.firstRange(of: "://") else { return "" }
  return address[scheme.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
}
