import Almanac
import Files

/// The minimum time for which files of earlier releases are kept: a page opened before the switch requests its own
/// styles and search index, even after ten releases in an hour.
let secondsOfGrace = 7 * 24 * 60 * 60

/// The files of earlier releases that stay published beside a new one: styles, scripts and search files, whose names no
/// other contents will ever have.
///
/// Pages and the files they showed never stay. The search index contains pages: once one is withdrawn, no earlier index
/// stays.
///
/// - Parameter keepingAllOwn: a manifest's own files stay, whatever their age.
func carriedFiles(
  into next: Manifest, from manifests: [Manifest], at moment: Moment, keepingAllOwn: Bool
) -> [Manifest.Entry] {
  let present = Set(next.entries.map(\.path))
  var found: [String: Manifest.Entry] = [:]
  var kept: Set<String> = []
  for (position, manifest) in manifests.enumerated() {
    // A release's own files were in use until the next release.
    let end = position + 1 < manifests.count ? manifests[position + 1].moment : moment.epochSeconds
    for entry in manifest.lasting(beside: next) where !present.contains(entry.path) {
      found[entry.path] = entry
      found[entry.path]?.lastUsed = entry.lastUsed ?? end
      if entry.lastUsed == nil && keepingAllOwn { kept.insert(entry.path) }
    }
  }
  return found.values
    .filter { kept.contains($0.path) || moment.epochSeconds - ($0.lastUsed ?? 0) < secondsOfGrace }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

extension Manifest {
  /// Its files that may be published beside another release.
  ///
  /// An index carried from an earlier release has no page that this release lacks, or it would not have been carried.
  func lasting(beside shown: Manifest) -> [Entry] {
    let keepsSearch = pages.isSubset(of: shown.pages)
    return entries.filter { $0.sort == .asset || $0.sort == .search && keepsSearch }
  }
}
