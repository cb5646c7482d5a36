import Diagnostics
import Files
import Glibc

/// Object storage, or anything else that rclone knows how to write to.
///
/// Its keys are rclone's business: they stand in rclone's own settings or in the environment, and nothing that rclone
/// says reaches a log before they are struck out.
struct ObjectStorage: Sendable {
  let remote: String
  /// Where lists for rclone are written.
  let cache: String

  init(_ remote: String, _ options: PublishOptions) {
    self.remote = remote
    cache = options.cache
  }

  /// What was published last; the manifest lies among the files.
  func deployed() throws(Failure) -> DeployedState {
    guard let manifest = try manifest() else { return DeployedState() }
    let name = ReleaseName(number: 1, digest: manifest.digest.short)
    return DeployedState(releases: [Release(name: name, manifest: manifest)], current: name)
  }

  private func manifest() throws(Failure) -> Manifest? {
    // Asking for a file that is not there fails in as many ways as there are kinds of storage; listing does not.
    let names = try run(["lsf", "--files-only", "--include", "/\(Manifest.fileName)", remote], allowing: [3])
    guard !names.isEmpty else { return nil }
    guard let manifest = Manifest(try run(["cat", path(Manifest.fileName)])) else {
      throw Failure(Phrase("存储里的清单读不懂", "the manifest in the storage cannot be read"), path: remote)
    }
    return manifest
  }

  func write(_ manifest: Manifest) throws(Failure) {
    let file = cache + "/" + Manifest.pendingName
    try overwriteFile(file, with: manifest.bytes)
    _ = try run(
      ["copyto", "--ignore-times"] + headers(CacheRule(of: Manifest.fileName)) + [
        file, path(Manifest.fileName),
      ])
  }

  /// Uploads files of a folder that are told the same of to browsers.
  func upload(_ paths: [String], from root: String, as rule: CacheRule) throws(Failure) {
    let list = try list(paths)
    _ = try run(
      ["copy", "--ignore-times", "--no-traverse", "--files-from-raw", list] + headers(rule) + [root, remote])
  }

  func delete(_ paths: [String]) throws(Failure) {
    guard !paths.isEmpty else { return }
    let list = try list(paths)
    _ = try run(["delete", "--files-from-raw", list, remote])
  }

  private func list(_ paths: [String]) throws(Failure) -> String {
    let file = cache + "/list"
    try overwriteFile(file, with: Array(paths.map { $0 + "\n" }.joined().utf8))
    return file
  }

  private func headers(_ rule: CacheRule) -> [String] {
    [
      "--header-upload", "Content-Type: \(rule.contentType)", "--header-upload",
      "Cache-Control: \(rule.cacheControl)",
    ]
  }

  private func path(_ name: String) -> String {
    remote.hasSuffix(":") || remote.hasSuffix("/") ? remote + name : remote + "/" + name
  }

  /// - Parameter allowing: exit codes that mean there is nothing rather than that something failed.
  private func run(_ arguments: [String], allowing: Set<Int> = []) throws(Failure) -> [UInt8] {
    let log = cache + "/rclone.log"
    let errors = retrying { open(log, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) }
    guard errors >= 0 else { throw unwritable(log) }
    defer { close(errors) }
    // What shows headers shows keys.
    let rclone = try RunningProgram(
      ["rclone", "--retries", "3", "--stats", "0"] + arguments, errors: .file(errors),
      environment: environmentVariables(without: ["RCLONE_DUMP", "RCLONE_VERBOSE"]), asksPeople: true)
    let output = rclone.readAll()
    let status = rclone.finish()
    let said = withoutSecrets(String(decoding: try readFile(log), as: UTF8.self))
    unlink(log)
    guard status == 0 || allowing.contains(status) else {
      let lines = said.split(separator: "\n").suffix(3).joined(separator: "; ")
      throw Failure(
        Phrase("rclone 没有成功；再发布一次就会接着做完", "rclone failed; publishing again completes what is left"),
        path: remote,
        cause: lines.isEmpty ? "exit code \(status)" : lines)
    }
    return status == 0 ? output : []
  }
}
