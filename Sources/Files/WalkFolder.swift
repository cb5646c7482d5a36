import Diagnostics
import Glibc
import Parallel

/// A file found below a folder.
package struct FoundFile: Sendable, Hashable {
  /// The path below the root of the walk, with `/`.
  package var path: String
  /// A symbolic link; walking never follows one, because it could lead out of the site's folder.
  package var isLink: Bool
  /// The name of a file or folder whose bytes are no UTF-8, as GB18030 has it, or as nothing known; such a one cannot be
  /// opened by its path, and folders are not walked.
  package var foreignName: String?

  package init(path: String, isLink: Bool = false, foreignName: String? = nil) {
    self.path = path
    self.isLink = isLink
    self.foreignName = foreignName
  }
}

/// All files below a folder, in the order of their paths' bytes, whatever order the disk gives them in.
///
/// Names that begin with a dot are passed over, since they belong to editors and version control, but for the one that
/// RFC 8615 gives to everybody; so is what programs leave for themselves.
/// A folder that is not there holds no files.
///
/// - Parameter start: where to begin, below the root; with nothing, all of it is walked.
/// - Throws: a `Failure` naming the folder that cannot be listed.
package func walkFolder(_ root: String, from start: String = "") throws(Failure) -> [FoundFile] {
  var listings: [Listing] = []
  // Level by level: the folders of one level are listed on all cores.
  var level = [start]
  while !level.isEmpty {
    var next: [String] = []
    let results = concurrentMap(level) { folder in
      Result { () throws(Failure) in try list(folder, below: root, isFirst: folder == start) }
    }
    for result in results {
      let listing = try result.get()
      next += listing.folders
      listings.append(listing)
    }
    level = next
  }
  listings.sort { ($0.folder + "/").comesBefore($1.folder + "/") }
  var found: [FoundFile] = []
  found.reserveCapacity(listings.reduce(0) { $0 + $1.files.count })
  for listing in listings { found += listing.files }
  // They are in order already, but where files stand beside folders.
  let isSorted = zip(found, found.dropFirst()).allSatisfy { $0.path.comesBefore($1.path) }
  return isSorted ? found : found.sorted { $0.path.comesBefore($1.path) }
}

/// What is in one folder, in the order of the names' bytes.
private struct Listing: Sendable {
  var folder: String
  var files: [FoundFile] = []
  var folders: [String] = []
}

private func list(_ folder: String, below root: String, isFirst: Bool) throws(Failure) -> Listing {
  var listing = Listing(folder: folder)
  let path = folder.isEmpty ? root : root + "/" + folder
  guard let entries = try entries(of: path) else {
    var status = stat()
    let isThere = lstat(path, &status) == 0
    if isFirst, !isThere { return listing }
    throw Failure(
      Phrase("无法打开文件夹", "cannot open the folder"), path: path,
      cause: systemMessage(isThere ? ENOTDIR : ENOENT))
  }
  let prefix = folder.isEmpty ? "" : folder + "/"
  for entry in entries where !entry.name.hasPrefix(".") || entry.name == ".well-known" {
    let child = prefix + entry.name
    if let name = entry.foreignName {
      listing.files.append(FoundFile(path: child, foreignName: name))
      continue
    }
    if isLeftover(child, isFolder: entry.isFolder) { continue }
    switch entry.kind {
    case .folder: listing.folders.append(child)
    case .link: listing.files.append(FoundFile(path: child, isLink: true))
    case .other: listing.files.append(FoundFile(path: child))
    }
  }
  listing.files.sort { $0.path.comesBefore($1.path) }
  return listing
}

/// Whether a regular file is at a path; a link is none.
package func fileExists(_ path: String) -> Bool {
  var status = stat()
  return retrying({ lstat(path, &status) }) == 0 && status.st_mode & S_IFMT == S_IFREG
}
