import Diagnostics
import Files
import Glibc

/// What was compressed before, and of which bytes: texts and what became of them, in the form of a manifest.
struct CompressionRecord: Sendable {
  /// Another way to compress would make other bytes of the same text: the number is another one then.
  private static let scheme = 2
  private static let name = ".record"
  private static let endings = [".gz", ".br"]

  private var entries: [String: Manifest.Entry] = [:]

  /// Empty where there is none, or one of another scheme.
  init(in folder: String) {
    guard access(folder + "/" + Self.name, F_OK) == 0, let bytes = try? readFile(folder + "/" + Self.name),
      let manifest = Manifest(bytes), manifest.moment == Self.scheme
    else { return }
    for entry in manifest.entries { entries[entry.path] = entry }
  }

  init(of files: [BuiltFile]) {
    for file in files {
      entries[file.path] = Manifest.Entry(path: file.path, digest: file.digest, size: file.size)
    }
  }

  func write(in folder: String) throws(Failure) {
    let file = folder + "/" + Self.name
    let manifest = Manifest(moment: Self.scheme, pageCount: 0, entries: Array(entries.values))
    try replaceFile(file, with: manifest.bytes)
  }

  /// The compressed files of one that has not changed since; nil where it has, or one of them is not what it was.
  func compressed(of file: BuiltFile, in folder: String) -> [BuiltFile]? {
    guard entries[file.path]?.digest == file.digest else { return nil }
    var found: [BuiltFile] = []
    for ending in Self.endings {
      guard let entry = entries[file.path + ending] else { continue }
      let twin = file.twin(ending, in: folder, digest: entry.digest, size: entry.size)
      guard let bytes = try? readFile(twin.source), Digest(of: bytes) == entry.digest else { return nil }
      found.append(twin)
    }
    return found
  }
}

extension BuiltFile {
  /// What is compressed of a page is no page of its own; of all else, it goes and stays with what it was made of.
  func twin(_ ending: String, in folder: String, digest: Digest, size: Int) -> BuiltFile {
    BuiltFile(
      path: path + ending, source: folder + "/" + path + ending, digest: digest, size: size,
      sort: sort.isPage ? .other : sort)
  }
}
