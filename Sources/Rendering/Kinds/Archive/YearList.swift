import Templating

extension Lists {
  func year(_ position: Int) -> ListPlace {
    let year = indices.years[position]
    let head = ListHead(words.say(.year, year.year), at: year.address, crumbs: [archiveCrumb])
    return ListPlace(head, year.pages) { stage, number in stage.yearList(position, head, number: number) }
  }
}

struct YearList: Sendable {
  var archive: ArchiveRecords
  /// Positions in the archive.
  var year: Int
}

let yearListShape = listShape(
  "year", "某年的索引页", "a year's page",
  [
    Shape<(Listing, YearList)>.Property("year", .record("Year"), "年", "the year") {
      .record($0.1.archive.currentYear($0.1.year))
    },
    .init("years", .list(.record("Year")), "有文章的年份", "years with pages") {
      .records($0.1.archive.years(current: $0.1.year))
    },
  ])

extension Stage {
  fileprivate func yearList(_ position: Int, _ head: ListHead, number: Int) -> [UInt8] {
    var frame = self.frame(
      of: head, number: number, description: words.say(.yearAbout, indices.years[position].year))
    frame.share(firstOf: indices.years[position].pages, of: self)
    let listing = Listing(
      stage: self, all: indices.years[position].pages, number: number, address: head.address)
    return fill(
      yearListShape.name, frame, yearListShape, (listing, YearList(archive: archiveRecords, year: position)))
  }
}
