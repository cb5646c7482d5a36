import Diagnostics
import Files
import Glibc

/// Writes a whole file and gives the time the file system put on it, in nanoseconds.
///
/// - Parameter replaces: a file may be there: the new one is written beside it and takes its place at once,
///   so that nobody ever reads half of it.
func write(_ bytes: [UInt8], to path: String, replaces: Bool) throws(Failure) -> Int {
  let target = replaces ? path + ".xinfeng-new" : path
  let descriptor = try create(target, isAlone: !replaces)
  guard descriptor >= 0 else { throw unwritable(path) }
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      retrying { Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written) }
    }
    guard count > 0 else {
      let failure = unwritable(path)
      close(descriptor)
      unlink(target)
      throw failure
    }
    written += count
  }
  var status = stat()
  let isKnown = fstat(descriptor, &status) == 0
  guard close(descriptor) == 0, isKnown, !replaces || rename(target, path) == 0 else {
    let failure = unwritable(path)
    unlink(target)
    throw failure
  }
  return status.nanoseconds
}

/// Opens a file to write it anew; its folder is made where there is none.
///
/// - Parameter isAlone: its folder is likely to be missing, because most pages have one of their own.
private func create(_ path: String, isAlone: Bool) throws(Failure) -> Int32 {
  let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
  let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  if isAlone, let folder { mkdir(folder, 0o777) }
  let descriptor = retrying { open(path, flags, 0o666) }
  guard descriptor < 0, errno == ENOENT, let folder else { return descriptor }
  try makeFolder(folder)
  return retrying { open(path, flags, 0o666) }
}

/// The time of a file's last change, or nil where there is none of that size.
func changeTime(of path: String, size: Int) -> Int? {
  FileStamp(of: path).flatMap { $0.size == size ? $0.changed : nil }
}

private func unwritable(_ path: String) -> Failure {
  Failure(Phrase("无法写入", "cannot write"), path: path, cause: systemMessage())
}

extension stat {
  fileprivate var nanoseconds: Int { st_mtim.tv_sec * 1_000_000_000 + st_mtim.tv_nsec }
}

/// Writes a file that somebody asked for by name, such as a report; what was there is replaced at once.
package func replaceFile(_ path: String, with bytes: [UInt8]) throws(Failure) {
  _ = try write(bytes, to: path, replaces: true)
}
