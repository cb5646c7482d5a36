import Testing

struct UnitTests {
  private func project(_ title: String, unit: String, partners: String) -> String {
    """
    ---
    title: \(title)
    date: 2024-05-01
    summary: 一件让人记得住的事，说给大家听一听。
    topics: [结对共建]
    unit: \(unit)
    source: 示例
    method: 两家结对，一起做一件实事
    field: [乡村振兴]
    team: [党员志愿服务]
    since: 2023-01-01
    audience: [公众]
    partners: [\(partners)]
    ---

    正文。
    """
  }

  @Test func partnersAreToldFromBothSides() throws {
    let site = try PlannedSite([
      "projects/a.md": project("一起种树", unit: "省直示例医院", partners: "示例村新时代文明实践站")
    ])
    let one = try site.text("/units/sample-hospital/").pieces(between: "id=\"pairs\"", and: "</section>")
      .joined()
    #expect(one.contains("示例村新时代文明实践站") && one.contains("一起种树"))
    // The village has published nothing; its page tells of the partnership all the same.
    let other = try site.text("/units/sample-village-point/").pieces(
      between: "id=\"pairs\"", and: "</section>"
    ).joined()
    #expect(other.contains("省直示例医院") && other.contains("一起种树"))
    #expect(!(try site.text("/units/sample-village-point/").contains("这里还没有文章")))
  }

  @Test func aFormerNameLeadsToTheOnePageAndIsSaidThere() throws {
    let site = try PlannedSite([
      "stories/a.md": story("甲", unit: "省直示例管理局"), "stories/b.md": story("乙", unit: "省直示例一局"),
    ])
    let html = try site.text("/units/sample-bureau-one/")
    #expect(html.contains("曾用名：省直示例管理局"))
    #expect(html.contains("共2篇"))
  }

  @Test func whatAUnitPublishedIsCountedByYearAndKind() throws {
    let site = try PlannedSite([
      "stories/a.md": story("甲"), "stories/b.md": story("乙", date: "2023-05-01"),
      "festivals/c.md": activity("赏月", start: "2024-09-17"),
    ])
    let table = try site.text("/units/sample-bureau-one/").pieces(
      between: "<table class=\"counts\">", and: "</table>"
    ).joined()
    let numbers = table.pieces(between: "<td class=\"right\">", and: "</td>").compactMap { Int($0) }
    // 2024: a story and an activity; 2023: a story; the sums.
    #expect(numbers == [1, 1, 2, 1, 0, 1, 2, 1, 3])
  }
}
