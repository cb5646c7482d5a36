import Content

extension OutputKind {
  /// Earlier addresses for hosts that read them from a file of the site: Netlify, Cloudflare Pages, GitLab Pages. Others
  /// take no notice of it, and the pages at the earlier addresses lead on all the same.
  static let hostRedirects = OutputKind(
    isInSitemap: false, offline: .onWebOnly(["_redirects"]),
    outputs: { context in
      guard context.redirectedPages.contains(where: { !$0.aliases.isEmpty }) else { return [] }
      return [Output("/_redirects") { context, _ in Array(context.hostRedirects.utf8) }]
    })
}

extension Plan {
  /// Pages to which earlier addresses lead.
  package var redirectedPages: [Page] { context.redirectedPages }
}

extension RenderContext {
  var redirectedPages: [Page] { site.pages + site.expired }

  /// A line for each: from, the query that is asked for, to, and the code (docs.netlify.com, “Redirects and rewrites”).
  fileprivate var hostRedirects: String {
    let home = site.settings.home.dropLast()
    var lines = ""
    for page in redirectedPages {
      for alias in page.aliases {
        let parts = alias.address.text.percentEncoded.split(separator: "?", maxSplits: 1)
        // Both signs are wildcards there.
        guard !parts[0].contains("*"), !parts[0].contains(":") else { continue }
        let query = parts.dropFirst().flatMap { $0.split(separator: "&") }.map { " \($0)" }.joined()
        lines += "\(home)\(parts[0])\(query) \(home)\(page.address.percentEncoded) 301\n"
      }
    }
    return lines
  }
}
