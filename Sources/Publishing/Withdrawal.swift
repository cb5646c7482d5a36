import Content

/// Withdrawn contents must not return: a kept release that shows any of them cannot be rolled back to.
///
/// Removing only the files from such a release would not do, since its lists, feeds and search still show the page. So
/// the release is removed as a whole.
extension Manifest {
  /// The paths of authors' pages.
  var pages: Set<String> { Set(own.lazy.filter { $0.sort.isPage }.map(\.path)) }

  /// The digests of the files of which its pictures and attachments were made.
  private var sources: Set<String> {
    Set(
      own.lazy.compactMap { entry in
        if case .media(let source) = entry.sort { source } else { nil }
      })
  }

  /// Whether it shows a page, a picture or an attachment that a later manifest does not: withdrawn, held, expired or
  /// deleted since.
  func showsMore(than later: Manifest) -> Bool {
    !pages.isSubset(of: later.pages) || !sources.isSubset(of: later.sources)
  }
}

/// Releases to remove after a publish: those beyond the kept number, and those that show more than the site now does.
/// The published release always stays.
package func outdatedReleases(in deployed: DeployedState, after site: Manifest) -> [ReleaseName] {
  let surplus = deployed.releases.dropLast(keptReleaseCount)
  let withdrawn = deployed.releases.suffix(keptReleaseCount).filter { $0.manifest.showsMore(than: site) }
  return (withdrawn + surplus).map(\.name).filter { $0 != deployed.current }
}

extension FileSort {
  var isPage: Bool {
    if case .page = self { true } else { false }
  }

  var isMedia: Bool {
    if case .media = self { true } else { false }
  }
}
