import Diagnostics
import Glibc
import Parallel

/// A file found below a folder.
package struct FoundFile: Sendable, Hashable {
  /// The path relative to the root of the walk, with `/`.
  package var path: String
  /// A symbolic link; links are never followed, because they could lead out of the site's folder.
  package var isLink: Bool
  /// Set if the name of the file or folder is not UTF-8: the name decoded as GB18030, or empty. Such an entry cannot be
  /// opened by its path, and such folders are not walked.
  package var foreignName: String?

  package init(path: String, isLink: Bool = false, foreignName: String? = nil) {
    self.path = path
    self.isLink = isLink
    self.foreignName = foreignName
  }
}

/// All files below a folder, in the order of their paths' bytes.
///
/// Names that begin with a dot are skipped, since they belong to editors and version control, except `.well-known` (RFC
/// 8615); so are files that programs leave for themselves. A missing folder has no files.
///
/// - Parameter start: the folder to begin with, relative to the root; empty for the root.
/// - Throws: a `Failure` with the folder that cannot be listed.
package func walkFolder(_ root: String, from start: String = "") throws(Failure) -> [FoundFile] {
  var listings: [Listing] = []
  // Level by level: the folders of a level are listed on all cores.
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
  // Already sorted, unless files and folders have similar names.
  let isSorted = zip(found, found.dropFirst()).allSatisfy { $0.path.comesBefore($1.path) }
  return isSorted ? found : found.sorted { $0.path.comesBefore($1.path) }
}

/// The contents of one folder, files sorted by the bytes of their names.
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

/// Whether a path is a regular file; a link is not.
package func fileExists(_ path: String) -> Bool {
  var status = stat()
  return retrying({ lstat(path, &status) }) == 0 && status.st_mode & S_IFMT == S_IFREG
}
