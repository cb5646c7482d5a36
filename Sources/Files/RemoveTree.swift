import Diagnostics
import Glibc

/// What is in a folder.
package struct FolderEntry {
  package var name: String
  package var isFolder: Bool
}

/// What is in a folder, also what has a dot at its front, in any order; nil where there is no folder.
package func entries(of folder: String) throws(Failure) -> [FolderEntry]? {
  guard let stream = opendir(folder) else {
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw Failure(Phrase("无法打开文件夹", "cannot open the folder"), path: folder, cause: systemMessage())
  }
  defer { closedir(stream) }
  var found: [FolderEntry] = []
  // A listing that breaks off looks like one that ends, but for the reason that is left behind.
  errno = 0
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
    if name != "." && name != ".." {
      found.append(FolderEntry(name: name, isFolder: fileType(of: entry, at: folder, name) == S_IFDIR))
    }
    errno = 0
  }
  guard errno == 0 else {
    throw Failure(Phrase("无法列出文件夹", "cannot list the folder"), path: folder, cause: systemMessage())
  }
  return found
}

/// Removes a folder with all that is in it; links are removed, not followed. What is not there is gone already.
///
/// - Parameter files: false removes folders only, and fails where there is a file in one.
package func removeTree(_ root: String, files: Bool = true) throws(Failure) {
  var folders: [(path: String, isEmptied: Bool)] = [(root, false)]
  var turnsLeft = 100
  while let (path, isEmptied) = folders.popLast() {
    if isEmptied {
      if rmdir(path) == 0 || errno == ENOENT { continue }
      // Somebody wrote into it meanwhile.
      turnsLeft -= 1
      guard files, turnsLeft > 0, errno == ENOTEMPTY || errno == EEXIST else { throw irremovable(path) }
      folders.append((path, false))
      continue
    }
    guard let found = try entries(of: path) else {
      guard unlink(path) == 0 || errno == ENOENT else { throw irremovable(path) }
      continue
    }
    folders.append((path, true))
    for entry in found {
      let child = path + "/" + entry.name
      if entry.isFolder {
        folders.append((child, false))
      } else if !files || unlink(child) != 0 && errno != ENOENT {
        throw irremovable(child)
      }
    }
  }
}

package func irremovable(_ path: String) -> Failure {
  Failure(Phrase("无法删除", "cannot remove"), path: path, cause: systemMessage())
}
