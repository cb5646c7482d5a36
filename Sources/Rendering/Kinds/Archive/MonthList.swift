import Templating

extension Lists {
  func months(ofYear position: Int) -> [ListPlace] {
    let year = indices.years[position]
    let crumbs = [archiveCrumb, ListHead.Crumb(label: words.say(.year, year.year), address: year.address)]
    return year.months.enumerated().map { number, month in
      let head = ListHead(
        words.say(.monthOfYear, year.year, month.month), at: year.address(of: month), crumbs: crumbs)
      return ListPlace(head, month.pages) { context, page in
        context.monthList(position, number, head, number: page)
      }
    }
  }
}

struct MonthList: Sendable {
  var archive: ArchiveRecords
  /// Positions in the archive.
  var year: Int
  var month: Int
}

let monthListSchema = listSchema(
  "month", "某月的索引页", "a month's page",
  [
    ViewSchema<(ListView, MonthList)>.Property("month", .record("Month"), "月", "the month") {
      .record($0.1.archive.month($0.1.year, $0.1.month, isCurrent: true))
    },
    .init("year", .record("Year"), "年", "its year") { .record($0.1.archive.years[$0.1.year]) },
    .init("years", .list(.record("Year")), "有文章的年份", "years with pages") {
      .records($0.1.archive.years(current: $0.1.year))
    },
    .init("earlier", .record("Month"), "更早的一个月", "the month before it") {
      .record($0.1.archive.earlier(than: $0.1.year, $0.1.month))
    },
    .init("later", .record("Month"), "更晚的一个月", "the month after it") {
      .record($0.1.archive.later(than: $0.1.year, $0.1.month))
    },
    .init("has_neighbours", .flag, "有更早或更晚的月", "there is a month before or after it") {
      .flag(
        $0.1.archive.earlier(than: $0.1.year, $0.1.month) != nil
          || $0.1.archive.later(than: $0.1.year, $0.1.month) != nil)
    },
  ])

extension RenderContext {
  fileprivate func monthList(_ year: Int, _ month: Int, _ head: ListHead, number: Int) -> [UInt8] {
    var pageContext = self.pageContext(
      of: head, number: number,
      description: words.say(.monthAbout, indices.years[year].year, indices.years[year].months[month].month))
    pageContext.share(firstOf: indices.years[year].months[month].pages, of: self)
    let listView = ListView(
      context: self, all: indices.years[year].months[month].pages, number: number, address: head.address)
    return fill(
      monthListSchema.name, pageContext, monthListSchema,
      (listView, MonthList(archive: archiveRecords, year: year, month: month)))
  }
}
