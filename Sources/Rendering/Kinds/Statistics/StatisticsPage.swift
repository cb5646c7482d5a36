import Content
import Templating

extension OutputKind {
  /// How much was published: only where `site.yml` asks for it.
  static let statistics = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(statsShape, whenAbsent: .leavesOut)] },
    directories: { lists in
      lists.tellsStatistics ? [Directory(label: lists.words[.statistics], address: address)] : []
    },
    outputs: { stage in
      stage.lists.tellsStatistics ? [Output(address) { stage, _ in stage.statistics() }] : []
    })
}

private let address = "/stats/"

let statsShape = Shape<Statistics>(
  "stats", "统计：发布了多少", "how much was published",
  [
    .init("count", .number, "文章总数", "how many pages there are") { .number($0.pages) },
    .init("tables", .list(.record("CountTable")), "各张统计表，合计都对得上", "the tables, which add up") {
      countTableShape.list(of: $0.tables.map(\.counts))
    },
  ])

extension Lists {
  fileprivate var tellsStatistics: Bool { site.settings.tellsStatistics && has(statsShape.name) }
}

extension Stage {
  var statisticsLink: LabelledLink? { lists.tellsStatistics ? crumb(words[.statistics], address) : nil }

  fileprivate func statistics() -> [UInt8] {
    let frame = self.frame(
      title: words[.statistics], description: words[.statisticsAbout], address: address, crumbs: [])
    return fill(statsShape.name, frame, statsShape, Statistics(of: site, in: words))
  }
}
