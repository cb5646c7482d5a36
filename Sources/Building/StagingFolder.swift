import Diagnostics
import Files
import Glibc
import Synchronization

/// Where a build's files stand until all of them are there: a folder of its own in the output folder, under a name of
/// its own.
///
/// Files that have no place yet stand in `new` as they will stand in the site, so that whole folders can be given theirs
/// at once; those that replace a file stand in `changed` by numbers. Until they are moved, readers see nothing of them,
/// and to give a build up is to remove this folder.
final class StagingFolder: Sendable {
  private let root: String
  private let path: String
  private let new: OpenFolder
  private let changed: OpenFolder
  private let count = Atomic(0)

  /// - Parameter root: the output folder, which is there.
  init(in root: String) throws(Failure) {
    self.root = root
    path = root + "/" + Self.prefix + String(UInt64.random(in: .min ... .max), radix: 36)
    try makeFolder(path)
    do throws(Failure) {
      try makeFolder(path + "/new")
      try makeFolder(path + "/changed")
      new = try OpenFolder(path + "/new")
      changed = try OpenFolder(path + "/changed")
    } catch {
      try? removeTree(path)
      throw error
    }
  }

  private static let prefix = BuildRecord.fileName + "-"

  /// Those that builds left which were killed.
  static func unfinished(in root: String) throws(Failure) -> [String] {
    (try entries(of: root) ?? []).filter { $0.name.hasPrefix(prefix) }.map { root + "/" + $0.name }
  }

  /// What a build that was killed while it moved files was to leave; empty where it had moved none.
  static func record(of unfinished: String) -> [BuildRecord.Entry] {
    guard let bytes = try? readFile(unfinished + "/record") else { return [] }
    return BuildRecord(bytes)?.entries ?? []
  }

  /// - Parameter replaces: a file has the place.
  /// - Returns: the time that the disk put on it, and its number where it replaces a file.
  func write(_ bytes: [UInt8], for path: String, replaces: Bool) throws(Failure) -> (
    changed: Int, number: Int?
  ) {
    guard replaces else { return (try writeFile(bytes, to: path, in: new), nil) }
    let number = count.add(1, ordering: .relaxed).oldValue
    return (try writeFile(bytes, to: place(of: number), in: changed), number)
  }

  /// No folder holds so many that finding a place in it takes long.
  private func place(of number: Int) -> String { "\(number >> 10)/\(number)" }

  /// From here on files are moved: should the process be killed, the next build goes by this.
  func write(_ record: BuildRecord) throws(Failure) {
    try writeFile(record.bytes, to: path + "/record-unfinished")
    guard rename(path + "/record-unfinished", path + "/record") == 0 else { throw unwritable(path) }
  }

  /// Gives new files their places, whole folders at once where there are none of their name.
  func moveNew(_ moves: Moves) throws(Failure) {
    for file in moves.obstacles {
      guard unlink(root + "/" + file) == 0 || errno == ENOENT else { throw unwritable(root + "/" + file) }
    }
    for folder in moves.emptied { try removeTree(root + "/" + folder, files: false) }
    for file in moves.names {
      guard retrying({ rename(path + "/new/" + file, root + "/" + file) }) == 0 else {
        throw unwritable(root + "/" + file)
      }
    }
  }

  func moveChanged(_ number: Int, to file: String) throws(Failure) {
    guard retrying({ rename(path + "/changed/" + place(of: number), root + "/" + file) }) == 0 else {
      throw unwritable(root + "/" + file)
    }
  }

  func moveRecord() throws(Failure) {
    guard retrying({ rename(path + "/record", root + "/" + BuildRecord.fileName) }) == 0 else {
      throw unwritable(root + "/" + BuildRecord.fileName)
    }
  }

  /// What has to be done to give new files their places.
  struct Moves {
    /// Files, and folders with all that is in them.
    var names: [String] = []
    /// Files that stand where a folder is to be, or in a folder that stands where a file is to be.
    var obstacles: [String] = []
    /// Folders that stand where a file is to be.
    var emptied: [String] = []
  }

  /// Looks where new files will stand, and moves nothing.
  ///
  /// - Parameter isOurs: whether an earlier build wrote a file.
  /// - Throws: a `Failure` where something of others is in the way.
  func moves(isOurs: (String) -> Bool) throws(Failure) -> Moves {
    var moves = Moves()
    var folders = [""]
    while let folder = folders.popLast() {
      for entry in try entries(of: path + "/new/" + folder) ?? [] {
        let file = folder + entry.name
        let there = kind(of: root + "/" + file)
        if entry.isFolder, there == .folder {
          folders.append(file + "/")
          continue
        }
        moves.names.append(file)
        if entry.isFolder, there == .file { moves.obstacles.append(file) }
        if !entry.isFolder, there == .folder {
          moves.obstacles += try files(below: file)
          moves.emptied.append(file)
        }
      }
    }
    if let foreign = moves.obstacles.first(where: { !isOurs($0) }) {
      throw Failure(
        Phrase(
          "网站要在这里写，但这里有别的文件，不是本程序生成的；请移走它",
          "the site needs this place, but a file is there that this program did not make; move it away"),
        path: root + "/" + foreign)
    }
    return moves
  }

  private func files(below folder: String) throws(Failure) -> [String] {
    var files: [String] = []
    var folders = [folder]
    while let folder = folders.popLast() {
      for entry in try entries(of: root + "/" + folder) ?? [] {
        let path = folder + "/" + entry.name
        if entry.isFolder { folders.append(path) } else { files.append(path) }
      }
    }
    return files
  }

  /// Removes it with all that has not been moved; what is written at the same time finds no folder any more.
  func remove() throws(Failure) { try removeTree(path) }

  /// Removes what has not been moved, and keeps what the next build needs to know.
  func keepRecordOnly() {
    try? removeTree(path + "/new")
    try? removeTree(path + "/changed")
  }
}

private enum Kind {
  case folder
  case file
}

/// Nil where nothing is; a link to a folder is one.
private func kind(of path: String) -> Kind? {
  var status = stat()
  if retrying({ stat(path, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR { return .folder }
  return retrying({ lstat(path, &status) }) == 0 ? .file : nil
}
