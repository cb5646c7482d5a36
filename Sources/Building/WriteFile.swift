import Diagnostics
import Files
import Glibc

/// A file's bytes on the disk, and whether they stand beside its place still, where another file is.
struct WrittenFile: Sendable {
  /// The time that the file system put on it, in nanoseconds.
  var changed: Int
  var isBeside: Bool
}

/// Where a file is written while another has its place.
func placeBeside(_ path: String) -> String { path + ".xinfeng-new" }

/// Writes a whole file: at its place where nothing is, else beside it, so that nobody ever reads half of it.
///
/// - Parameters:
///   - folder: in which a relative path begins; without, the current one.
///   - mayReplace: a file is likely to be there; without, one that is there is met and left alone, too.
func write(
  _ bytes: [UInt8], to path: String, in folder: OpenFolder? = nil, mayReplace: Bool
) throws(Failure) -> WrittenFile {
  let start = folder?.descriptor ?? AT_FDCWD
  let failure = { unwritable(folder?.path(of: path) ?? path) }
  var isBeside = mayReplace
  var descriptor: CInt = -1
  if !mayReplace {
    descriptor = try create(path, in: folder, O_EXCL, isAlone: true)
    isBeside = descriptor < 0 && errno == EEXIST
  }
  let target = isBeside ? placeBeside(path) : path
  if isBeside { descriptor = try create(target, in: folder, O_TRUNC, isAlone: false) }
  guard descriptor >= 0 else { throw failure() }
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      retrying { Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written) }
    }
    guard count > 0 else {
      let failure = failure()
      close(descriptor)
      unlinkat(start, target, 0)
      throw failure
    }
    written += count
  }
  var status = stat()
  let isKnown = fstat(descriptor, &status) == 0
  // After an interrupted close the descriptor is gone on Linux, and must not be closed again.
  guard close(descriptor) == 0 || errno == EINTR, isKnown else {
    let failure = failure()
    unlinkat(start, target, 0)
    throw failure
  }
  return WrittenFile(changed: status.nanoseconds, isBeside: isBeside)
}

/// Gives a file that was written beside its place the place.
func moveIntoPlace(_ path: String) throws(Failure) {
  guard retrying({ rename(placeBeside(path), path) }) == 0 else {
    let failure = unwritable(path)
    unlink(placeBeside(path))
    throw failure
  }
}

/// Opens a file to write it anew; its folder is made where there is none.
///
/// - Parameter isAlone: its folder is likely to be missing, because most pages have one of their own.
private func create(
  _ path: String, in folder: OpenFolder?, _ flag: Int32, isAlone: Bool
) throws(Failure) -> Int32 {
  let start = folder?.descriptor ?? AT_FDCWD
  let flags = O_WRONLY | O_CREAT | O_CLOEXEC | flag
  let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
  if isAlone, let parent { mkdirat(start, parent, 0o777) }
  let descriptor = retrying { openat(start, path, flags, 0o666) }
  guard descriptor < 0, errno == ENOENT, let parent else { return descriptor }
  try makeFolder(parent, in: folder)
  return retrying { openat(start, path, flags, 0o666) }
}

/// Makes a folder, and those that it lies in, unless it is there.
///
/// - Parameter folder: in which a relative path begins; without, the current one.
func makeFolder(_ path: String, in folder: OpenFolder? = nil) throws(Failure) {
  let start = folder?.descriptor ?? AT_FDCWD
  if mkdirat(start, path, 0o777) == 0 || errno == EEXIST { return }
  if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    try makeFolder(String(path[..<slash]), in: folder)
    if mkdirat(start, path, 0o777) == 0 || errno == EEXIST { return }
  }
  throw Failure(
    Phrase("无法建立文件夹", "cannot make the folder"), path: folder?.path(of: path) ?? path,
    cause: systemMessage())
}

private func unwritable(_ path: String) -> Failure {
  Failure(Phrase("无法写入", "cannot write"), path: path, cause: systemMessage())
}

extension stat {
  fileprivate var nanoseconds: Int { st_mtim.tv_sec * 1_000_000_000 + st_mtim.tv_nsec }
}

/// Writes a file that somebody asked for by name, such as a report; what was there is replaced at once.
package func replaceFile(_ path: String, with bytes: [UInt8]) throws(Failure) {
  _ = try write(bytes, to: path, mayReplace: true)
  try moveIntoPlace(path)
}
