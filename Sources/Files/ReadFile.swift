import Diagnostics
import Glibc

/// Why a file was not read.
package enum ReadError: Error, Hashable {
  /// A pipe, a socket, a device or a folder: what is read from these may never end, or never begin.
  case notAFile
  /// In bytes.
  case tooLarge(size: Int, limit: Int)
  /// What the system said.
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

/// Files that are larger are not read, whatever they are for: they would not fit into memory, and nobody can be meant
/// to take them from a page.
package let largestFile = 1 << 30

/// The whole of a file. Whatever stands at the path, the answer comes at once.
///
/// - Parameter limit: in bytes.
package func readFile(_ path: String, atMost limit: Int) throws(ReadError) -> [UInt8] {
  // Without waiting, as opening a pipe would for somebody who writes to it.
  let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) }
  // A socket cannot even be opened.
  guard descriptor >= 0 else { throw errno == ENXIO ? .notAFile : .system(errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
  let size = Int(status.st_size)
  guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
  // There is room for more than the size: a file that has grown meanwhile shows it, and so do some of the system's own,
  // which say that they are empty.
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

/// The same for a file that is read for the program's own sake.
///
/// - Throws: a `Failure` with what the system said. Whether that is the machine's fault or an author's
///   is for the caller to say: only it knows why the file was wanted.
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

/// Rounded up, as people count them.
package func megabytes(_ bytes: Int) -> Int { (bytes + (1 << 20) - 1) >> 20 }

private let chunkSize = 1 << 16

/// So many bytes, or those up to the file's end.
///
/// - Parameter end: where the file is said to end; after so many bytes it is not asked again.
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
