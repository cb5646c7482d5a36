extension OutputKind {
  /// The file for crawlers of the web: where the sitemap is.
  static let robots = OutputKind(
    isInSitemap: false, offline: .onWebOnly(["robots.txt"]),
    outputs: { _ in
      [
        Output("/robots.txt") { context, _ in
          let sitemap = context.commonContext.addresses.url(sitemapAddress)
          return Array("User-agent: *\nAllow: /\nSitemap: \(sitemap)\n".utf8)
        }
      ]
    })
}
