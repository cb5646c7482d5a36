import Content

/// What authors have taken back must not come back: a kept release that shows any of it is no release to go back to.
///
/// A release that lost some of its files would be none either: its lists, feeds and search tell of the page all the
/// same. So it goes as a whole.
extension Manifest {
  /// The addresses of pages that authors wrote.
  var pages: Set<String> { Set(own.lazy.filter { $0.sort.isPage }.map(\.path)) }

  /// What its pictures and attachments were made of.
  private var sources: Set<String> {
    Set(
      own.lazy.compactMap { entry in
        if case .media(let source) = entry.sort { source } else { nil }
      })
  }

  /// Whether it shows a page, a picture or an attachment that a later one does not show any more: withdrawn, held,
  /// over, or deleted.
  func showsMore(than later: Manifest) -> Bool {
    !pages.isSubset(of: later.pages) || !sources.isSubset(of: later.sources)
  }
}

/// Releases that go when a publish is over: those that are too many, and those that show what the site does not show
/// any more. What readers see stays in any case.
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
