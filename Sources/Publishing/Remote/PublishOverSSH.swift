import Diagnostics
import Files
import Glibc

/// Publishes to a folder of another machine: rsync copies changed files into a new release there, and the link is
/// switched once all of it is complete and on the disk.
///
/// rsync compares contents: its default, by size and time, would miss a page whose date changed by one digit within a
/// second.
func publish(_ site: BuiltSite, to remote: RemoteFolder, options: PublishOptions) throws(Failure)
  -> PublishResult
{
  try remote.open(options) { (shell: inout RemoteShell, options) throws(Failure) in
    try remote.sweep(&shell)
    let deployed = try remote.deployed(&shell)
    switch planRelease(of: site, after: deployed, options) {
    case .refused(let why): return .refused(why)
    case .held(let hold): return .held(hold)
    case .unchanged(let name):
      if deployed.hold != nil { try remote.setHold(nil, &shell) }
      remote.clear(deployed, after: Manifest(of: site, at: options.now), &shell, options)
      return .unchanged(name: name.description)
    case .release(let release):
      if deployed.hold != nil { try remote.setHold(nil, &shell) }
      try remote.add(release, of: site, beside: deployed, &shell, options)
      options.clearing { () throws(Failure) in try remote.confirm(release.name, &shell) }
      remote.clear(deployed.showing(release), after: release.manifest, &shell, options)
      return PublishResult(release, after: deployed.shown?.manifest)
    }
  }
}

extension RemoteFolder {
  /// Makes a release and publishes it, or removes it after a failure.
  fileprivate func add(
    _ release: Release, of site: BuiltSite, beside deployed: DeployedState, _ shell: inout RemoteShell,
    _ options: PublishOptions
  ) throws(Failure) {
    do throws(Failure) {
      try send(site, as: release, to: self, beside: deployed, options: options)
      try carry(release.manifest.entries.filter { $0.lastUsed != nil }, from: deployed, &shell)
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
    _ deployed: DeployedState, after site: Manifest, _ shell: inout RemoteShell, _ options: PublishOptions
  ) {
    for name in outdatedReleases(in: deployed, after: site) {
      options.clearing { () throws(Failure) in try remove(name, &shell) }
    }
  }
}

private func send(
  _ site: BuiltSite, as release: Release, to remote: RemoteFolder, beside deployed: DeployedState,
  options: PublishOptions
) throws(Failure) {
  let note = options.cache + "/manifest"
  try removeTree(note)
  try makeNewFolder(note)
  try writeNewFile(release.manifest.bytes, to: note + "/" + Manifest.pendingName)
  let ssh = ["ssh"] + (remote.configuration.map { ["-F", "'\($0)'"] } ?? [])
  // The published release first: rsync links to the first that has the file.
  let others = deployed.releases.map(\.name).filter { $0 != deployed.current }.reversed()
  let order = [deployed.current].compactMap(\.self) + others
  let arguments =
    [
      "rsync", "--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--prune-empty-dirs",
      "--protect-args",
      "--compress", "--exclude=/.xinfeng-build", "--exclude=/.record*", "--rsh=" + ssh.joined(separator: " "),
    ] + order.prefix(keptReleaseCount).map { "--link-dest=../\($0)" }
    + (site.roots + [note]).map { $0 + "/" } + ["\(remote.host):\(remote.folder)/releases/.incoming/"]
  let rsync = try RunningProgram(arguments, asksPeople: true)
  _ = rsync.readAll()
  let status = rsync.finish()
  guard status == 0 else {
    throw Failure(
      Phrase("rsync 没有成功，网站还是原来的", "rsync failed; the site is as it was"), path: remote.host,
      cause: "rsync: exit code \(status)")
  }
}

/// Links carried files of earlier releases into the new one.
private func carry(_ entries: [Manifest.Entry], from deployed: DeployedState, _ shell: inout RemoteShell)
  throws(Failure)
{
  guard !entries.isEmpty else { return }
  var places: [String: ReleaseName] = [:]
  for release in deployed.releases {
    for entry in release.manifest.entries { places[entry.path] = release.name }
  }
  let folders = foldersAbove(entries.map(\.path)).map { "mkdir -p 'releases/.incoming/\($0)'" }
  let links = entries.compactMap { entry in
    places[entry.path].map { "ln 'releases/\($0)/\(entry.path)' 'releases/.incoming/\(entry.path)'" }
  }
  // A quotation mark in a path would end the quoting in the shell; the program makes no such path.
  let lines = (folders + links).filter { line in line.count { $0 == "'" } == (line.hasPrefix("ln") ? 4 : 2) }
  _ = try shell.run(lines.joined(separator: "\n") + "\n:")
}

/// Publishes an earlier release again.
func rollBack(_ remote: RemoteFolder, to number: Int?, options: PublishOptions) throws(Failure)
  -> RollbackResult
{
  try remote.open(options) { (shell: inout RemoteShell, options) throws(Failure) in
    try remote.sweep(&shell)
    let deployed = try remote.deployed(&shell)
    switch deployed.release(to: number) {
    case .failure(let refusal): return .refused(refusal.reason)
    case .success(let release):
      if let hold = deployed.hold(after: release, options) { try remote.setHold(hold, &shell) }
      try remote.switchLink(to: release.name, &shell)
      if deployed.isLifted(by: release, options) { try remote.setHold(nil, &shell) }
      options.clearing { () throws(Failure) in try remote.confirm(release.name, &shell) }
      return .shown(release.name, deployed.hold(after: release, options))
    }
  }
}
