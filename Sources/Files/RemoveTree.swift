import Diagnostics
import Glibc

/// Removes a folder with all its contents; links are removed, not followed. A missing folder counts as removed.
///
/// - Parameter files: false removes folders only, and fails if one contains a file.
package func removeTree(_ root: String, files: Bool = true) throws(Failure) {
  var folders: [(path: String, isEmptied: Bool)] = [(root, false)]
  var turnsLeft = 100
  while let (path, isEmptied) = folders.popLast() {
    if isEmptied {
      if rmdir(path) == 0 || errno == ENOENT { continue }
      // Another process has written into it meanwhile.
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
