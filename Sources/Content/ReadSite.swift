import Almanac
import Diagnostics

/// What reading gave: a site, the account of every file, and all that is wrong.
package struct SiteReading: Sendable {
  /// Nil where `site.yml` cannot be read; findings say why.
  package var site: Site?
  package var ledger: Ledger
  package var findings: [Diagnostic]
  /// What authors allowed, of which some may have nothing to allow.
  package var exceptions: [Exception] = []
  /// Where this is all that differs from the reading before, the positions in `site.pages` of pages whose own text
  /// changed; nil where anything may differ.
  package var replaced: [Int]?
  /// What each file says, in the order of the files.
  var pages: [PageReading]
  var rolls: RollsReading
  /// What of the findings is about addresses of several pages.
  package var addressFindings: [Diagnostic]
}

/// Reads a site's folder: settings, vocabularies, kinds, and all pages on all cores.
///
/// Reading never fails because of content: what is wrong is in the findings, and all of it. What texts say is not
/// checked.
///
/// - Parameter now: the moment of the build, on the site's clocks.
/// - Throws: a `Failure` where the folder itself cannot be listed.
package func readSite(in folder: String, now: Moment) throws(Failure) -> SiteReading {
  SiteReader(try readInputs(in: folder), now: now).read()
}
