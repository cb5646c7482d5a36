import Diagnostics
import Files
import Glibc

/// The folder a site is written to, in place: only what differs is touched, and only what is ours.
struct OutputFolder: Sendable {
  private let root: String
  private let previous: [String: BuildRecord.Entry]

  /// - Throws: a `Failure` where the folder holds files and no record of this program's.
  init(_ root: String) throws(Failure) {
    self.root = root
    let recordPath = root + "/" + BuildRecord.fileName
    guard access(recordPath, F_OK) == 0 else {
      guard try isMissingOrEmpty(root) else {
        throw Failure(
          Phrase(
            "输出文件夹里有别的文件，不是本程序生成的；请换一个文件夹，或自己清空它",
            "the output folder holds files that this program did not make; choose another, or empty it yourself"
          ),
          path: root)
      }
      previous = [:]
      return
    }
    guard let record = BuildRecord(try readFile(recordPath)) else {
      throw Failure(Phrase("输出文件夹的记录读不懂", "the output folder's record cannot be read"), path: recordPath)
    }
    previous = Dictionary(record.entries.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  /// Makes the folder, and notes what is about to be written, so that an interrupted build can be cleaned up
  /// by the next one.
  func prepare(for paths: [String]) throws(Failure) {
    try makeFolder(root)
    // What an interrupted build was about to write may lack its folder still.
    let unknown = paths.filter { previous[$0].map { $0.changed == 0 } ?? true }
    guard !unknown.isEmpty || previous.isEmpty else { return }
    let pending = unknown.map {
      BuildRecord.Entry(path: $0, digest: Digest(high: 0, low: 0), size: 0, changed: 0)
    }
    try finish(BuildRecord(entries: Array(previous.values) + pending))
  }

  struct Put: Sendable {
    var entry: BuildRecord.Entry
    var isWritten: Bool
  }

  /// Writes a file unless the same bytes are there already.
  func put(_ bytes: [UInt8], at path: String, isDryRun: Bool) -> Result<Put, Failure> {
    let digest = Digest(of: bytes)
    let target = root + "/" + path
    if let entry = previous[path], entry.digest == digest, entry.size == bytes.count,
      entry.changed == changeTime(of: target, size: bytes.count)
    {
      return .success(Put(entry: entry, isWritten: false))
    }
    do throws(Failure) {
      let changed = isDryRun ? 0 : try write(bytes, to: target, replaces: previous[path] != nil)
      let entry = BuildRecord.Entry(path: path, digest: digest, size: bytes.count, changed: changed)
      return .success(Put(entry: entry, isWritten: true))
    } catch {
      return .failure(error)
    }
  }

  /// The record of a file that is as an earlier build left it; nil where it is not there or was touched.
  func kept(_ path: String) -> BuildRecord.Entry? {
    guard let entry = previous[path], entry.changed != 0,
      entry.changed == changeTime(of: root + "/" + path, size: entry.size)
    else { return nil }
    return entry
  }

  /// What a dry run says of a file that would have to be made first.
  func unmade(_ path: String) -> Put {
    let nothing = Digest(high: 0, low: 0)
    return Put(entry: BuildRecord.Entry(path: path, digest: nothing, size: 0, changed: 0), isWritten: true)
  }

  /// What an earlier build wrote and this one does not name.
  func leftovers(after paths: [String]) -> [String] {
    let kept = Set(paths)
    return previous.keys.filter { !kept.contains($0) }.sorted()
  }

  func remove(_ paths: [String]) throws(Failure) {
    for path in paths {
      guard unlink(root + "/" + path) == 0 || errno == ENOENT else {
        throw Failure(Phrase("无法删除", "cannot remove"), path: root + "/" + path, cause: systemMessage())
      }
      // Folders that hold nothing more go, too; one that does stays, and ends the climb.
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard rmdir(root + "/" + folder) == 0 else { break }
      }
    }
  }

  func finish(_ record: BuildRecord) throws(Failure) {
    _ = try write(record.bytes, to: root + "/" + BuildRecord.fileName, replaces: true)
  }
}

private func isMissingOrEmpty(_ folder: String) throws(Failure) -> Bool {
  guard let stream = opendir(folder) else {
    if errno == ENOENT { return true }
    throw Failure(Phrase("无法打开文件夹", "cannot open the folder"), path: folder, cause: systemMessage())
  }
  defer { closedir(stream) }
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
    if name != "." && name != ".." { return false }
  }
  return true
}

func makeFolder(_ path: String) throws(Failure) {
  if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    try makeFolder(String(path[..<slash]))
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  }
  throw Failure(Phrase("无法建立文件夹", "cannot make the folder"), path: path, cause: systemMessage())
}
