import Almanac
import Diagnostics

/// The result of reading a site: the site, the ledger, and all findings.
package struct SiteReading: Sendable {
  /// Nil if `site.yml` cannot be read, with a finding.
  package var site: Site?
  package var ledger: Ledger
  package var findings: [Diagnostic]
  /// Exceptions that authors made, including unused ones.
  package var exceptions: [Exception] = []
  /// If only the own texts of some pages differ from the reading before, their positions in `site.pages`; nil if
  /// anything else may differ.
  package var replaced: [Int]?
  /// The reading of each file, in the order of the files.
  var pages: [PageReading]
  var rolls: RollsReading
  /// What of the findings is about addresses of several pages.
  package var addressFindings: [Diagnostic]
}

/// Reads a site's folder: settings, vocabularies, kinds, and all pages on all cores.
///
/// Content never makes reading fail: all faults are findings. The texts themselves are not checked.
///
/// - Parameter now: the moment of the build, on the site's clocks.
/// - Throws: a `Failure` if the folder itself cannot be listed.
package func readSite(in folder: String, now: Moment) throws(Failure) -> SiteReading {
  SiteReader(try readInputs(in: folder), now: now).read()
}
