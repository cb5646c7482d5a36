import Content
import Diagnostics
import Files

/// What earlier builds learnt of texts, kept in the cache's folder as `texts`.
struct TextStore {
  private let folder: String
  private var path: String { folder + "/texts" }

  init(of workspace: Workspace) { folder = workspace.cache }

  /// - Parameter program: identifies the program that runs; what another one learnt is forgotten.
  func memory(for program: Digest) -> TextMemory {
    guard FileStamp(of: path) != nil, let bytes = try? readFile(path) else {
      return TextMemory(program: program)
    }
    return TextMemory(bytes, program: program)
  }

  /// Where it cannot be kept, as on a disk that is full or may only be read, the next build takes longer, and that is
  /// all.
  func keep(_ memory: TextMemory) {
    guard !memory.isUnchanged else { return }
    do throws(Failure) {
      try makeFolder(folder)
      try replaceFile(path, with: memory.bytes)
    } catch {}
  }
}
