import Glibc

/// Size and modification time of a file, from the file system; while they stay the same, the bytes are taken as
/// unchanged.
package struct FileStamp: Sendable, Hashable {
  package var size: Int
  /// Nanoseconds since 1970 according to the file system; only compared, never shown.
  package var changed: Int

  package init(size: Int, changed: Int) {
    self.size = size
    self.changed = changed
  }

  /// Nil if there is no regular file.
  ///
  /// - Parameter folder: the descriptor of the base of a relative path; without it, the current folder.
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
