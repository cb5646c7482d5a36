import Diagnostics
import Files
import Glibc

/// Does something while nobody else holds the lock of a file; whoever comes second waits, and is told so.
///
/// The system gives the lock back when a process ends, however it ends.
package func whileLocking<Result>(
  _ path: String, notice: (Phrase) -> Void, do body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  let descriptor = retrying { open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666) }
  guard descriptor >= 0 else { throw unlockable(path) }
  defer { close(descriptor) }
  if retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 {
    guard errno == EWOULDBLOCK else { throw unlockable(path) }
    notice(Phrase("另一次发布正在进行，等它结束……", "another publish is running; waiting for it to end …"))
    guard retrying({ flock(descriptor, LOCK_EX) }) == 0 else { throw unlockable(path) }
  }
  return try body()
}

private func unlockable(_ path: String) -> Failure {
  Failure(Phrase("无法锁住", "cannot lock"), path: path, cause: systemMessage())
}
