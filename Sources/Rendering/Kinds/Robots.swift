extension OutputKind {
  /// What is said to programs that look through the web: where the sitemap is.
  static let robots = OutputKind(
    isInSitemap: false, offline: .onWebOnly(["robots.txt"]),
    outputs: { _ in
      [
        Output("/robots.txt") { stage, _ in
          let sitemap = stage.surroundings.addresses.url(sitemapAddress)
          return Array("User-agent: *\nAllow: /\nSitemap: \(sitemap)\n".utf8)
        }
      ]
    })
}
