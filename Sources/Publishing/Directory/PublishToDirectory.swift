import Diagnostics
import Files
import Glibc

/// Publishes to a folder of this machine. Killed at any moment, it leaves readers with the old site or the new one,
/// whole, and nothing that the next publish could stumble over.
func publish(_ site: BuiltSite, toDirectory path: String, options: PublishOptions) throws(Failure)
  -> PublishResult
{
  let folder = ReleaseFolder(path)
  try folder.prepare()
  return try whileLocking(folder.lock, notice: options.notice) { () throws(Failure) in
    try folder.sweep()
    let standing = try folder.standing()
    switch planRelease(of: site, after: standing, at: options.now, force: options.force) {
    case .refused(let why): return .refused(why)
    case .unchanged(let name):
      try folder.prune()
      return .unchanged(name: name.description)
    case .release(let release):
      do throws(Failure) {
        try fill(folder, with: site, as: release.manifest, beside: standing)
        try folder.settle(release.name)
      } catch {
        // What was made goes at once: it may be all that fills the disk.
        try? removeTree(folder.incoming)
        throw error
      }
      try folder.show(release.name)
      try folder.prune()
      return PublishResult(release, after: standing.shown?.manifest)
    }
  }
}

/// Shows an earlier release again: one link is switched, so it takes no time and no room.
func rollBack(_ folder: ReleaseFolder, to number: Int?, options: PublishOptions) throws(Failure)
  -> RollbackResult
{
  guard access(folder.root + "/releases", F_OK) == 0 else { return .refused(noEarlierRelease) }
  return try whileLocking(folder.lock, notice: options.notice) { () throws(Failure) in
    try folder.sweep()
    let standing = try folder.standing()
    guard let release = standing.release(to: number) else { return .refused(noEarlierRelease) }
    if let shown = standing.shown { lend(shown, to: release.name, in: folder) }
    try folder.show(release.name)
    return .shown(release.name)
  }
}

let noEarlierRelease = Phrase(
  "没有这样的旧版本；用 --list 看有哪些", "there is no such earlier release; --list shows them")

extension Standing {
  /// The release to go back to.
  package func release(to number: Int?) -> Release? {
    guard let number else { return releases.last { current != nil && $0.name < current ?? $0.name } }
    return releases.first { $0.name.number == number && $0.name != current }
  }
}

/// Readers who have a page of the release that goes still ask for its pictures and styles. Where there is no room for
/// the links, going back matters more.
private func lend(_ release: Release, to name: ReleaseName, in folder: ReleaseFolder) {
  for entry in release.manifest.entries where isHashed(entry.path) {
    let source = folder.path(of: release.name) + "/" + entry.path
    let target = folder.path(of: name) + "/" + entry.path
    if link(source, target) != 0, errno == ENOENT {
      for above in foldersAbove([entry.path]) { try? makeNewFolder(folder.path(of: name) + "/" + above) }
      _ = link(source, target)
    }
  }
}
