import Diagnostics
import Files
import Glibc

/// Publishes to a folder of another machine: rsync brings what differs into a release of its own there, and the link
/// is switched when all of it has come and is on the disk.
///
/// rsync compares contents. Its usual way, by size and time, would leave out a page whose date changed by one digit
/// within a second.
func publish(_ site: BuiltSite, to far: FarFolder, options: PublishOptions) throws(Failure) -> PublishResult {
  try far.open(options) { (shell: inout FarShell, options) throws(Failure) in
    try far.sweep(&shell)
    let standing = try far.standing(&shell)
    switch planRelease(of: site, after: standing, at: options.now, force: options.force) {
    case .refused(let why): return .refused(why)
    case .unchanged(let name):
      far.clear(standing, after: Manifest(of: site, at: options.now), &shell, options)
      return .unchanged(name: name.description)
    case .release(let release):
      try far.add(release, of: site, beside: standing, &shell, options)
      options.clearing { () throws(Failure) in try far.confirm(release.name, &shell) }
      far.clear(standing.showing(release), after: release.manifest, &shell, options)
      return PublishResult(release, after: standing.shown?.manifest)
    }
  }
}

extension FarFolder {
  /// Makes a release and lets readers see it, or leaves nothing of it.
  fileprivate func add(
    _ release: Release, of site: BuiltSite, beside standing: Standing, _ shell: inout FarShell,
    _ options: PublishOptions
  ) throws(Failure) {
    do throws(Failure) {
      try send(site, as: release, to: self, beside: standing, options: options)
      try carry(release.manifest.entries.filter { $0.lastUsed != nil }, from: standing, &shell)
      _ = try shell.run(
        "{ sync -f releases/.incoming 2>/dev/null || sync; } && mv releases/.incoming 'releases/\(release.name)' && "
          + "{ sync -f releases 2>/dev/null || sync; }")
      try switchLink(to: release.name, &shell)
    } catch {
      let name = "releases/\(release.name)"
      _ = try? shell.run(
        "rm -rf releases/.incoming; [ \"$(readlink current)\" = '\(name)' ] || rm -rf '\(name)'")
      throw error
    }
  }

  fileprivate func clear(
    _ standing: Standing, after site: Manifest, _ shell: inout FarShell, _ options: PublishOptions
  ) {
    for name in outdatedReleases(in: standing, after: site) {
      options.clearing { () throws(Failure) in try remove(name, &shell) }
    }
  }
}

private func send(
  _ site: BuiltSite, as release: Release, to far: FarFolder, beside standing: Standing,
  options: PublishOptions
) throws(Failure) {
  let note = options.cache + "/manifest"
  try removeTree(note)
  try makeNewFolder(note)
  try writeNewFile(release.manifest.bytes, to: note + "/" + Manifest.pendingName)
  let ssh = ["ssh"] + (far.configuration.map { ["-F", "'\($0)'"] } ?? [])
  // The release that readers see first: of several, rsync takes the first that has the file.
  let others = standing.releases.map(\.name).filter { $0 != standing.current }.reversed()
  let order = [standing.current].compactMap(\.self) + others
  let arguments =
    [
      "rsync", "--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--prune-empty-dirs",
      "--protect-args",
      "--compress", "--exclude=/.xinfeng-build", "--exclude=/.record*", "--rsh=" + ssh.joined(separator: " "),
    ] + order.prefix(keptReleaseCount).map { "--link-dest=../\($0)" }
    + (site.roots + [note]).map { $0 + "/" } + ["\(far.host):\(far.folder)/releases/.incoming/"]
  let rsync = try RunningProgram(arguments, asksPeople: true)
  _ = rsync.readAll()
  let status = rsync.finish()
  guard status == 0 else {
    throw Failure(
      Phrase("rsync 没有成功，网站还是原来的", "rsync failed; the site is as it was"), path: far.host,
      cause: "rsync: exit code \(status)")
  }
}

/// Links files of earlier releases into the new one, for readers of older pages.
private func carry(_ entries: [Manifest.Entry], from standing: Standing, _ shell: inout FarShell)
  throws(Failure)
{
  guard !entries.isEmpty else { return }
  var places: [String: ReleaseName] = [:]
  for release in standing.releases {
    for entry in release.manifest.entries { places[entry.path] = release.name }
  }
  let folders = foldersAbove(entries.map(\.path)).map { "mkdir -p 'releases/.incoming/\($0)'" }
  let links = entries.compactMap { entry in
    places[entry.path].map { "ln 'releases/\($0)/\(entry.path)' 'releases/.incoming/\(entry.path)'" }
  }
  // A path with a quotation mark in it could say something else to the shell; the program gives none.
  let lines = (folders + links).filter { line in line.count { $0 == "'" } == (line.hasPrefix("ln") ? 4 : 2) }
  _ = try shell.run(lines.joined(separator: "\n") + "\n:")
}

/// Shows an earlier release again.
func rollBack(_ far: FarFolder, to number: Int?, options: PublishOptions) throws(Failure) -> RollbackResult {
  try far.open(options) { (shell: inout FarShell, options) throws(Failure) in
    try far.sweep(&shell)
    switch try far.standing(&shell).release(to: number) {
    case .failure(let refusal): return .refused(refusal.reason)
    case .success(let release):
      try far.switchLink(to: release.name, &shell)
      options.clearing { () throws(Failure) in try far.confirm(release.name, &shell) }
      return .shown(release.name)
    }
  }
}
