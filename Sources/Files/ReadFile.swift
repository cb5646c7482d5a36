import Diagnostics
import Glibc

/// The reason for which a file was not read.
package enum ReadError: Error, Hashable {
  /// A pipe, a socket, a device or a folder: reading them may never begin or end.
  case notAFile
  /// Sizes in bytes.
  case tooLarge(size: Int, limit: Int)
  /// The system's error.
  case system(CInt)
}

extension ReadError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAFile: "not a regular file"
    case .tooLarge(let size, let limit): "\(megabytes(size)) MB > \(megabytes(limit)) MB"
    case .system(let code): systemMessage(code)
    }
  }
}

/// The size limit of any file, in bytes: larger ones would not fit into memory, and no reader would download them from
/// a page.
package let largestFile = 1 << 30

/// The whole contents of a file. Never blocks, whatever is at the path.
///
/// - Parameter limit: in bytes.
package func readFile(_ path: String, atMost limit: Int) throws(ReadError) -> [UInt8] {
  // Non-blocking, since opening a pipe waits for a writer.
  let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) }
  // Opening a socket fails with ENXIO.
  guard descriptor >= 0 else { throw errno == ENXIO ? .notAFile : .system(errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
  let size = Int(status.st_size)
  guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
  // Read more than the size: this detects a file that has grown, and files of the system that claim to be empty.
  let room = size == 0 ? chunkSize : size + 1
  var bytes = try read(room, of: descriptor, endsAt: size)
  var isWhole = bytes.count < room
  while !isWhole {
    let chunk = try read(chunkSize, of: descriptor)
    bytes += chunk
    isWhole = chunk.count < chunkSize
    guard bytes.count <= limit else { throw .tooLarge(size: bytes.count, limit: limit) }
  }
  return bytes
}

/// `readFile` for a file that the program itself needs.
///
/// - Throws: a `Failure` with the system's message. The caller decides whether the machine or an author is at fault,
///   since only it knows why the file was read.
package func readFile(_ path: String) throws(Failure) -> [UInt8] {
  do throws(ReadError) {
    return try readFile(path, atMost: largestFile)
  } catch {
    switch error {
    case .notAFile: throw Failure(Phrase("不是普通文件", "not a regular file"), path: path)
    case .tooLarge(let size, let limit):
      throw Failure(
        Phrase(
          "文件有 \(megabytes(size)) MB，超过 \(megabytes(limit)) MB",
          "the file has \(megabytes(size)) MB, more than \(megabytes(limit)) MB"), path: path)
    case .system(let code):
      throw Failure(Phrase("无法读取", "cannot read"), path: path, cause: systemMessage(code))
    }
  }
}

/// In MB, rounded up.
package func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }

private let chunkSize = 1 << 16

/// Reads `count` bytes, or up to the file's end.
///
/// - Parameter end: the expected end, after which no further read is made.
private func read(
  _ count: Int, of descriptor: CInt, endsAt end: Int? = nil
) throws(ReadError) -> [UInt8] {
  var failure: CInt?
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    repeat {
      let target = buffer.baseAddress.map { $0 + filled }
      let read = retrying { Glibc.read(descriptor, target, count - filled) }
      if read < 0 { failure = errno }
      if read <= 0 { break }
      filled += read
    } while filled < count && filled != end
  }
  if let failure { throw .system(failure) }
  return bytes
}

/// The system's message for the last failed call, such as “Permission denied”.
package func systemMessage(_ code: CInt = errno) -> String {
  String(cString: strerror(code))
}

/// Repeats a call while signals interrupt it.
package func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
