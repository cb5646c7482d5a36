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
  // Some of the system's own files say that they are empty, and are not.
  guard status.st_size == 0 else { return try read(Int(status.st_size), of: descriptor, path) }
  var bytes: [UInt8] = []
  while true {
    let chunk = try read(1 << 16, of: descriptor, path)
    bytes += chunk
    if chunk.count < 1 << 16 { return bytes }
  }
}

/// That many bytes, or those up to the file's end.
private func read(_ size: Int, of descriptor: CInt, _ path: String) throws(Failure) -> [UInt8] {
  var failed = false
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let target = buffer.baseAddress.map { $0 + count }
      let read = retrying { Glibc.read(descriptor, target, size - count) }
      failed = read < 0
      if read <= 0 { break }
      count += read
    }
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
