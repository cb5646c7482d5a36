import Diagnostics
import Files
import Glibc

/// Object storage, or any other remote that rclone can write to.
///
/// Keys are in rclone's own settings or the environment, and rclone's messages are logged only after secrets are
/// removed.
struct ObjectStorage: Sendable {
  let remote: String
  /// The folder for lists given to rclone.
  let cache: String

  init(_ remote: String, _ options: PublishOptions) {
    self.remote = remote
    cache = options.cache
  }

  /// The last published manifest, which is stored among the files, and the hold.
  func deployed() throws(Failure) -> DeployedState {
    // List first: a request for a missing file fails differently in each kind of storage, a listing does not.
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

  /// Writes a file of the program's own: manifest or hold.
  func write(_ note: [UInt8], as name: String) throws(Failure) {
    let file = cache + "/" + name + "-new"
    try overwriteFile(file, with: note)
    _ = try run(["copyto", "--ignore-times"] + headers(CacheRule(of: name)) + [file, path(name)])
  }

  /// Uploads files of a folder that have the same headers.
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

  /// A missing bucket is a mistake in the settings: keep rclone from creating one. Each kind of storage has its own
  /// variable.
  private static let asksForBuckets = [
    "RCLONE_S3_NO_CHECK_BUCKET", "RCLONE_GCS_NO_CHECK_BUCKET", "RCLONE_OOS_NO_CHECK_BUCKET",
    "RCLONE_AZUREBLOB_NO_CHECK_CONTAINER",
  ].map { $0 + "=true" }

  /// - Parameter allowing: exit codes that mean an empty result and no failure.
  private func run(_ arguments: [String], allowing: Set<Int> = []) throws(Failure) -> [UInt8] {
    let log = cache + "/rclone.log"
    let errors = retrying { open(log, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) }
    guard errors >= 0 else { throw unwritable(log) }
    defer { close(errors) }
    // These variables would make rclone print headers, and with them keys.
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
