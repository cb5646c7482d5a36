import Content
import Templating

extension OutputKind {
  /// The pages about a festival in a year, with its days in that year.
  ///
  /// A theme without their template does without these pages; the festival's own page shows the years anyhow.
  static let festivalYear = OutputKind(
    isInSitemap: true, offline: .included,
    templates: { _ in [TemplateType(festivalYearSchema, whenAbsent: .leavesOut)] },
    lists: { lists in
      lists.indices.festivals.indices.flatMap { position in
        lists.years(of: lists.indices.festivals[position]).compactMap { year, pages in
          lists.place(ofFestival: position, in: year, pages)
        }
      }
    })
}

extension Lists {
  func hasPage(_ festival: Festival) -> Bool {
    festival.index.map { indices.byTerm[$0].isShown(festival.term.term) } ?? false
  }

  /// The years that have a page, the newest first, each with its entries, newest first.
  fileprivate func years(of festival: Festival) -> [(year: Int, pages: [Int])] {
    guard has(festivalYearSchema.name), hasPage(festival), let index = festival.index else { return [] }
    let pages = Dictionary(grouping: indices.byTerm[index].pages[festival.term.term]) {
      site.eventDay(of: site.pages[$0]).year
    }
    return pages.keys.sorted(by: >).map { ($0, pages[$0] ?? []) }
  }

  /// `/festivals/zhongqiu/2024/`, below the festival's own page.
  fileprivate func address(of festival: Festival, in year: Int) -> String {
    festival.index.map { "\(indices.byTerm[$0].address(of: site.model[festival.term]))\(year)/" } ?? ""
  }

  fileprivate func place(ofFestival position: Int, in year: Int, _ pages: [Int]) -> ListPlace? {
    let festival = indices.festivals[position]
    guard let index = festival.index.map({ indices.byTerm[$0] }) else { return nil }
    let term = site.model[festival.term]
    let own = ListHead.Crumb(label: term.name, address: index.address(of: term))
    let head = ListHead(
      words.say(.festivalYear, year, term.name), at: address(of: festival, in: year),
      crumbs: [parent(of: index), own].compactMap(\.self), section: index.section)
    return ListPlace(head, pages) { context, number in
      context.festivalYear(position, index, head, year: year, number: number)
    }
  }
}

extension RenderContext {
  /// The address of a festival's year as links have it; empty where it has no page.
  func yearLink(_ festival: Festival, _ year: Int) -> String {
    guard lists.has(festivalYearSchema.name), lists.hasPage(festival) else { return "" }
    return commonContext.addresses.href(lists.address(of: festival, in: year))
  }

  fileprivate func festivalYear(
    _ position: Int, _ index: TermIndex, _ head: ListHead, year: Int, number: Int
  ) -> [UInt8] {
    let festival = indices.festivals[position]
    let years = lists.years(of: festival)
    guard let place = years.firstIndex(where: { $0.year == year }) else {
      preconditionFailure("a year without pages is not planned")
    }
    let entries = years[place].pages
    var head = head
    head.crumbs = indexCrumbs(index) + head.crumbs.suffix(1)
    var pageContext = self.pageContext(
      of: head, number: number,
      description: words.say(.festivalYearAbout, year, site.model[festival.term].name))
    pageContext.feeds = feedRecords.site
    pageContext.share(firstOf: entries, of: self)
    let links = years.map { other in
      LabelledLink(
        label: words.say(.year, other.year), address: yearLink(festival, other.year),
        isCurrent: other.year == year)
    }
    let own = FestivalYearView(
      festival: termRecord(of: festival), year: year,
      days: festival.rule.days(inYear: year).map { record(of: FestivalDay(festival: position, day: $0)) },
      photographs: number == 1 ? photographs(of: entries) : [],
      earlier: place + 1 < links.count ? links[place + 1] : nil, later: place > 0 ? links[place - 1] : nil,
      years: links)
    return fill(
      festivalYearSchema.name, pageContext, festivalYearSchema,
      (ListView(context: self, all: entries, number: number, address: head.address), own))
  }
}
