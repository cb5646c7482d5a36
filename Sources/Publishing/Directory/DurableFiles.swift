import Diagnostics
import Files
import Glibc

/// Writes a new file of a release with mode 644, whatever the process's umask, so that a web server can read it.
func writeNewFile(_ bytes: [UInt8], to path: String) throws(Failure) {
  let descriptor = retrying { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644) }
  guard descriptor >= 0 else { throw unwritable(path) }
  let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, 0o644) == 0
  let failure = isWritten ? nil : unwritable(path)
  // Some file systems report a full disk only on close.
  guard close(descriptor) == 0, failure == nil else { throw failure ?? unwritable(path) }
}

/// Writes a file, replacing an existing one. The old file is unlinked and not overwritten, since it may have other
/// links.
func overwriteFile(_ path: String, with bytes: [UInt8]) throws(Failure) {
  do throws(Failure) { try writeNewFile(bytes, to: path) } catch {
    guard unlink(path) == 0 else { throw error }
    try writeNewFile(bytes, to: path)
  }
}

func makeNewFolder(_ path: String) throws(Failure) {
  guard mkdir(path, 0o755) == 0 || errno == EEXIST, chmod(path, 0o755) == 0 else {
    throw Failure(Phrase("无法建立文件夹", "cannot make the folder"), path: path, cause: systemMessage())
  }
}

/// Makes a folder and its parents, unless they exist.
package func makeFolders(_ path: String) throws(Failure) {
  var end = path.startIndex
  while let slash = path[end...].dropFirst().firstIndex(of: "/") {
    if access(String(path[..<slash]), F_OK) != 0 { try makeNewFolder(String(path[..<slash])) }
    end = slash
  }
  if access(path, F_OK) != 0 { try makeNewFolder(path) }
}

/// Flushes everything written in a folder, files and folders, to the disk, so that it survives a power failure.
///
/// The file system is flushed as a whole: a flush for each of ten thousand small files would wait for the disk as many
/// times (measured: 8 s for 1500 files against 0.2 s). Errors with any of them since the folder was opened are
/// reported.
func bringToDisk<Result>(_ folder: String, after writing: () throws(Failure) -> Result) throws(Failure)
  -> Result
{
  let descriptor = retrying { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  guard descriptor >= 0 else { throw unwritable(folder) }
  defer { close(descriptor) }
  let result = try writing()
  guard retrying({ bringFileSystemToDisk(descriptor) }) == 0 else { throw unwritable(folder) }
  return result
}

/// Flushes the names in one folder to the disk.
func flush(_ folder: String) throws(Failure) {
  let descriptor = retrying { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
  guard descriptor >= 0 else { throw unwritable(folder) }
  defer { close(descriptor) }
  guard retrying({ fsync(descriptor) }) == 0 else { throw unwritable(folder) }
}
