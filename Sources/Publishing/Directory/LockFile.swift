import Almanac
import Diagnostics
import Files
import Glibc

/// Does something while nobody else holds the lock of a file; whoever comes second is told who has it, and waits for as
/// long as it has patience.
///
/// The system gives the lock back when a process ends, however it ends. Who took it last stands in the file.
///
/// - Parameter body: gets the options with what is left of the patience.
package func whileLocking<Result>(
  _ path: String, _ options: PublishOptions, do body: (PublishOptions) throws(Failure) -> Result
) throws(Failure) -> Result {
  let descriptor = retrying { open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666) }
  guard descriptor >= 0 else { throw unlockable(path) }
  defer { close(descriptor) }
  var options = options
  try options.waitForLock { () throws(Failure) in
    if retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return nil }
    guard errno == EWOULDBLOCK else { throw unlockable(path) }
    return note(in: descriptor)
  }
  leaveNote(in: descriptor)
  return try body(options)
}

private func leaveNote(in descriptor: CInt) {
  let note = Array("\(getpid()) \(hostName)\n".utf8)
  guard ftruncate(descriptor, 0) == 0 else { return }
  _ = pwrite(descriptor, note, note.count, 0)
}

/// `pid 1234, web1, 2026-04-07 10:05`: whoever took the lock last, and when, by the time of the file.
private func note(in descriptor: CInt) -> String {
  var bytes = [UInt8](repeating: 0, count: 256)
  let length = pread(descriptor, &bytes, bytes.count, 0)
  var status = stat()
  guard length > 0, fstat(descriptor, &status) == 0 else { return "" }
  let words = String(decoding: bytes[..<length], as: UTF8.self).split { $0 == " " || $0 == "\n" }
  guard words.count == 2, let process = Int(words[0]) else { return "" }
  return "pid \(process), \(words[1]), \(Moment(epochSeconds: status.st_mtim.tv_sec).text)"
}

private func unlockable(_ path: String) -> Failure {
  Failure(Phrase("无法锁住", "cannot lock"), path: path, cause: systemMessage())
}
