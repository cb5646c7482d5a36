import Content
import Rendering
import Testing

struct StatisticsTests {
  private let pages = [
    "stories/a.md": story("甲", topics: "身边好人, 志愿服务"), "stories/b.md": story("乙", date: "2023-05-01"),
    "stories/c.md": story("夜班组", unit: "省直示例医院", more: "subject: 集体"),
    "festivals/d.md": activity("赏月", start: "2024-09-17"),
    "pages/e.md": "---\ntitle: 关于\ndate: 2024-01-01\nsummary: 说明这个网站是做什么的。\n---\n正文。\n",
  ]

  @Test func everyTableAddsUpToAllPages() throws {
    let statistics = Statistics(of: try PlannedSite(pages).site, in: SiteWords(in: .chinese))
    #expect(statistics.pages == 5)
    for table in statistics.tables.dropLast() { #expect(table.total == 5, "\(table.label)") }
    #expect(
      statistics.tables.last?.lines == [
        ["荣誉", "人", "组", "合计"], ["省直", "2", "1", "3"], ["合计", "2", "1", "3"],
      ])
  }

  @Test func aYearAndAUnitByItsFormerNameNarrowTheCount() throws {
    let site = try PlannedSite(pages).site
    #expect(
      site.narrowed(toYear: 2023, unit: nil).map { Statistics(of: $0, in: SiteWords(in: .chinese)).pages }
        == 1)
    #expect(
      site.narrowed(toYear: nil, unit: "省直示例管理局").map {
        Statistics(of: $0, in: SiteWords(in: .chinese)).pages
      }
        == 3)
    #expect(site.narrowed(toYear: nil, unit: "没有这个单位") == nil)
  }

  @Test func thePageIsThereWhereTheSiteAsksForIt() throws {
    let without = try PlannedSite(pages)
    #expect(!without.has("/stats/"))
    #expect(try !without.text("/").contains("/stats/"))
    let settings = """
      name: 示例
      address: https://example.org/
      stats: true
      """
    let site = try PlannedSite(pages, files: ["site.yml": settings])
    #expect(try site.text("/stats/").contains("共5篇"))
    // Two totals of one site: the page says what the greater one holds more.
    #expect(try site.text("/stats/").contains("其中1篇是单页"))
    #expect(try site.text("/archive/").contains("共4篇"))
    #expect(try site.text("/").contains("href=\"/stats/\""))
  }
}
