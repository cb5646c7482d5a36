import Diagnostics
import Glibc

/// A folder kept open, so that the system need not resolve its path for each of a thousand files in it.
package final class OpenFolder: Sendable {
  /// The descriptor for system calls with paths relative to the folder.
  package let descriptor: CInt
  private let path: String

  /// - Throws: a `Failure` with the system's message.
  package init(_ path: String) throws(Failure) {
    self.path = path
    descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw Failure(Phrase("无法打开文件夹", "cannot open the folder"), path: path, cause: systemMessage())
    }
  }

  deinit { close(descriptor) }

  /// The path of a file in it, for messages.
  package func path(of file: String) -> String { path + "/" + file }
}
