import Diagnostics
import Files
import Glibc

/// The folder a site is written to: only what differs is touched, and only what is ours.
///
/// First everything new is put on the disk, what replaces a file beside it; then it is moved into place. So a full
/// disk or an interruption leaves the pages that were there as they were.
struct OutputFolder: Sendable {
  private let root: String
  private let previous: [String: BuildRecord.Entry]
  /// The folder itself, once it is prepared: before, it is only looked at.
  private var opened: OpenFolder?

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

  /// The folder, made and open, with a note of what is about to be written, so that a build that was killed can be
  /// cleaned up by the next one.
  func prepared(for paths: [String]) throws(Failure) -> OutputFolder {
    do throws(Failure) {
      try makeFolder(root)
      try note(paths)
      var folder = self
      folder.opened = try OpenFolder(root)
      return folder
    } catch {
      takeBack([])
      throw error
    }
  }

  private func note(_ paths: [String]) throws(Failure) {
    if access(marker, F_OK) == 0 {
      for path in previous.keys { unlink(placeBeside(root + "/" + path)) }
    } else {
      _ = try write([], to: marker, mayReplace: false)
    }
    let unknown = paths.filter { previous[$0] == nil }
    guard !unknown.isEmpty || previous.isEmpty else { return }
    let pending = unknown.map {
      BuildRecord.Entry(path: $0, digest: Digest(high: 0, low: 0), size: 0, changed: 0)
    }
    let entries = Array(previous.values) + pending
    try replaceFile(root + "/" + BuildRecord.fileName, with: BuildRecord(entries: entries).bytes)
  }

  struct Put: Sendable {
    var entry: BuildRecord.Entry
    var isWritten: Bool
    /// Its bytes stand beside its place until all are moved.
    var isBeside = false
  }

  /// Writes a file, though perhaps beside its place, unless the same bytes are there already; where the folder has not
  /// been prepared, says so of it and writes nothing.
  func put(_ bytes: [UInt8], at path: String) throws(Failure) -> Put {
    let digest = Digest(of: bytes)
    if let entry = previous[path], entry.digest == digest, entry.size == bytes.count, isThere(entry) {
      return Put(entry: entry, isWritten: false)
    }
    var entry = BuildRecord.Entry(path: path, digest: digest, size: bytes.count, changed: 0)
    guard let opened else { return Put(entry: entry, isWritten: true) }
    let written = try write(bytes, to: path, in: opened, mayReplace: previous[path] != nil)
    entry.changed = written.changed
    return Put(entry: entry, isWritten: true, isBeside: written.isBeside)
  }

  /// Whether the file is as the record has it.
  private func isThere(_ entry: BuildRecord.Entry) -> Bool {
    let stamp =
      opened.map { FileStamp(of: entry.path, in: $0.descriptor) } ?? FileStamp(of: root + "/" + entry.path)
    return stamp == FileStamp(size: entry.size, changed: entry.changed)
  }

  /// The record of a file that is as an earlier build left it; nil where it is not there or was touched.
  func kept(_ path: String) -> BuildRecord.Entry? {
    guard let entry = previous[path], entry.changed != 0, isThere(entry) else { return nil }
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

  /// Moves into place what stands beside it, removes what is no longer needed, and notes what is there now.
  func settle(_ puts: [Put], removing leftovers: [String]) throws(Failure) {
    let record = root + "/" + BuildRecord.fileName
    let moved = puts.filter(\.isBeside).map { root + "/" + $0.entry.path }
    do throws(Failure) {
      _ = try write(BuildRecord(entries: puts.map(\.entry)).bytes, to: record, mayReplace: true)
    } catch {
      // Nothing has been moved yet: everything can still be as it was.
      unlink(placeBeside(record))
      takeBack(puts)
      throw error
    }
    do throws(Failure) {
      for path in moved { try moveIntoPlace(path) }
      try remove(leftovers)
      try moveIntoPlace(record)
      unlink(marker)
    } catch {
      for path in moved + [record] { unlink(placeBeside(path)) }
      throw error
    }
  }

  /// Takes back what was put when something else could not be: the folder is as it was before.
  func takeBack(_ puts: [Put]) {
    var isComplete = true
    for put in puts where put.isWritten && put.isBeside {
      isComplete = unlink(placeBeside(root + "/" + put.entry.path)) == 0 && isComplete
    }
    let added = puts.filter { $0.isWritten && !$0.isBeside }.map(\.entry.path)
    let pending = previous.values.filter { $0.changed == 0 }.map(\.path)
    do throws(Failure) {
      try remove(added + pending)
      try replaceFile(
        root + "/" + BuildRecord.fileName,
        with: BuildRecord(entries: previous.values.filter { $0.changed != 0 }).bytes)
    } catch {
      // The note of what was about to be written stays, and the next build goes by it.
      isComplete = false
    }
    if isComplete { unlink(marker) }
  }

  private func remove(_ paths: [String]) throws(Failure) {
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

  /// Stands in the folder while a build writes: one that finds it was not the first to begin here.
  private var marker: String { root + "/" + BuildRecord.fileName + "-unfinished" }
}

private func isMissingOrEmpty(_ folder: String) throws(Failure) -> Bool {
  guard let stream = opendir(folder) else {
    if errno == ENOENT { return true }
    throw Failure(Phrase("无法打开文件夹", "cannot open the folder"), path: folder, cause: systemMessage())
  }
  defer { closedir(stream) }
  errno = 0
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
    // A build that was killed at its very beginning had written nothing but its own notes.
    if name != "." && name != ".." && !name.hasPrefix(BuildRecord.fileName) { return false }
    errno = 0
  }
  guard errno == 0 else {
    throw Failure(Phrase("无法列出文件夹", "cannot list the folder"), path: folder, cause: systemMessage())
  }
  return true
}
