import Diagnostics
import Glibc

/// A folder of releases on another machine, of the same shape as on this one. The machine needs `sh` with the small
/// programs around it (`ln`, `mv`, `rm`, `mkdir`, `cat`, `readlink`) and `rsync`, and nothing of ours.
struct FarFolder: Sendable {
  let host: String
  let folder: String
  /// A file for `ssh -F`: keys, ports and jumps are ssh's business.
  let configuration: String?

  /// Does something in the folder while nobody else publishes to it.
  func open<Result>(
    _ options: PublishOptions, _ body: (inout FarShell) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var shell = try FarShell(host: host, configuration: configuration)
    let enter = "umask 022 && mkdir -p '\(folder)/releases' && cd '\(folder)'"
    _ = try shell.run(
      "\(enter) && { [ ! -e current ] || [ -L current ] || { echo 'current: not a link'; false; }; }")
    try lock(&shell, options)
    let result = try body(&shell)
    shell.close()
    return result
  }

  /// The lock is a link to the number of the shell that holds it; one that is left by a crash names no process.
  private func lock(_ shell: inout FarShell, _ options: PublishOptions) throws(Failure) {
    let take = """
      if ! ln -s "$$" .xinfeng-lock 2>/dev/null; then
        kill -0 "$(readlink .xinfeng-lock)" 2>/dev/null || { rm -f .xinfeng-lock; ln -s "$$" .xinfeng-lock; }
      fi
      if [ "$(readlink .xinfeng-lock)" = "$$" ]; then
        trap 'rm -f .xinfeng-lock' EXIT; trap 'exit 1' HUP INT TERM; echo taken
      fi
      """
    var isTold = false
    while try shell.run(take).last.map({ $0.elementsEqual("taken".utf8) }) != true {
      if !isTold {
        options.notice(
          Phrase("另一次发布正在进行，等它结束……", "another publish is running; waiting for it to end …"))
      }
      isTold = true
      sleep(1)
    }
  }

  func sweep(_ shell: inout FarShell) throws(Failure) {
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

  func standing(_ shell: inout FarShell) throws(Failure) -> Standing {
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
    return Standing(releases: releases, current: link.count == 2 ? ReleaseName(link[1]) : nil)
  }

  /// Lets readers see a release that is complete: all they notice is one rename.
  func show(_ release: ReleaseName, _ shell: inout FarShell) throws(Failure) {
    _ = try shell.run(
      """
      rm -f .current-new && ln -s 'releases/\(release)' .current-new && mv -T .current-new current &&
      if [ -f current/\(Manifest.pendingName) ]; then
        mv current/\(Manifest.pendingName) current/\(Manifest.fileName)
      fi
      """)
  }

  func remove(_ release: ReleaseName, _ shell: inout FarShell) throws(Failure) {
    _ = try shell.run(
      "mv 'releases/\(release)' 'releases/.outgoing-\(release)' && rm -rf 'releases/.outgoing-\(release)'")
  }
}
