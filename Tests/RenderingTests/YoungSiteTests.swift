import Testing

/// A site that has only begun: whatever it lacks, nothing leads nowhere and nothing is a frame around nothing.
@Suite struct YoungSiteTests {
  private static let sites: [(name: String, pages: [String: String])] = [
    ("nothing", [:]),
    ("one story", ["stories/a.md": story("甲")]),
    ("two stories", ["stories/a.md": story("甲"), "stories/b.md": story("乙", date: "2024-06-01")]),
    ("a story of two years", ["stories/a.md": story("甲", date: "2023-01-05"), "stories/b.md": story("乙")]),
    ("one without a unit's page", ["stories/a.md": story("甲", unit: "省直示例医院", topics: "身边好人, 志愿服务")]),
  ]

  @Test(arguments: sites.map(\.name))
  func nothingIsEmptyOrLeadsNowhere(name: String) throws {
    let pages = try #require(Self.sites.first { $0.name == name }?.pages)
    // A menu is the site's own, and checked as such.
    let settings = "name: 试验站\naddress: https://wm.example.org/\n"
    for theme in ["zhongyuan", "jianpu"] {
      try check(PlannedSite(pages, files: ["site.yml": settings], theme: theme))
    }
  }

  /// A theme may do without templates of these sorts; then nothing leads to such a page, and people have a plain list.
  @Test(arguments: [
    ["people"], ["honours"], ["batch"],
    [
      "people", "honours", "batch", "awards", "rolls", "roll", "calendar", "festival_year", "map", "stats",
      "emptied",
    ],
  ])
  func everyLinkLeadsSomewhereWhateverAThemeLeavesOut(templates: [String]) throws {
    let pages = [
      "stories/a.md": story("甲"), "stories/b.md": story("乙", date: "2023-05-01"),
      "festivals/c.md": activity("赏月", start: "2024-09-17"),
    ]
    let settings = "name: 试验站\naddress: https://wm.example.org/\nstats: true\n"
    let site = try PlannedSite(pages, files: ["site.yml": settings], lacking: templates)
    try check(site)
    #expect(site.has("/people/"))
  }

  private func check(_ site: PlannedSite) throws {
    let files = Set(site.plan.outputs.map(\.path))
    // The search page is made with its index, which is not planned here.
    for path in files where path.hasSuffix(".html") && path != "search/index.html" {
      let html = try site.text("/" + path)
      for address in html.pieces(between: "href=\"/", and: "\"") {
        var target = String(address.prefix { $0 != "#" && $0 != "?" })
        if target.isEmpty || target.hasSuffix("/") { target += "index.html" }
        #expect(files.contains(target), "\(path): /\(address)")
      }
      #expect(emptyElements(inHTML: html) == [], "\(path)")
    }
  }

  @Test func relatedPagesDoNotRepeatTheNeighbours() throws {
    var pages: [String: String] = [:]
    for month in 1...5 {
      pages["stories/s\(month).md"] = story("某\(month)", date: "2024-0\(month)-01", unit: "省直示例医院")
    }
    let site = try PlannedSite(pages)
    let html = try site.text("/stories/2024/s3/")
    let neighbours = html.pieces(between: "<nav class=\"neighbours\"", and: "</nav>").joined()
    let related = html.pieces(between: "<section class=\"related\"", and: "</section>").joined()
    #expect(neighbours.contains("某2") && neighbours.contains("某4"))
    #expect(!related.contains("某2") && !related.contains("某4"))
    #expect(related.contains("某1") && related.contains("某5"))
  }
}
