import Diagnostics
import Files
import Glibc

/// Publishes to a folder of this machine. Killed at any moment, it leaves the old or the new site published as a whole,
/// and nothing that hinders the next publish.
func publish(_ site: BuiltSite, toDirectory path: String, options: PublishOptions) throws(Failure)
  -> PublishResult
{
  let folder = ReleaseFolder(path)
  try folder.prepare()
  return try whileLocking(folder.lock, options) { (options) throws(Failure) in
    try folder.sweep(options)
    let deployed = try folder.deployed()
    switch planRelease(of: site, after: deployed, options) {
    case .refused(let why): return .refused(why)
    case .held(let hold): return .held(hold)
    case .unchanged(let name):
      if deployed.hold != nil { try folder.setHold(nil) }
      folder.clear(deployed, after: Manifest(of: site, at: options.now), options)
      return .unchanged(name: name.description)
    case .release(let release):
      if deployed.hold != nil { try folder.setHold(nil) }
      try folder.add(release, of: site, beside: deployed)
      options.clearing { () throws(Failure) in try folder.confirm(release.name) }
      folder.clear(deployed.showing(release), after: release.manifest, options)
      return PublishResult(release, after: deployed.shown?.manifest)
    }
  }
}

extension ReleaseFolder {
  /// Writes a release and makes it current, or removes it after a failure.
  fileprivate func add(_ release: Release, of site: BuiltSite, beside deployed: DeployedState) throws(Failure)
  {
    do throws(Failure) {
      try fill(self, with: site, as: release.manifest, beside: deployed)
      try settle(release.name)
      try switchLink(to: release.name)
    } catch {
      // Remove the new files at once: they may fill the disk.
      try? removeTree(incoming)
      if current != release.name { try? remove(release.name) }
      throw error
    }
  }

  fileprivate func clear(_ deployed: DeployedState, after site: Manifest, _ options: PublishOptions) {
    for name in outdatedReleases(in: deployed, after: site) {
      options.clearing { () throws(Failure) in try remove(name) }
    }
  }
}

/// Makes an earlier release current again: only a link is switched, so it takes no time and no space.
func rollBack(_ folder: ReleaseFolder, to number: Int?, options: PublishOptions) throws(Failure)
  -> RollbackResult
{
  guard access(folder.root + "/releases", F_OK) == 0 else { return .refused(noEarlierRelease) }
  return try whileLocking(folder.lock, options) { (options) throws(Failure) in
    try folder.sweep(options)
    let deployed = try folder.deployed()
    let release: Release
    switch deployed.release(to: number) {
    case .failure(let refusal): return .refused(refusal.reason)
    case .success(let found): release = found
    }
    if let shown = deployed.shown {
      options.clearing { () throws(Failure) in
        try lend(shown, to: release, in: folder, at: options.now.epochSeconds)
      }
    }
    // Before the switch, so that a publish in between finds the hold.
    if let hold = deployed.hold(after: release, options) { try folder.setHold(hold) }
    try folder.switchLink(to: release.name)
    if deployed.isLifted(by: release, options) { try folder.setHold(nil) }
    options.clearing { () throws(Failure) in try folder.confirm(release.name) }
    return .shown(release.name, deployed.hold(after: release, options))
  }
}

/// Links styles and search files of the outgoing release into the other one, for readers who have its pages open. If
/// there is no room for the links, the rollback goes on.
private func lend(_ shown: Release, to release: Release, in folder: ReleaseFolder, at moment: Int)
  throws(Failure)
{
  let present = Set(release.manifest.entries.map(\.path))
  let lent = shown.manifest.lasting(beside: release.manifest).filter { !present.contains($0.path) }
  guard !lent.isEmpty else { return }
  let (source, target) = (folder.path(of: shown.name) + "/", folder.path(of: release.name) + "/")
  var manifest = release.manifest
  manifest.carry(
    lent.map { entry in
      var entry = entry
      entry.lastUsed = entry.lastUsed ?? moment
      return entry
    })
  // The manifest first: an entry without its file does no harm, and a file with its entry can always be found.
  try folder.replaceManifest(of: release.name, with: manifest)
  for path in foldersAbove(lent.map(\.path)) { try makeNewFolder(target + path) }
  for entry in lent where link(source + entry.path, target + entry.path) != 0 && errno != EEXIST {
    throw unwritable(target + entry.path)
  }
}
