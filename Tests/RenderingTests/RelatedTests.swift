import Testing

struct RelatedTests {
  private func related(_ address: String, in site: PlannedSite) throws -> [(title: String, reason: String)] {
    let html = try site.text(address).pieces(between: "<section class=\"related\"", and: "</section>")
      .joined()
    return html.pieces(between: "<li>", and: "</li>").map { item in
      (
        item.pieces(between: "\">", and: "</a>").first ?? "",
        item.pieces(between: "<p class=\"reason\">", and: "</p>").first ?? ""
      )
    }
  }

  /// A page that shares nothing with the others, and stands between them: neighbours are no related pages.
  private func neighbour(_ date: String) -> String {
    story("旁人", date: date, unit: "省直示例艺术团", topics: "理论宣讲", category: "见义勇为")
  }

  @Test func whatIsSharedIsSaidAndRareThingsComeFirst() throws {
    let site = try PlannedSite([
      "stories/a.md": story("甲", unit: "省直示例医院", topics: "身边好人, 志愿服务"),
      "stories/n.md": neighbour("2024-04-08"),
      "stories/o.md": neighbour("2024-04-06"),
      "stories/b.md": story("乙", date: "2024-03-07", unit: "省直示例医院", topics: "身边好人", category: "敬业奉献"),
      "stories/c.md": story("丙", date: "2024-03-07", unit: "省直示例图书馆", topics: "身边好人", category: "敬业奉献"),
      "stories/d.md": story("丁", date: "2024-03-07", unit: "省直示例博物馆", topics: "身边好人", category: "诚实守信"),
    ])
    let found = try related("/stories/2024/a/", in: site)
    #expect(found.first?.title == "乙")
    #expect(found.first?.reason == "同一单位：省直示例医院；同一主题：身边好人")
    #expect(found.count == 3)
  }

  @Test func twoPagesSayTheSameOfEachOther() throws {
    let site = try PlannedSite([
      "stories/a.md": story("甲", date: "2024-04-08", unit: "省直示例医院"), "stories/n.md": neighbour("2024-04-07"),
      "stories/b.md": story("乙", date: "2024-04-06", unit: "省直示例医院", category: "敬业奉献"),
    ])
    let there = try related("/stories/2024/a/", in: site)
    let back = try related("/stories/2024/b/", in: site)
    #expect(there.map(\.reason) == back.map(\.reason))
    #expect(there.map(\.title) == ["乙"])
  }

  @Test func ofEquallyRelatedPagesTheNewestComeFirst() throws {
    var pages = ["stories/first.md": story("甲", date: "2023-01-01")]
    for month in 1...9 { pages["stories/s\(month).md"] = story("某\(month)", date: "2024-0\(month)-01") }
    let site = try PlannedSite(pages)
    #expect(try related("/stories/2023/first/", in: site).map(\.title) == ["某9", "某8", "某7"])
  }

  @Test func aPageThatSharesNothingHasNone() throws {
    let site = try PlannedSite([
      "stories/a.md": story("甲", unit: "省直示例医院", topics: "身边好人"),
      "stories/b.md": story("乙", unit: "省直示例图书馆", topics: "志愿服务", category: "敬业奉献"),
    ])
    #expect(try related("/stories/2024/a/", in: site).isEmpty)
  }

  @Test func oneMaskedNameIsNotOnePerson() throws {
    let site = try PlannedSite([
      "stories/a.md": story("李某", unit: "省直示例医院", topics: "身边好人"),
      "stories/b.md": story("李某", unit: "省直示例图书馆", topics: "志愿服务", category: "敬业奉献"),
    ])
    #expect(try related("/stories/2024/a/", in: site).isEmpty)
  }
}
