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
    // Asking for a file that is not there fails in as many ways as there are kinds of storage; listing does not.
    let notes = [Manifest.fileName, Hold.fileName].flatMap { ["--include", "/" + $0] }
    let names = String(
      decoding: try run(["lsf", "--files-only"] + notes + [remote], allowing: [3]), as: UTF8.self
    )
    .split(separator: "\n")
    let hold = names.contains(Substring(Hold.fileName)) ? Hold(try run(["cat", path(Hold.fileName)])) : nil
    guard names.contains(Substring(Manifest.fileName)) else { return DeployedState(hold: hold) }
    guard let manifest = Manifest(try run(["cat", path(Manifest.fileName)])) else {
      throw Failure(Phrase("存储里的清单读不懂", "the manifest in the storage cannot be read"), path: remote)
    }
    let name = ReleaseName(number: 1, digest: manifest.digest.short)
    return DeployedState(releases: [Release(name: name, manifest: manifest)], current: name, hold: hold)
  }

  func write(_ manifest: Manifest) throws(Failure) { try write(manifest.bytes, as: Manifest.fileName) }

  /// Writes one of the program's own notes.
  func write(_ note: [UInt8], as name: String) throws(Failure) {
    let file = cache + "/" + name + "-new"
    try overwriteFile(file, with: note)
    _ = try run(["copyto", "--ignore-times"] + headers(CacheRule(of: name)) + [file, path(name)])
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

  /// A bucket that is not there is a mistake in the settings: rclone makes none by itself. Each kind of storage has its own
  /// word for it.
  private static let asksForBuckets = [
    "RCLONE_S3_NO_CHECK_BUCKET", "RCLONE_GCS_NO_CHECK_BUCKET", "RCLONE_OOS_NO_CHECK_BUCKET",
    "RCLONE_AZUREBLOB_NO_CHECK_CONTAINER",
  ].map { $0 + "=true" }

  /// - Parameter allowing: exit codes that mean there is nothing rather than that something failed.
  private func run(_ arguments: [String], allowing: Set<Int> = []) throws(Failure) -> [UInt8] {
    let log = cache + "/rclone.log"
    let errors = retrying { open(log, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) }
    guard errors >= 0 else { throw unwritable(log) }
    defer { close(errors) }
    // What shows headers shows keys.
    let rclone = try RunningProgram(
      ["rclone", "--retries", "3", "--stats", "0"] + arguments, errors: .file(errors),
      environment: environmentVariables(without: ["RCLONE_DUMP", "RCLONE_VERBOSE"]) + Self.asksForBuckets,
      asksPeople: true)
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
