import Diagnostics
import Files
import Glibc

/// The output folder of a site: only files that differ are written, and only files of this program are removed.
///
/// New files are first written to a folder of their own within this one, and then moved into place, so that a full disk
/// or an interruption leaves the existing pages as they were.
struct OutputFolder: Sendable {
  private let root: String
  private let previous: [String: BuildRecord.Entry]
  /// A build was killed while moving files here; its files are known only from its unfinished record.
  private let isUnfinished: Bool
  private var writing: Writing?

  /// The open folders, once the folder is prepared; before that it is only read.
  private struct Writing {
    /// The output folder.
    var folder: OpenFolder
    var staging: StagingFolder
    var ending: (@Sendable (BuildEnding?) -> Void)?
  }

  /// - Throws: a `Failure` if the folder holds files and no readable record of this program.
  init(_ root: String) throws(Failure) {
    self.root = root
    let recordPath = root + "/" + BuildRecord.fileName
    let unfinished = try StagingFolder.unfinished(in: root).flatMap(StagingFolder.record)
    isUnfinished = !unfinished.isEmpty
    var entries: [BuildRecord.Entry] = []
    if access(recordPath, F_OK) == 0 {
      guard let record = BuildRecord(try readFile(recordPath)) else {
        throw Failure(Phrase("输出文件夹的记录读不懂", "the output folder's record cannot be read"), path: recordPath)
      }
      entries = record.entries
    } else if unfinished.isEmpty {
      guard try isMissingOrEmpty(root) else {
        throw Failure(
          Phrase(
            "输出文件夹里有别的文件，不是本程序生成的；请换一个文件夹，或自己清空它",
            "the output folder holds files that this program did not make; choose another, or empty it yourself"
          ),
          path: root)
      }
    }
    previous = Dictionary((entries + unfinished).map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  /// The folder, created and ready for writing, without the remains of killed builds.
  ///
  /// - Parameter ending: called with what is left to do if the process has to end.
  func prepared(ending: (@Sendable (BuildEnding?) -> Void)?) throws(Failure) -> OutputFolder {
    try makeFolder(root)
    // Save the files of unfinished records before these are removed.
    if isUnfinished {
      try replaceFile(
        root + "/" + BuildRecord.fileName, with: BuildRecord(entries: Array(previous.values)).bytes)
    }
    for unfinished in try StagingFolder.unfinished(in: root) { try removeTree(unfinished) }
    let staging = try StagingFolder(in: root)
    ending?(BuildEnding(patience: 300, message: .leftAsItWas) { try? staging.remove() })
    var folder = self
    do throws(Failure) {
      folder.writing = Writing(folder: try OpenFolder(root), staging: staging, ending: ending)
    } catch {
      try? staging.remove()
      throw error
    }
    return folder
  }

  struct Put: Sendable {
    var entry: BuildRecord.Entry
    var isWritten: Bool
    /// The number in the staging folder, for a file that replaces another.
    var number: Int?
  }

  /// Writes a file to the staging folder, unless the same bytes are in place already; without preparation, only returns
  /// what would be written.
  func put(_ bytes: [UInt8], at path: String) throws(Failure) -> Put {
    let digest = Digest(of: bytes)
    let stamp = previous[path] == nil ? nil : stamp(of: path)
    if let entry = previous[path], entry.digest == digest, entry.size == bytes.count, entry.stamp == stamp {
      return Put(entry: entry, isWritten: false)
    }
    var entry = BuildRecord.Entry(path: path, digest: digest, size: bytes.count, changed: 0)
    guard let writing else { return Put(entry: entry, isWritten: true) }
    let written = try writing.staging.write(bytes, for: path, replaces: stamp != nil)
    entry.changed = written.changed
    return Put(entry: entry, isWritten: true, number: written.number)
  }

  private func stamp(of path: String) -> FileStamp? {
    writing.map { FileStamp(of: path, in: $0.folder.descriptor) } ?? FileStamp(of: root + "/" + path)
  }

  /// The record of a file that is unchanged since an earlier build; nil if it is missing or was modified.
  func kept(_ path: String) -> BuildRecord.Entry? {
    guard let entry = previous[path], entry.stamp == stamp(of: path) else { return nil }
    return entry
  }

  /// For a dry run, the entry of a file that would have to be made first.
  func unmade(_ path: String) -> Put {
    let nothing = Digest(high: 0, low: 0)
    return Put(entry: BuildRecord.Entry(path: path, digest: nothing, size: 0, changed: 0), isWritten: true)
  }

  /// Whether the last build made a file.
  func had(_ path: String) -> Bool { previous[path] != nil }

  /// The present bytes of a file.
  func read(_ path: String) -> [UInt8]? { try? readFile(root + "/" + path) }

  /// Files that an earlier build wrote and that are not among the paths.
  func leftovers(after paths: [String]) -> [String] {
    let kept = Set(paths)
    return previous.keys.filter { !kept.contains($0) }.sorted()
  }

  /// Moves all files into place, removes leftovers, and writes the new record.
  func settle(_ puts: [Put], removing leftovers: [String]) throws(Failure) {
    guard let writing else { preconditionFailure("the folder has been prepared") }
    let staging = writing.staging
    let moves: StagingFolder.Moves
    do throws(Failure) {
      // Files of an earlier build that this one does not write.
      moves = try staging.moves { path in
        previous[path] != nil && !puts.contains { $0.entry.path == path }
      }
      try staging.write(BuildRecord(entries: puts.map(\.entry)))
    } catch {
      // Nothing has been moved yet, so the folder can be left as it was.
      takeBack()
      throw error
    }
    writing.ending?(BuildEnding(patience: 700, message: .putRightByTheNext) {})
    defer { writing.ending?(nil) }
    do throws(Failure) {
      try staging.moveNew(moves)
      for put in puts { if let number = put.number { try staging.moveChanged(number, to: put.entry.path) } }
      try remove(leftovers.filter { !moves.obstacles.contains($0) })
      try staging.moveRecord()
    } catch {
      staging.keepRecordOnly()
      throw error
    }
    // The new site is in place; remains are removed by the next build if not here.
    try? staging.remove()
  }

  /// Removes the staged files after a failure: the folder is as it was before.
  func takeBack() {
    try? writing?.staging.remove()
    writing?.ending?(nil)
  }

  private func remove(_ paths: [String]) throws(Failure) {
    for path in paths {
      guard unlink(root + "/" + path) == 0 || errno == ENOENT else {
        throw Failure(Phrase("无法删除", "cannot remove"), path: root + "/" + path, cause: systemMessage())
      }
      // Remove folders that are now empty, upwards to the first that is not.
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard rmdir(root + "/" + folder) == 0 else { break }
      }
    }
  }
}

extension BuildRecord.Entry {
  fileprivate var stamp: FileStamp { FileStamp(size: size, changed: changed) }
}

private func isMissingOrEmpty(_ folder: String) throws(Failure) -> Bool {
  var status = stat()
  guard retrying({ stat(folder, &status) }) == 0 else { return errno == ENOENT }
  guard status.st_mode & S_IFMT == S_IFDIR else { return false }
  // A build killed at its very beginning has left only files of its own.
  return (try entries(of: folder) ?? []).allSatisfy { $0.name.hasPrefix(BuildRecord.fileName) }
}
