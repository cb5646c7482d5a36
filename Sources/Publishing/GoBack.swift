import Diagnostics

/// The reason for which a release cannot be published again.
struct Refusal: Error {
  var reason: Phrase
}

extension DeployedState {
  /// The release to roll back to.
  ///
  /// The newest release determines what may be public. A release that shows more was to be removed by then; if that
  /// failed, it is refused here.
  func release(to number: Int?) -> Result<Release, Refusal> {
    let found =
      if let number { releases.first { $0.name.number == number && $0.name != current } } else {
        releases.last { current != nil && $0.name < current ?? $0.name }
      }
    guard let found else { return .failure(Refusal(reason: noEarlierRelease)) }
    if let newest = releases.last, found.manifest.showsMore(than: newest.manifest) {
      return .failure(Refusal(reason: showsWithdrawn(found.name)))
    }
    return .success(found)
  }
}

let noEarlierRelease = Phrase(
  "没有这样的旧版本；用 --list 看有哪些。撤下、暂缓或删去网页和图片以后，有它们的旧版本也一起删去了",
  "there is no such earlier release; --list shows them. Releases with pages or pictures that were withdrawn, held or "
    + "deleted since have been removed")

private func showsWithdrawn(_ name: ReleaseName) -> Phrase {
  Phrase(
    "\(name) 里有后来撤下、暂缓或删去的网页或图片，没有退回；请用 git revert 改回内容，再发布一次",
    "\(name) shows pages or pictures that were withdrawn, held or deleted since, and was not shown again; "
      + "put the content back with git revert and publish again")
}
