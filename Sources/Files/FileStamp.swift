import Glibc

/// What the disk says of a file without opening it; while it stays the same, so do the file's bytes.
package struct FileStamp: Sendable, Hashable {
  package var size: Int
  /// Nanoseconds since 1970 as the file system tells them; compared, never shown.
  package var changed: Int

  package init(size: Int, changed: Int) {
    self.size = size
    self.changed = changed
  }

  /// Nil where there is no regular file.
  ///
  /// - Parameter folder: the descriptor of the folder in which a relative path begins; without, the current one.
  package init?(of path: String, in folder: CInt = AT_FDCWD) {
    var status = stat()
    guard retrying({ fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) }) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else {
      return nil
    }
    size = Int(status.st_size)
    changed = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }
}
