import Almanac
import Diagnostics

/// A release at a target.
package struct Release: Sendable, Hashable {
  package var name: ReleaseName
  package var manifest: Manifest

  package init(name: ReleaseName, manifest: Manifest) {
    self.name = name
    self.manifest = manifest
  }
}

/// `12-8a1c724f83`: a serial number, which orders releases without a clock, and the digest of the files.
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

/// The state of a target: its releases by number, the published one, and the hold.
package struct DeployedState: Sendable {
  package var releases: [Release]
  package var current: ReleaseName?
  package var hold: Hold?

  package init(releases: [Release] = [], current: ReleaseName? = nil, hold: Hold? = nil) {
    self.releases = releases.sorted { $0.name < $1.name }
    self.current = current
    self.hold = hold
  }

  package var shown: Release? { releases.first { $0.name == current } }

  /// The state after a release has been published.
  func showing(_ release: Release) -> DeployedState {
    DeployedState(releases: releases + [release], current: release.name)
  }
}

/// The step to take at a target.
package enum ReleasePlan: Sendable {
  case unchanged(ReleaseName)
  case held(Hold)
  case refused(Phrase)
  case release(Release)
}

/// The number of releases kept at a target, including the new one.
package let keptReleaseCount = 5

/// Decides the step for a site at a target.
///
/// - Parameters:
///   - force: publish even an empty site, or one with less than half the pages.
///   - resumes: publish even to a held target, and lift the hold.
package func planRelease(
  of site: BuiltSite, after deployed: DeployedState, at moment: Moment, force: Bool, resumes: Bool = false
) -> ReleasePlan {
  let shown = deployed.shown
  if let hold = deployed.hold, !resumes { return .held(hold) }
  if !force, let refusal = refusal(of: site, after: shown?.manifest) { return .refused(refusal) }
  var manifest = Manifest(of: site, at: moment)
  if let shown, shown.manifest.own == manifest.own { return .unchanged(shown.name) }
  manifest.carry(
    carriedFiles(into: manifest, from: deployed.releases.map(\.manifest), at: moment, keepingAllOwn: true))
  let number = (deployed.releases.last?.name.number ?? 0) + 1
  let release = Release(name: ReleaseName(number: number, digest: manifest.digest.short), manifest: manifest)
  return .release(release)
}

func planRelease(of site: BuiltSite, after deployed: DeployedState, _ options: PublishOptions) -> ReleasePlan
{
  planRelease(of: site, after: deployed, at: options.now, force: options.force, resumes: options.resumes)
}

/// The reason for which a site must not replace the published one; nil if it may.
///
/// A missing folder, a wrong branch or a mistaken filter empties a site without any error.
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
