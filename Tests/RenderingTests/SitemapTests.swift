import Testing

/// What search engines and inspectors are told of a page.
struct SitemapTests {
  private let pages = [
    "stories/a.md": story("甲", topics: "身边好人"), "festivals/d.md": activity("赏月", start: "2024-09-17"),
  ]

  @Test(arguments: ["/", "/stories/", "/people/", "/honours/", "/calendar/", "/archive/2024/"])
  func pagesThatAreMadeFromOthersAreListed(address: String) throws {
    #expect(
      try PlannedSite(pages).text("/sitemap.xml").contains("<loc>https://wenming.example.org\(address)</loc>")
    )
  }

  @Test func aColumnSaysOfWhichSortItIs() throws {
    let site = try PlannedSite(pages)
    #expect(try site.text("/stories/").contains("<meta name=\"ColumnType\" content=\"专题专栏\">"))
    #expect(try !site.text("/archive/").contains("ColumnType"))
  }

  @Test func onlyAnArticleIsOneToThoseWhoShareIt() throws {
    let site = try PlannedSite(pages)
    #expect(try site.text("/stories/").contains("<meta property=\"og:type\" content=\"website\">"))
    let address = try #require(site.site.pages.first { $0.title == "甲" }?.address)
    let page = try site.text(address)
    #expect(page.contains("<meta property=\"og:type\" content=\"article\">") && !page.contains("\"website\""))
  }
}
