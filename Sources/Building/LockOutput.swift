import Diagnostics
import Files
import Glibc

/// Runs `body` while no other build writes to a folder; a second build waits, with a notice.
///
/// The lock is taken before the site is read, so that the build that writes last has also read last. The folder is
/// created for it, and removed if nothing was written. A folder that cannot be created or opened is reported when it is
/// written to; on a file system without locks, builds are not serialised.
func whileLocking<Result>(
  _ folder: String, _ options: BuildOptions, do body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  while true {
    let made = (try? makeFolder(folder)) ?? []
    let removeEmpty: @Sendable () -> Void = { for folder in made.reversed() { rmdir(folder) } }
    if !made.isEmpty {
      options.ending?(BuildEnding(patience: 0, message: .leftAsItWas, putBack: removeEmpty))
    }
    defer {
      options.ending?(nil)
      removeEmpty()
    }
    guard let lock = try? FileLock(folder: folder) else { return try body() }
    guard wait(for: lock, options) else { return try body() }
    // The build before may have removed the folder, and a third one may have created it again.
    guard lock.isNamed else { continue }
    return try body()
  }
}

/// - Returns: false if the file system does not support locks.
private func wait(for lock: borrowing FileLock, _ options: BuildOptions) -> Bool {
  do throws(Failure) {
    if try lock.take(waits: false) { return true }
    options.notice?(
      Phrase("另一次生成正在写这个文件夹，等它结束……", "another build is writing to this folder; waiting for it to end …"))
    return try lock.take(waits: true)
  } catch {
    return false
  }
}
