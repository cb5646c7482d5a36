import Diagnostics
import Files
import Glibc

/// Does something while no other build writes to a folder; whoever comes second waits, and is told so.
///
/// It begins before the site is read, so that whoever builds last has read last. The folder is made for it, and goes
/// again where nothing was written. A folder that cannot be made or opened is told of when it is to be written to; and
/// on a file system without locks everybody has to see to it himself.
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
    // Whoever held it may have taken the folder away, and a third may have made it anew.
    guard lock.isNamed else { continue }
    return try body()
  }
}

/// - Returns: false where the file system knows no locks.
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
