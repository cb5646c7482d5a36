import Content
import Templating

extension OutputKind {
  /// The numbers of published pages: only if `site.yml` asks for them.
  static let statistics = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(statsSchema, whenAbsent: .leavesOut)] },
    directories: { lists in
      lists.tellsStatistics ? [IndexLink(label: lists.words[.statistics], address: address)] : []
    },
    outputs: { context in
      context.lists.tellsStatistics ? [Output(address) { context, _ in context.statistics() }] : []
    })
}

private let address = "/stats/"

let statsSchema = ViewSchema<Statistics>(
  "stats", "统计：发布了多少", "how much was published",
  [
    .init("count", .number, "文章总数", "how many pages there are") { .number($0.pages) },
    .init("unlisted", .number, "其中不在栏目里的，没有就是空的", "how many of them stand in no list; empty where all do") {
      $0.unlisted > 0 ? .number($0.unlisted) : .nothing
    },
    .init("tables", .list(.record("CountTable")), "各张统计表，合计都对得上", "the tables, which add up") {
      countTableSchema.list(of: $0.tables.map(\.counts))
    },
  ])

extension Lists {
  fileprivate var tellsStatistics: Bool { site.settings.tellsStatistics && has(statsSchema.name) }
}

extension RenderContext {
  var statisticsLink: LabelledLink? { lists.tellsStatistics ? crumb(words[.statistics], address) : nil }

  fileprivate func statistics() -> [UInt8] {
    let pageContext = self.pageContext(
      title: words[.statistics], description: words[.statisticsAbout], address: address, crumbs: [])
    return fill(statsSchema.name, pageContext, statsSchema, Statistics(of: site, in: words))
  }
}
