import Content
import Templating

extension OutputKind {
  /// All pages by date: an overview, and the lists of years and months.
  static let archive = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in
      [TemplateType(archiveSchema), TemplateType(yearListSchema), TemplateType(monthListSchema)]
    },
    records: [yearSchema.recordType, monthSchema.recordType],
    lists: { lists in
      let indices = lists.indices
      guard !indices.years.isEmpty else { return [] }
      let head = ListHead(lists.words[.archive], at: archiveAddress)
      let overview = ListPlace(head, dates: indices.listed) { context, _ in context.archive(head) }
      return [overview] + indices.years.indices.flatMap { [lists.year($0)] + lists.months(ofYear: $0) }
    })
}

let archiveAddress = "/archive/"

/// The section of all pages by date.
let archiveSection = firstFolder(of: archiveAddress)

extension Lists {
  /// The way from the home page to the lists of years.
  var archiveCrumb: ListHead.Crumb { .init(label: words[.archive], address: archiveAddress) }
}

let archiveSchema = ViewSchema<(years: [TemplateRecord], count: Int, statistics: LabelledLink?)>(
  "archive", "按日期的总览页", "the archive's overview",
  [
    .init("years", .list(.record("Year")), "有文章的年份，从新到旧", "years with pages, newest first") {
      .records($0.years)
    },
    .init("count", .number, "文章总数", "how many pages there are") { .number($0.count) },
    .init(
      "statistics", .record("Link"), "统计页，site.yml 开启才有", "the page of statistics, where site.yml asks for it"
    ) {
      .record($0.statistics.map(linkSchema.record))
    },
  ])

extension RenderContext {
  fileprivate func archive(_ head: ListHead) -> [UInt8] {
    fill(
      archiveSchema.name, pageContext(of: head, description: words[.archiveAbout]), archiveSchema,
      (archiveRecords.years, indices.listed.count, statisticsLink))
  }
}
