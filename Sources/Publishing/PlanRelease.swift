import Almanac
import Diagnostics
import Files

/// A release that stands at a target.
package struct Release: Sendable, Hashable {
  package var name: ReleaseName
  package var manifest: Manifest

  package init(name: ReleaseName, manifest: Manifest) {
    self.name = name
    self.manifest = manifest
  }
}

/// `12-8a1c724f83`: which one in turn, and the digest of what it holds. A number needs no clock to be in order.
package struct ReleaseName: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var number: Int
  package var digest: String

  package init(number: Int, digest: String) {
    self.number = number
    self.digest = digest
  }

  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), number > 0, String(number) == parts[0],
      parts[1].utf8.count == 10, parts[1].allSatisfy(\.isHexDigit)
    else { return nil }
    self.init(number: number, digest: String(parts[1]))
  }

  package var description: String { "\(number)-\(digest)" }

  package static func < (left: ReleaseName, right: ReleaseName) -> Bool {
    (left.number, left.digest) < (right.number, right.digest)
  }
}

/// What stands at a target: the releases by number, and the one that readers see.
package struct Standing: Sendable {
  package var releases: [Release]
  package var current: ReleaseName?

  package init(releases: [Release] = [], current: ReleaseName? = nil) {
    self.releases = releases.sorted { $0.name < $1.name }
    self.current = current
  }

  package var shown: Release? { releases.first { $0.name == current } }
}

/// What is to be done at a target, decided from what stands there.
package enum ReleasePlan: Sendable {
  case unchanged(ReleaseName)
  case refused(Phrase)
  case release(Release)
}

/// How many releases stay at a target, the new one among them.
package let keptReleaseCount = 5

/// Files with their content's digest in the name outlive the release that had them by this long at least: a page that
/// somebody opened before the switch asks for its own pictures and styles, also after ten releases in an hour.
let secondsOfGrace = 7 * 24 * 60 * 60

/// Decides what a site becomes at a target.
///
/// - Parameter force: an empty site, or one of less than half the pages, is published all the same.
package func planRelease(of site: BuiltSite, after standing: Standing, at moment: Moment, force: Bool)
  -> ReleasePlan
{
  let shown = standing.shown
  if !force, let refusal = refusal(of: site, after: shown?.manifest) { return .refused(refusal) }
  let carried = carriedFiles(
    after: site, from: standing.releases.map(\.manifest), at: moment, keepingAllOwn: true)
  let manifest = Manifest(of: site, carried: carried, at: moment)
  if let shown, shown.manifest.own == manifest.own { return .unchanged(shown.name) }
  let number = (standing.releases.last?.name.number ?? 0) + 1
  let release = Release(name: ReleaseName(number: number, digest: manifest.digest.short), manifest: manifest)
  return .release(release)
}

/// Releases that go when a publish is over; what readers see stays in any case.
package func outdatedReleases(in standing: Standing) -> [ReleaseName] {
  standing.releases.map(\.name).dropLast(keptReleaseCount).filter { $0 != standing.current }
}

/// Why a site should not replace what readers see now; nil where it may.
///
/// A folder that was not there, a wrong branch or a mistaken filter empties a site without any error.
func refusal(of site: BuiltSite, after shown: Manifest?) -> Phrase? {
  let new = Manifest(of: site, at: Moment(epochSeconds: 0))
  guard site.pageCount > 0, new.htmlCount > 0 else {
    return Phrase("网站是空的，没有发布；真要这样，加 --force", "the site is empty and was not published; --force does it")
  }
  guard let shown else { return nil }
  let counts = [(shown.pageCount, site.pageCount), (shown.htmlCount, new.htmlCount)]
  guard let fewer = counts.first(where: { $0.1 * 2 < $0.0 }) else { return nil }
  return Phrase(
    "网页从 \(fewer.0) 个减到 \(fewer.1) 个，少了一半以上，没有发布；真要这样，加 --force",
    "pages went from \(fewer.0) to \(fewer.1), less than half, and nothing was published; --force does it")
}

/// Files of earlier releases that stay reachable beside a new one: those whose names no other content will ever have.
///
/// - Parameter keepingAllOwn: what any of the manifests has as its own stays, whatever its age.
func carriedFiles(
  after site: BuiltSite, from manifests: [Manifest], at moment: Moment, keepingAllOwn: Bool
) -> [Manifest.Entry] {
  let present = Set(site.files.map(\.path))
  var found: [String: Manifest.Entry] = [:]
  var kept: Set<String> = []
  for (position, manifest) in manifests.enumerated() {
    // What a release had as its own was in use until the next one came.
    let end = position + 1 < manifests.count ? manifests[position + 1].moment : moment.epochSeconds
    for entry in manifest.entries where !present.contains(entry.path) && isHashed(entry.path) {
      found[entry.path] = entry
      found[entry.path]?.lastUsed = entry.lastUsed ?? end
      if entry.lastUsed == nil && keepingAllOwn { kept.insert(entry.path) }
    }
  }
  return found.values
    .filter { kept.contains($0.path) || moment.epochSeconds - ($0.lastUsed ?? 0) < secondsOfGrace }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}
