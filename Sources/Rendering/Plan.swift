import Almanac
import Content
import Diagnostics
import Parallel

/// Everything a site will consist of: addresses, each with the recipe for its bytes.
///
/// A plan is a value. Nothing of it has been rendered; `render` gives the bytes of any output, in any
/// order, on any core, and always the same ones.
package struct Plan: Sendable {
  package var outputs: [Output]
  /// What a copy on a disk leaves out: there all the same, on the web.
  var elsewhere: [Output] = []
  let stage: Stage

  /// Addresses that will exist, below the site's home: what links may point at.
  package var addresses: Set<String> {
    var addresses: Set<String> = []
    addresses.reserveCapacity(outputs.count + elsewhere.count)
    for list in [outputs, elsewhere] {
      for address in concurrentMap(list, { "/\($0.path.droppingIndex)" }) { addresses.insert(address) }
    }
    return addresses
  }

  /// Addresses of lists and files that only pages have which are not shown: links to them are no mistakes, and lead
  /// nowhere now.
  package var absentAddresses: Set<String> { stage.absentAddresses }

  /// How many there are of these, if none of them exists twice.
  var outputCount: Int { outputs.count + elsewhere.count }

  /// The plan for a site that differs in nothing but the own texts of the pages at some positions.
  ///
  /// It is the same as a plan made anew, and costs nothing for all other pages.
  package func replacing(_ positions: [Int], of site: Site, now: Moment) -> Plan {
    Plan(
      outputs: outputs, elsewhere: elsewhere, stage: Stage(stage, replacing: positions, of: site, now: now))
  }

  /// What has to be made of pictures and files, once for as long as they stay the same.
  package var works: [MediaWork] { stage.media.works + stage.media.worksToCome }

  /// The bytes of an output; nil for one that is made of a picture or a file, which is the business of `perform`
  /// and of whoever keeps what it gave, and for the search page, which `searchOutputs` makes.
  package func render(_ output: Output) -> [UInt8]? {
    let bytes: [UInt8]?
    switch output.recipe {
    case .stored, .search: bytes = nil
    case .made(let made): bytes = made
    case .sitemap(let part): bytes = stage.sitemap(of: outputs[part])
    default: bytes = stage.bytes(of: output.recipe)
    }
    let isMarked = stage.surroundings.addresses.isOffline && output.path.hasSuffix(".html")
    return isMarked ? bytes.map { OfflineCopy.relative($0, at: output.path) } : bytes
  }
}

/// A file of the site: where it will be and how it is made.
package struct Output: Sendable {
  /// Relative to the output folder: `stories/2024/wang/index.html`.
  package var path: String
  package var recipe: Recipe
}

/// How an output is made. Positions refer to the site, its indices and the theme.
package enum Recipe: Sendable, Hashable {
  case home
  case page(Int)
  case expired(Int)
  case withdrawn(Int)
  case redirect(to: String)
  /// What stood here once is empty now.
  case emptied(EmptiedList)
  /// The same for a table.
  case emptyTable
  /// A list that stood here, too, has become shorter: where it begins.
  case shortened(to: String)
  case kind(Int, number: Int)
  case overview(Int)
  case term(index: Int, term: Int, number: Int)
  case archive
  case year(Int, number: Int)
  case month(year: Int, month: Int, number: Int)
  case people(Int, byStrokes: Bool)
  case honours(Int, level: Int?)
  case batch(Int, Int)
  case batchTable(Int, Int)
  case awards(Int)
  case rolls
  case roll(Int)
  case rollTable(Int)
  case statistics
  case siteMap
  case calendar
  case calendarMonth(year: Int, month: Int)
  case siteCalendar
  case festivalCalendar(Int)
  case search
  case festivalYear(Int, year: Int, number: Int)
  case notFound
  case siteFeed(FeedFormat)
  case kindFeed(Int, FeedFormat)
  case termFeed(index: Int, term: Int, FeedFormat)
  /// Positions refer to the plan's outputs.
  case sitemap(Range<Int>)
  case sitemapIndex(parts: Int)
  case robots
  case asset(Int)
  case drawing(Int)
  /// A product of one of the plan's works.
  case stored(work: Int, product: Int)
  /// Bytes that are there already.
  case made([UInt8])
}

package enum FeedFormat: Sendable, Hashable, CaseIterable {
  case atom
  case json

  var fileName: String {
    switch self {
    case .atom: "feed.xml"
    case .json: "feed.json"
    }
  }

  var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }
}
