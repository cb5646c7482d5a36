import Diagnostics
import Glibc

/// A folder of releases on another machine, with the same layout as on this one. The machine needs `sh` with its basic
/// programs (`ln`, `mv`, `rm`, `mkdir`, `cat`, `readlink`) and `rsync`, and nothing of this program.
struct RemoteFolder: Sendable {
  let host: String
  let folder: String
  /// A file for `ssh -F`, for keys, ports and jump hosts.
  let configuration: String?

  /// Runs `body` in the folder while holding its lock.
  ///
  /// - Parameter body: gets the options with the remaining patience.
  func open<Result>(
    _ options: PublishOptions, _ body: (inout RemoteShell, PublishOptions) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var shell = try RemoteShell(host: host, configuration: configuration)
    let enter = "umask 022 && mkdir -p '\(folder)/releases' && cd '\(folder)'"
    _ = try shell.run(
      "\(enter) && { [ ! -e current ] || [ -L current ] || { echo 'current: not a link'; false; }; }")
    var options = options
    try options.waitForLock { () throws(Failure) in try takeLock(&shell) }
    let result = try body(&shell, options)
    shell.close()
    return result
  }

  /// The lock is a link whose target has the process number of the remote shell and the client; after a crash no such
  /// process exists.
  ///
  /// - Returns: nil if the lock was taken, else its holder.
  private func takeLock(_ shell: inout RemoteShell) throws(Failure) -> String? {
    let lines = try shell.run(
      """
      mine="$$ \(hostName):\(getpid()) $(date -u '+%Y-%m-%dT%H:%MZ' 2>/dev/null)"
      if ! ln -s "$mine" .xinfeng-lock 2>/dev/null; then
        held=$(readlink .xinfeng-lock)
        kill -0 "${held%% *}" 2>/dev/null || { rm -f .xinfeng-lock; ln -s "$mine" .xinfeng-lock; }
      fi
      held=$(readlink .xinfeng-lock)
      if [ "${held%% *}" = "$$" ]; then
        trap 'rm -f .xinfeng-lock' EXIT; trap 'exit 1' HUP INT TERM; echo taken
      else
        printf '%s\\n' "${held#* }"
      fi
      """)
    let answer = String(decoding: lines.last ?? [], as: UTF8.self)
    return answer == "taken" ? nil : answer.filter { (" "..."~").contains($0) }
  }

  func sweep(_ shell: inout RemoteShell) throws(Failure) {
    let names = "releases/[0-9]*-" + String(repeating: "[0-9a-f]", count: 10)
    _ = try shell.run(
      """
      rm -rf releases/.incoming releases/.outgoing-* .current-new
      shown=$(readlink current)
      if [ -n "$shown" ] && [ -f "$shown/\(Manifest.pendingName)" ]; then
        mv "$shown/\(Manifest.pendingName)" "$shown/\(Manifest.fileName)"
      fi
      for release in \(names); do
        if [ -d "$release" ] && [ "$release" != "$shown" ] && [ ! -f "$release/\(Manifest.fileName)" ]; then
          rm -rf "$release"
        fi
      done
      """)
  }

  func deployed(_ shell: inout RemoteShell) throws(Failure) -> DeployedState {
    let hold = try hold(&shell)
    let lines = try shell.run(
      """
      printf '%s\\n' "$(readlink current)"
      for file in releases/*/\(Manifest.fileName); do
        if [ -f "$file" ]; then printf '%s\\n' "$file"; cat "$file"; fi
      done
      """)
    var releases: [Release] = []
    var name: ReleaseName?
    var text: [UInt8] = []
    let finish = { (name: ReleaseName?, text: [UInt8]) in
      name.flatMap { name in Manifest(text).map { Release(name: name, manifest: $0) } }
    }
    for line in lines.dropFirst() {
      if line.starts(with: "releases/".utf8), line.last == UInt8(ascii: "e"), line.count < 64 {
        if let release = finish(name, text) { releases.append(release) }
        name = ReleaseName(String(decoding: line, as: UTF8.self).split(separator: "/")[1])
        text = []
      } else {
        text += line + [UInt8(ascii: "\n")]
      }
    }
    if let release = finish(name, text) { releases.append(release) }
    let link = lines.first.map { String(decoding: $0, as: UTF8.self).split(separator: "/") } ?? []
    return DeployedState(
      releases: releases, current: link.count == 2 ? ReleaseName(link[1]) : nil, hold: hold)
  }

  /// Publishes a complete release by renaming one link.
  func switchLink(to release: ReleaseName, _ shell: inout RemoteShell) throws(Failure) {
    _ = try shell.run(
      "rm -f .current-new && ln -s 'releases/\(release)' .current-new && mv -T .current-new current")
  }

  /// Records that a release has been published.
  func confirm(_ release: ReleaseName, _ shell: inout RemoteShell) throws(Failure) {
    _ = try shell.run(
      """
      if [ -f 'releases/\(release)/\(Manifest.pendingName)' ]; then
        mv 'releases/\(release)/\(Manifest.pendingName)' 'releases/\(release)/\(Manifest.fileName)'
      fi
      """)
  }

  func remove(_ release: ReleaseName, _ shell: inout RemoteShell) throws(Failure) {
    _ = try shell.run(
      "mv 'releases/\(release)' 'releases/.outgoing-\(release)' && rm -rf 'releases/.outgoing-\(release)'")
  }

  /// Removes files of a release; missing ones count as removed.
  func remove(_ files: [String], from release: ReleaseName, _ shell: inout RemoteShell) throws(Failure) {
    // A quotation mark in a path would end the quoting in the shell; the program makes no such path.
    let lines = files.filter { !$0.contains("'") }.map { "rm -f 'releases/\(release)/\($0)'" }
    _ = try shell.run(lines.joined(separator: " &&\n"))
  }

  /// Replaces the manifest of a published release.
  func replaceManifest(of release: ReleaseName, with manifest: Manifest, _ shell: inout RemoteShell)
    throws(Failure)
  {
    let file = "releases/\(release)/\(Manifest.fileName)"
    let text = String(decoding: manifest.bytes, as: UTF8.self)
    _ = try shell.run(
      "cat > '\(file)-next' <<'\(Self.textEnd)' &&\n\(text)\(Self.textEnd)\nmv '\(file)-next' '\(file)'")
  }

  /// Never a line of a manifest.
  private static let textEnd = "end-of-manifest"
}
