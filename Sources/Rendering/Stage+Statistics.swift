import Content
import Templating

let statisticsAddress = "/stats/"

let statsShape = Shape<Statistics>(
  "stats", "统计：发布了多少", "how much was published",
  [
    .init("count", .number, "文章总数", "how many pages there are") { .number($0.pages) },
    .init("tables", .list(.record("CountTable")), "各张统计表，合计都对得上", "the tables, which add up") {
      countTableShape.list(of: $0.tables.map(\.counts))
    },
  ])

extension Stage {
  /// Only where `site.yml` asks for it and the theme can show it.
  var tellsStatistics: Bool { site.settings.tellsStatistics && theme.templates[statsShape.name] != nil }

  var statisticsLink: LabelledLink? { tellsStatistics ? crumb("统计", statisticsAddress) : nil }

  func statistics() -> [UInt8] {
    let frame = self.frame(
      title: "统计", description: "按月份、栏目、主题、单位和级别统计发布的内容。", address: statisticsAddress, crumbs: [])
    return fill(statsShape.name, frame, statsShape, Statistics(of: site))
  }
}
