import Content
import Diagnostics
import Files
import Glibc

/// Blocks every publish to a target until one with `--resume`. The published release does not change.
package func hold(_ destination: PublishTarget.Destination, options: PublishOptions) throws(Failure) -> Hold {
  let hold = options.hold(because: "--hold")
  switch destination {
  case .directory(let path):
    let folder = ReleaseFolder(options.path(path))
    try folder.prepare()
    try whileLocking(folder.lock, options) { (_) throws(Failure) in try folder.setHold(hold) }
  case .ssh(let host, let folder, let configuration):
    let remote = RemoteFolder(host: host, folder: folder, configuration: configuration.map(options.path))
    try remote.open(options) { (shell: inout RemoteShell, _) throws(Failure) in
      try remote.setHold(hold, &shell)
    }
  case .storage(let remote):
    try ObjectStorage(remote, options).setHold(hold)
  }
  return hold
}

extension ReleaseFolder {
  private var mark: String { root + "/" + Hold.fileName }

  func hold() throws(Failure) -> Hold? {
    access(mark, F_OK) == 0 ? Hold(try readFile(mark)) : nil
  }

  /// - Parameter hold: nil lifts it.
  func setHold(_ hold: Hold?) throws(Failure) {
    if let hold {
      try replaceFile(mark, with: hold.bytes)
    } else if unlink(mark) != 0, errno != ENOENT {
      throw irremovable(mark)
    }
    try flush(root)
  }
}

extension RemoteFolder {
  func hold(_ shell: inout RemoteShell) throws(Failure) -> Hold? {
    let lines = try shell.run("if [ -e \(Hold.fileName) ]; then echo held; cat \(Hold.fileName); fi")
    return lines.isEmpty ? nil : Hold(Array(lines.joined(separator: "\n".utf8)))
  }

  /// - Parameter hold: nil lifts it.
  func setHold(_ hold: Hold?, _ shell: inout RemoteShell) throws(Failure) {
    let mark = Hold.fileName
    guard let hold else {
      _ = try shell.run("rm -f \(mark)")
      return
    }
    // No line of a hold equals the end mark: each begins with a key.
    let text = String(decoding: hold.bytes, as: UTF8.self)
    _ = try shell.run("cat > \(mark)-next <<'end-of-mark' &&\n\(text)end-of-mark\nmv \(mark)-next \(mark)")
  }
}

extension ObjectStorage {
  /// - Parameter hold: nil lifts it.
  func setHold(_ hold: Hold?) throws(Failure) {
    guard let hold else { return try delete([Hold.fileName]) }
    try write(hold.bytes, as: Hold.fileName)
  }
}
