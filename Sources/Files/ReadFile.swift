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
  // One byte more than the size, so that the usual file ends with the first short read.
  var capacity = Int(status.st_size) + 1
  var bytes: [UInt8] = []
  var failed = false
  repeat {
    let start = bytes.count
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < buffer.count {
        let target = buffer.baseAddress.map { $0 + count }
        let read = retrying { Glibc.read(descriptor, target, buffer.count - count) }
        failed = read < 0
        if read <= 0 { break }
        count += read
      }
    }
    if failed { throw unreadable(path) }
    if start == 0 { bytes = chunk } else { bytes += chunk }
    if chunk.count < capacity { return bytes }
    capacity = max(capacity, 1 << 16)
  } while true
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
