import Diagnostics
import Glibc

/// A folder that stays open, so that the system need not walk to it anew for each of the thousand files in it.
package final class OpenFolder: Sendable {
  /// What the system's calls take beside a path that begins in the folder.
  package let descriptor: CInt
  private let path: String

  /// - Throws: a `Failure` with what the system said.
  package init(_ path: String) throws(Failure) {
    self.path = path
    descriptor = retrying { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw Failure(Phrase("无法打开文件夹", "cannot open the folder"), path: path, cause: systemMessage())
    }
  }

  deinit { close(descriptor) }

  /// The path of a file in it, for people.
  package func path(of file: String) -> String { path + "/" + file }
}
