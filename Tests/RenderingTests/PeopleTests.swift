import Testing

struct PeopleTests {
  private func names(_ address: String, in site: PlannedSite) throws -> [String] {
    try site.text(address).pieces(between: "<bdi class=\"person-name\">", and: "</bdi>")
  }

  private let pages = [
    "stories/a.md": story("单玉芳"), "stories/b.md": story("王兰英", title: "早的故事", date: "2023-01-01"),
    "stories/c.md": story("王兰英", title: "晚的故事"), "stories/d.md": story("李某"),
    "stories/e.md": story("李某", title: "另一位"), "stories/f.md": story("夜班组", more: "subject: 集体"),
    "stories/g.md": story("丁一"), "stories/h.md": story("上官若兰"),
  ]

  @Test func everybodyStandsOnceUnderTheReadingOfTheSurname() throws {
    let site = try PlannedSite(pages)
    #expect(try names("/people/", in: site) == ["丁一", "单玉芳", "上官若兰", "王兰英", "李某", "李某", "夜班组"])
    let html = try site.text("/people/")
    let shan = try #require(html.pieces(between: "<h2 id=\"letter-s\">", and: "</section>").first)
    #expect(shan.contains("单玉芳"))
    let wang = try #require(html.pieces(between: "<h2 id=\"letter-w\">", and: "</section>").first)
    #expect(wang.contains("早的故事") && wang.contains("晚的故事"))
    #expect(html.contains("共6人、1组"))
  }

  @Test func theOtherOrderIsByStrokes() throws {
    let site = try PlannedSite(pages)
    #expect(try names("/people/strokes/", in: site) == ["丁一", "上官若兰", "王兰英", "单玉芳", "李某", "李某", "夜班组"])
    let html = try site.text("/people/strokes/")
    for anchor in html.pieces(between: "<li><a href=\"#", and: "\"") {
      #expect(html.contains("id=\"\(anchor)\""))
    }
  }

  @Test func withoutPeopleThereIsNoIndex() throws {
    let site = try PlannedSite(["festivals/a.md": activity("赏月", start: "2024-09-17")])
    #expect(!site.has("/people/"))
    #expect(!site.has("/honours/"))
  }

  @Test func thePlainThemeHasTheIndicesToo() throws {
    let site = try PlannedSite(pages, theme: "jianpu")
    let text = try site.text("/people/")
    #expect(text.contains("王兰英") && text.contains("上官若兰"))
  }
}
