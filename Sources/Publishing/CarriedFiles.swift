import Almanac
import Files

/// Files of earlier releases outlive them by this long at least: a page that somebody opened before the switch asks for
/// its own styles and searches its own index, also after ten releases in an hour.
let secondsOfGrace = 7 * 24 * 60 * 60

/// Files of earlier releases that stay reachable beside a new one: styles, scripts and the files of the search, whose
/// names no other content will ever have.
///
/// Pages and what they showed never stay. The search knows pages, too: once one is withdrawn, no earlier index stays.
///
/// - Parameter keepingAllOwn: what any of the manifests has as its own stays, whatever its age.
func carriedFiles(
  into next: Manifest, from manifests: [Manifest], at moment: Moment, keepingAllOwn: Bool
) -> [Manifest.Entry] {
  let present = Set(next.entries.map(\.path))
  var found: [String: Manifest.Entry] = [:]
  var kept: Set<String> = []
  for (position, manifest) in manifests.enumerated() {
    // What a release had as its own was in use until the next one came.
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
  /// What of it may be reached while readers see another release.
  ///
  /// An index that was kept from an earlier release knows no page that this one has not, or it would not have been kept.
  func lasting(beside shown: Manifest) -> [Entry] {
    let keepsSearch = pages.isSubset(of: shown.pages)
    return entries.filter { $0.sort == .asset || $0.sort == .search && keepsSearch }
  }
}
