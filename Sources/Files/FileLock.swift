import Diagnostics
import Glibc

/// A lock of a file or folder among processes. The system releases it when a process ends for any reason.
package struct FileLock: ~Copyable {
  private let descriptor: CInt
  private let path: String

  /// - Throws: a `Failure` if the folder cannot be opened.
  package init(folder path: String) throws(Failure) {
    try self.init(path, O_RDONLY | O_DIRECTORY)
  }

  /// - Throws: a `Failure` if the file does not exist and cannot be created.
  package init(file path: String) throws(Failure) {
    try self.init(path, O_RDWR | O_CREAT | O_NOFOLLOW)
  }

  private init(_ path: String, _ flags: CInt) throws(Failure) {
    self.path = path
    descriptor = retrying { open(path, flags | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw unlockable(path) }
  }

  deinit { close(descriptor) }

  /// - Parameter waits: wait until the holder releases it.
  /// - Returns: false if another process holds it.
  /// - Throws: a `Failure` if the file system does not support locks.
  package func take(waits: Bool) throws(Failure) -> Bool {
    if retrying({ flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) }) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw unlockable(path) }
    return false
  }

  /// Whether the path still names the file or folder that was opened.
  package var isNamed: Bool {
    var (ours, theirs) = (stat(), stat())
    return fstat(descriptor, &ours) == 0 && stat(path, &theirs) == 0 && ours.st_dev == theirs.st_dev
      && ours.st_ino == theirs.st_ino
  }
}

private func unlockable(_ path: String) -> Failure {
  Failure(Phrase("无法锁住", "cannot lock"), path: path, cause: systemMessage())
}
