import Diagnostics
import Files
import Glibc
import Synchronization

/// The folder in which a build's files are written until all are complete: within the output folder, under a random
/// name.
///
/// New files are in `new`, with their paths in the site, so that whole folders can be moved at once; files that replace
/// others are in `changed`, under numbers. Until they are moved they are not public, and a build is abandoned by
/// removing this folder.
final class StagingFolder: Sendable {
  private let root: String
  private let path: String
  private let new: OpenFolder
  private let changed: OpenFolder
  private let count = Atomic(0)

  /// - Parameter root: the existing output folder.
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

  /// The staging folders of killed builds.
  static func unfinished(in root: String) throws(Failure) -> [String] {
    (try entries(of: root) ?? []).filter { $0.name.hasPrefix(prefix) }.map { root + "/" + $0.name }
  }

  /// The files that a build killed while moving was to leave; empty if it had not begun to move.
  static func record(of unfinished: String) -> [BuildRecord.Entry] {
    guard let bytes = try? readFile(unfinished + "/record") else { return [] }
    return BuildRecord(bytes)?.entries ?? []
  }

  /// - Parameter replaces: a file exists at the path.
  /// - Returns: the change time given by the disk, and the number if the file replaces another.
  func write(_ bytes: [UInt8], for path: String, replaces: Bool) throws(Failure) -> (
    changed: Int, number: Int?
  ) {
    guard replaces else { return (try writeFile(bytes, to: path, in: new), nil) }
    let number = count.add(1, ordering: .relaxed).oldValue
    return (try writeFile(bytes, to: place(of: number), in: changed), number)
  }

  /// Folders of 1024 files each, since look-up is slow in very large folders.
  private func place(of number: Int) -> String { "\(number >> 10)/\(number)" }

  /// Writes the record before files are moved: if the process is killed, the next build uses it.
  func write(_ record: BuildRecord) throws(Failure) {
    try writeFile(record.bytes, to: path + "/record-unfinished")
    guard rename(path + "/record-unfinished", path + "/record") == 0 else { throw unwritable(path) }
  }

  /// Moves new files into place, whole folders at once if no folder of that name exists.
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

  /// The moves needed to put new files in place.
  struct Moves {
    /// Files, and folders with all their contents.
    var names: [String] = []
    /// Files in the place of a new folder, or within a folder in the place of a new file.
    var obstacles: [String] = []
    /// Folders in the place of a new file.
    var emptied: [String] = []
  }

  /// Determines the moves of new files, without moving anything.
  ///
  /// - Parameter isOurs: whether an earlier build wrote a file.
  /// - Throws: a `Failure` if a file that this program did not write is in the way.
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

  /// Removes the folder with all files not yet moved; writers still running fail for lack of a folder.
  func remove() throws(Failure) { try removeTree(path) }

  /// Removes the files not yet moved, but keeps the record for the next build.
  func keepRecordOnly() {
    try? removeTree(path + "/new")
    try? removeTree(path + "/changed")
  }
}

private enum Kind {
  case folder
  case file
}

/// Nil if nothing exists; a link to a folder counts as a folder.
private func kind(of path: String) -> Kind? {
  var status = stat()
  if retrying({ stat(path, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR { return .folder }
  return retrying({ lstat(path, &status) }) == 0 ? .file : nil
}
