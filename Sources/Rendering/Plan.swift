import Almanac
import Content
import Diagnostics
import Parallel

/// Everything a site will consist of: addresses, each with what renders it.
///
/// A plan is a value. Nothing of it has been rendered; `render` gives the bytes of any output, in any
/// order, on any core, and always the same ones.
package struct Plan: Sendable {
  package var outputs: [Output]
  /// Outputs that a copy on a disk leaves out; they are on the web all the same.
  var elsewhere: [Output] = []
  let context: RenderContext

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
  package var absentAddresses: Set<String> { context.absentAddresses }

  /// The number of these addresses, if none of them exists twice.
  var outputCount: Int { outputs.count + elsewhere.count }

  /// The plan for a site that differs in nothing but the own texts of the pages at some positions.
  ///
  /// It is the same as a plan made anew, and costs nothing for all other pages.
  package func replacing(_ positions: [Int], of site: Site, now: Moment) -> Plan {
    Plan(
      outputs: outputs, elsewhere: elsewhere,
      context: RenderContext(context, replacing: positions, of: site, now: now))
  }

  /// The work on pictures and files, to be done once for as long as they stay the same.
  package var works: [MediaWork] { context.media.works + context.media.worksToCome }

  /// The bytes of an output; nil for one made of a picture or a file, which `perform` makes and its caller keeps, and
  /// for the search page, which `searchOutputs` makes.
  package func render(_ output: Output) -> [UInt8]? {
    guard let bytes = output.render?(context, output.number) else { return nil }
    let isMarked = context.commonContext.addresses.isOffline && output.path.hasSuffix(".html")
    return isMarked ? OfflineCopy.relative(bytes, at: output.path) : bytes
  }
}
