import Diagnostics
import Glibc

/// Writes a whole file, creating its folders.
///
/// - Parameter folder: the base of a relative path; nil for the current folder.
/// - Returns: the modification time given by the file system, in nanoseconds since 1970.
@discardableResult
package func writeFile(_ bytes: [UInt8], to path: String, in folder: OpenFolder? = nil) throws(Failure)
  -> Int
{
  let start = folder?.descriptor ?? AT_FDCWD
  let failure = { unwritable(folder?.path(of: path) ?? path) }
  let descriptor = try create(path, in: folder)
  guard descriptor >= 0 else { throw failure() }
  guard writeAll(bytes, to: descriptor) else {
    let failure = failure()
    close(descriptor)
    unlinkat(start, path, 0)
    throw failure
  }
  var status = stat()
  let isKnown = fstat(descriptor, &status) == 0
  // On Linux an interrupted close has closed the descriptor, which must not be closed again.
  guard close(descriptor) == 0 || errno == EINTR, isKnown else {
    let failure = failure()
    unlinkat(start, path, 0)
    throw failure
  }
  return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
}

/// Opens a file for writing; creates its folder, which most pages do not share.
private func create(_ path: String, in folder: OpenFolder?) throws(Failure) -> CInt {
  let start = folder?.descriptor ?? AT_FDCWD
  let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_TRUNC
  let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  if !parent.isEmpty { mkdirat(start, parent, 0o777) }
  let descriptor = retrying { openat(start, path, flags, 0o666) }
  guard descriptor < 0, errno == ENOENT, !parent.isEmpty else { return descriptor }
  try makeFolder(parent, in: folder)
  return retrying { openat(start, path, flags, 0o666) }
}

/// Creates a folder and its parents, unless they exist.
///
/// - Parameter folder: the base of a relative path; nil for the current folder.
/// - Returns: the created folders, outermost first.
@discardableResult
package func makeFolder(_ path: String, in folder: OpenFolder? = nil) throws(Failure) -> [String] {
  let start = folder?.descriptor ?? AT_FDCWD
  if mkdirat(start, path, 0o777) == 0 { return [path] }
  if errno == EEXIST { return [] }
  if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    let made = try makeFolder(String(path[..<slash]), in: folder)
    if mkdirat(start, path, 0o777) == 0 { return made + [path] }
    if errno == EEXIST { return made }
  }
  throw Failure(
    Phrase("无法建立文件夹", "cannot make the folder"), path: folder?.path(of: path) ?? path,
    cause: systemMessage())
}

/// The failure of a write, with the system's message for `errno`.
package func unwritable(_ path: String) -> Failure {
  Failure(Phrase("无法写入", "cannot write"), path: path, cause: systemMessage())
}

/// Writes a file under a temporary name beside its place, then renames it: no reader sees a partial file, and of two
/// concurrent writers the last wins.
package func replaceFile(_ path: String, with bytes: [UInt8]) throws(Failure) {
  let beside = path + ".xinfeng-" + String(UInt64.random(in: .min ... .max), radix: 36)
  try writeFile(bytes, to: beside)
  guard retrying({ rename(beside, path) }) == 0 else {
    let failure = unwritable(path)
    unlink(beside)
    throw failure
  }
}
