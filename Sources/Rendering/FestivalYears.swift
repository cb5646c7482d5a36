import Content
import Templating

extension Stage {
  func entries(of festival: Festival, in year: Int) -> [Int] {
    lists.years(of: festival).first { $0.year == year }?.pages ?? []
  }

  /// The address of a festival's year as links have it; empty where it has no page.
  func yearLink(_ festival: Festival, _ year: Int) -> String {
    guard lists.has(festivalYearShape.name), lists.hasPage(festival) else { return "" }
    return surroundings.addresses.href(lists.address(of: festival, in: year))
  }

  func festivalYear(_ position: Int, year: Int, number: Int) -> [UInt8] {
    let festival = indices.festivals[position]
    let term = site.model[festival.term]
    let years = lists.years(of: festival)
    guard let place = years.firstIndex(where: { $0.year == year }), let index = festival.index else {
      preconditionFailure("a year without pages is not planned")
    }
    let entries = years[place].pages
    let address = lists.address(of: festival, in: year)
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
