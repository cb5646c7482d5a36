import Content

extension Stage {
  /// Article and BreadcrumbList by schema.org, in JSON-LD: only what the page itself says.
  ///
  /// - Parameter image: the picture that stands for it, below the site's home.
  func structuredData(of page: Page, image: String?, crumbs: [LabelledLink]) -> [UInt8] {
    let pictures = image.map { [("image", JSON.text(surroundings.addresses.url($0)))] } ?? []
    let article = JSON.object(
      [
        ("@type", .text("Article")), ("headline", .text(page.title)),
        ("datePublished", .text(page.date.rfc3339)), ("dateModified", .text(lastChange(of: page).rfc3339)),
        ("inLanguage", .text(site.settings.language)),
        ("mainEntityOfPage", .text(surroundings.addresses.url(page.address))),
        ("description", .text(page.summary)),
        (
          "publisher",
          .object([
            ("@type", .text("Organization")),
            ("name", .text(site.settings.owner.isEmpty ? site.settings.name : site.settings.owner)),
          ])
        ),
      ] + pictures)
    let trail = JSON.object([
      ("@type", .text("BreadcrumbList")),
      (
        "itemListElement",
        .list(
          crumbs.enumerated().map { index, crumb in
            .object([
              ("@type", .text("ListItem")), ("position", .number(index + 1)), ("name", .text(crumb.label)),
              ("item", .text(surroundings.addresses.absolute(crumb.address))),
            ])
          })
      ),
    ])
    let graph = JSON.object([("@context", .text("https://schema.org")), ("@graph", .list([article, trail]))])
    return Array("<script type=\"application/ld+json\">".utf8) + graph.bytes + Array("</script>".utf8)
  }
}
