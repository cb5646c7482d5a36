import Almanac
import Content

/// The most that one file of the sitemaps.org protocol may list.
let sitemapLimit = (addresses: 50_000, bytes: 50_000_000)

/// The sitemap of everything that stands in a plan: one file, or files of the greatest size allowed and an index.
///
/// It is made of the plan itself, so that no page can have been forgotten.
func sitemapOutputs(
  for outputs: [Output], of stage: Stage, limit: (addresses: Int, bytes: Int) = sitemapLimit
) -> [Output] {
  var parts: [Range<Int>] = []
  var start = 0
  var count = 0
  var size = 0
  let host = stage.surroundings.addresses.url("/").utf8.count
  for (position, output) in outputs.enumerated() where output.recipe.isFound(in: stage.site) {
    // A byte of an address has three where it is escaped; the rest is the element's.
    let weight = host + 3 * output.path.utf8.count + 80
    if count == limit.addresses || size + weight > limit.bytes - 200, count > 0 {
      parts.append(start..<position)
      (start, count, size) = (position, 0, 0)
    }
    count += 1
    size += weight
  }
  parts.append(start..<outputs.count)
  guard parts.count > 1 else { return [Output(path: "sitemap.xml", recipe: .sitemap(parts[0]))] }
  return [Output(path: "sitemap.xml", recipe: .sitemapIndex(parts: parts.count))]
    + parts.enumerated().map { Output(path: sitemapPath(ofPart: $0), recipe: .sitemap($1)) }
}

private func sitemapPath(ofPart number: Int) -> String { "sitemap-\(number + 1).xml" }

extension Recipe {
  /// Whether what it makes is a page that a search engine may show.
  ///
  /// Samples, drafts and what is over are not, nor what only says that something is elsewhere or gone. There is no
  /// default, so that whoever adds a page decides.
  fileprivate func isFound(in site: Site) -> Bool {
    switch self {
    case .page(let position): !site.pages[position].isSample && !site.pages[position].isDraft
    case .home, .kind, .overview, .term, .archive, .year, .month, .people, .honours, .batch, .awards,
      .statistics, .calendar, .calendarMonth, .festivalYear, .siteMap:
      true
    // An empty list has nothing to find.
    case .expired, .withdrawn, .redirect, .emptied, .emptyTable, .shortened, .notFound, .batchTable,
      .siteCalendar, .festivalCalendar, .siteFeed,
      .kindFeed, .termFeed, .sitemap, .sitemapIndex, .robots, .asset, .drawing, .stored, .search, .searchFile:
      false
    }
  }
}

extension Stage {
  /// The addresses of some outputs, each with the day of its last change where pages tell it.
  func sitemap(of outputs: ArraySlice<Output>) -> [UInt8] {
    var xml = XMLWriter()
    xml.open("urlset", [("xmlns", sitemapNamespace)])
    let home = surroundings.addresses.url("/")
    // A list is as new on each of its pages: it is looked through once.
    var known: [Recipe: Moment?] = [:]
    for output in outputs where output.recipe.isFound(in: site) {
      xml.write("<url>\n<loc>")
      xml.write(escaping: home[...])
      xml.write(escaping: output.path.droppingIndex)
      xml.write("</loc>\n")
      if let day = lastChange(of: output.recipe, knowing: &known)?.day {
        xml.write("<lastmod>")
        xml.write(escaping: day.iso[...])
        xml.write("</lastmod>\n")
      }
      xml.write("</url>\n")
    }
    xml.close("urlset")
    return xml.bytes
  }

  func sitemapIndex(parts: Int) -> [UInt8] {
    var xml = XMLWriter()
    xml.open("sitemapindex", [("xmlns", sitemapNamespace)])
    for part in 0..<parts {
      xml.open("sitemap")
      xml.element("loc", surroundings.addresses.url("/" + sitemapPath(ofPart: part)))
      xml.close("sitemap")
    }
    xml.close("sitemapindex")
    return xml.bytes
  }

  /// A list is as new as the newest change of a page on it.
  private func lastChange(of recipe: Recipe, knowing known: inout [Recipe: Moment?]) -> Moment? {
    if case .page(let position) = recipe { return lastChange(of: site.pages[position]) }
    let list = recipe.firstPage
    if let change = known[list] { return change }
    let change = lastChange(ofList: list)
    known.updateValue(change, forKey: list)
    return change
  }

  private func lastChange(ofList recipe: Recipe) -> Moment? {
    switch recipe {
    case .home, .archive: lastChange(of: indices.listed)
    case .kind(let kind, _): lastChange(of: indices.byKind[kind])
    case .term(let index, let term, _): lastChange(of: indices.byTerm[index].pages[term])
    case .year(let year, _): lastChange(of: indices.years[year].pages)
    case .month(let year, let month, _): lastChange(of: indices.years[year].months[month].pages)
    case .festivalYear(let festival, let year, _):
      lastChange(of: entries(of: indices.festivals[festival], in: year))
    default: nil
    }
  }

  private func lastChange(of pages: [Int]) -> Moment? {
    pages.lazy.map { self.lastChange(of: self.site.pages[$0]) }.max()
  }
}

extension Recipe {
  /// The first page of the list of which this is one.
  fileprivate var firstPage: Recipe {
    switch self {
    case .kind(let kind, _): .kind(kind, number: 1)
    case .term(let index, let term, _): .term(index: index, term: term, number: 1)
    case .year(let year, _): .year(year, number: 1)
    case .month(let year, let month, _): .month(year: year, month: month, number: 1)
    case .festivalYear(let festival, let year, _): .festivalYear(festival, year: year, number: 1)
    default: self
    }
  }
}

private let sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

extension String {
  /// The address of a page's file: its folder.
  var droppingIndex: Substring {
    guard hasSuffix("index.html") else { return self[...] }
    return self[..<utf8.index(endIndex, offsetBy: -"index.html".utf8.count)]
  }
}
