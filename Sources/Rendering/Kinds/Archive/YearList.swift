import Templating

extension Lists {
  func year(_ position: Int) -> ListPlace {
    let year = indices.years[position]
    let head = ListHead(words.say(.year, year.year), at: year.address, crumbs: [archiveCrumb])
    return ListPlace(head, year.pages) { context, number in context.yearList(position, head, number: number) }
  }
}

struct YearList: Sendable {
  var archive: ArchiveRecords
  /// Positions in the archive.
  var year: Int
}

let yearListSchema = listSchema(
  "year", "某年的索引页", "a year's page",
  [
    ViewSchema<(ListView, YearList)>.Property("year", .record("Year"), "年", "the year") {
      .record($0.1.archive.currentYear($0.1.year))
    },
    .init("years", .list(.record("Year")), "有文章的年份", "years with pages") {
      .records($0.1.archive.years(current: $0.1.year))
    },
  ])

extension RenderContext {
  fileprivate func yearList(_ position: Int, _ head: ListHead, number: Int) -> [UInt8] {
    var pageContext = self.pageContext(
      of: head, number: number, description: words.say(.yearAbout, indices.years[position].year))
    pageContext.share(firstOf: indices.years[position].pages, of: self)
    let listView = ListView(
      context: self, all: indices.years[position].pages, number: number, address: head.address)
    return fill(
      yearListSchema.name, pageContext, yearListSchema,
      (listView, YearList(archive: archiveRecords, year: position)))
  }
}
