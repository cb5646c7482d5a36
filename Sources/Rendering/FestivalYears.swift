import Content
import Templating

/// The pages of a festival's years: what was done for it in a year, with its day in that year.
///
/// A theme without their template does without them; the festival's own page shows the years then, as it does anyhow.
func festivalYearOutputs(of stage: Stage) -> [Output] {
  stage.indices.festivals.enumerated().flatMap { position, festival in
    stage.years(of: festival).flatMap { year, pages in
      stage.pageNumbers(of: pages).map { number in
        Output(
          path: path(of: stage.address(of: festival, in: year), number: number),
          recipe: .festivalYear(position, year: year, number: number))
      }
    }
  }
}

extension Stage {
  /// The years that have a page, the newest first, each with what stands on it, newest first.
  func years(of festival: Festival) -> [(year: Int, pages: [Int])] {
    guard theme.templates[festivalYearShape.name] != nil, hasPage(festival), let index = festival.index else {
      return []
    }
    let pages = Dictionary(grouping: indices.byTerm[index].pages[festival.term.term]) {
      eventDay(of: site.pages[$0]).year
    }
    return pages.keys.sorted(by: >).map { ($0, pages[$0] ?? []) }
  }

  func entries(of festival: Festival, in year: Int) -> [Int] {
    years(of: festival).first { $0.year == year }?.pages ?? []
  }

  /// `/festivals/zhongqiu/2024/`, below the festival's own page.
  func address(of festival: Festival, in year: Int) -> String {
    festival.index.map { "\(indices.byTerm[$0].address(of: site.model[festival.term]))\(year)/" } ?? ""
  }

  /// The address of a festival's year as links have it; empty where it has no page.
  func yearLink(_ festival: Festival, _ year: Int) -> String {
    guard theme.templates[festivalYearShape.name] != nil, hasPage(festival) else { return "" }
    return surroundings.addresses.href(address(of: festival, in: year))
  }

  func festivalYear(_ position: Int, year: Int, number: Int) -> [UInt8] {
    let festival = indices.festivals[position]
    let term = site.model[festival.term]
    let years = self.years(of: festival)
    guard let place = years.firstIndex(where: { $0.year == year }), let index = festival.index else {
      preconditionFailure("a year without pages is not planned")
    }
    let entries = years[place].pages
    let address = address(of: festival, in: year)
    var frame = self.frame(
      title: numbered("\(year)年\(term.name)", number), description: "\(year)年\(term.name)的活动。",
      address: listAddress(address, number: number),
      crumbs: indexCrumbs(indices.byTerm[index])
        + [crumb(term.name, indices.byTerm[index].address(of: term))],
      section: indices.byTerm[index].section)
    frame.feeds = feedRecords.site
    let links = years.map { other in
      LabelledLink(
        label: "\(other.year)年", address: yearLink(festival, other.year), isCurrent: other.year == year)
    }
    let own = FestivalYearView(
      festival: termRecord(of: festival), year: year,
      days: festival.rule.days(inYear: year).map { record(of: FestivalDay(festival: position, day: $0)) },
      photographs: number == 1 ? photographs(of: entries) : [],
      earlier: place + 1 < links.count ? links[place + 1] : nil, later: place > 0 ? links[place - 1] : nil,
      years: links)
    return fill(
      festivalYearShape.name, frame, festivalYearShape,
      (Listing(stage: self, all: entries, number: number, address: address), own))
  }
}
