import Diagnostics
import Glibc

/// The whole of a file.
///
/// - Throws: a `Failure` with what the system said. Whether that is the machine's fault or an author's
///   is for the caller to say: only it knows why the file was wanted.
package func readFile(_ path: String) throws(Failure) -> [UInt8] {
  let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
  guard descriptor >= 0 else { throw unreadable(path) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw Failure(Phrase("不是普通文件", "not a regular file"), path: path)
  }
  let size = Int(status.st_size)
  // There is room for more than the size: a file that has grown meanwhile shows it, and so do some of the system's own,
  // which say that they are empty.
  let room = size == 0 ? chunkSize : size + 1
  var bytes = try read(room, of: descriptor, path, endsAt: size)
  var isWhole = bytes.count < room
  while !isWhole {
    let chunk = try read(chunkSize, of: descriptor, path)
    bytes += chunk
    isWhole = chunk.count < chunkSize
  }
  return bytes
}

private let chunkSize = 1 << 16

/// So many bytes, or those up to the file's end.
///
/// - Parameter end: where the file is said to end; after so many bytes it is not asked again.
private func read(
  _ count: Int, of descriptor: CInt, _ path: String, endsAt end: Int? = nil
) throws(Failure) -> [UInt8] {
  var failed = false
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    repeat {
      let target = buffer.baseAddress.map { $0 + filled }
      let read = retrying { Glibc.read(descriptor, target, count - filled) }
      failed = read < 0
      if read <= 0 { break }
      filled += read
    } while filled < count && filled != end
  }
  if failed { throw unreadable(path) }
  return bytes
}

private func unreadable(_ path: String) -> Failure {
  Failure(Phrase("无法读取", "cannot read"), path: path, cause: systemMessage())
}

/// What the system says of the last failed call, such as “Permission denied”.
package func systemMessage(_ code: CInt = errno) -> String {
  String(cString: strerror(code))
}

/// Calls again while a signal interrupted the call.
package func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
