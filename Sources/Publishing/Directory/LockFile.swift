import Almanac
import Diagnostics
import Files
import Glibc

/// Runs `body` while holding the lock of a file; if another process holds it, waits for it for `patience` seconds, with
/// a notice that names the holder.
///
/// The file names the last holder.
///
/// - Parameter body: gets the options with the remaining patience.
package func whileLocking<Result>(
  _ path: String, _ options: PublishOptions, do body: (PublishOptions) throws(Failure) -> Result
) throws(Failure) -> Result {
  let lock = try FileLock(file: path)
  var options = options
  try options.waitForLock { () throws(Failure) in try lock.take(waits: false) ? nil : note(in: path) }
  leaveNote(in: path)
  return try body(options)
}

/// Writes the note if possible; a full disk does not stop the publish.
private func leaveNote(in path: String) {
  let descriptor = retrying { open(path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW) }
  guard descriptor >= 0 else { return }
  let note = Array("\(getpid()) \(hostName)\n".utf8)
  _ = write(descriptor, note, note.count)
  close(descriptor)
}

/// `pid 1234, web1, 2026-04-07 10:05`: the last holder of the lock, and the time of the file.
private func note(in path: String) -> String {
  guard let bytes = try? readFile(path), let stamp = FileStamp(of: path) else { return "" }
  let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
  guard words.count == 2, let process = Int(words[0]), isPlain(words[1]) else { return "" }
  return "pid \(process), \(words[1]), \(Moment(epochSeconds: stamp.changed / 1_000_000_000).text)"
}
