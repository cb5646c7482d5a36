import Almanac
import Diagnostics

/// What reading gave: a site, the account of every file, and all that is wrong.
package struct Reading: Sendable {
  /// Nil where `site.yml` or the schemas cannot be read; findings say why.
  package var site: Site?
  package var ledger: Ledger
  package var findings: [Diagnostic]
  /// What authors allowed, of which some may have nothing to allow.
  package var exceptions: [Exception] = []
  /// Where this is all that differs from the reading before, the positions in `site.pages` of pages whose own text
  /// changed; nil where anything may differ.
  package var replaced: [Int]?
}

/// Reads a site's folder: settings, vocabularies, kinds, and all pages on all cores.
///
/// Reading never fails because of content: what is wrong is in the findings, and all of it.
///
/// - Parameters:
///   - now: the moment of the build, on the site's clocks.
///   - makeInspector: looks at every text while it is in memory.
/// - Throws: a `Failure` where the folder itself cannot be listed.
package func readSite(
  in folder: String, now: Moment, inspecting makeInspector: @escaping InspectorMaker = { _ in .none }
) throws(Failure) -> Reading {
  var reader = SiteReader(folder: folder, inspecting: makeInspector)
  return try reader.read(now: now)
}
