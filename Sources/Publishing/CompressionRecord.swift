import Diagnostics
import Files
import Glibc

/// The texts compressed before and their compressed files, with digests, in the form of a manifest.
struct CompressionRecord: Sendable {
  /// To be changed with the way of compressing, which changes the bytes for the same text.
  private static let scheme = 2
  private static let name = ".record"
  private static let endings = [".gz", ".br"]

  private var entries: [String: Manifest.Entry] = [:]

  /// Empty if there is no record, or one of another scheme.
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

  /// The compressed files of an unchanged file; nil if it has changed, or one of them is not as recorded.
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
  /// A compressed page is not itself a page; any other compressed file has the sort of its source, and is kept as long.
  func twin(_ ending: String, in folder: String, digest: Digest, size: Int) -> BuiltFile {
    BuiltFile(
      path: path + ending, source: folder + "/" + path + ending, digest: digest, size: size,
      sort: sort.isPage ? .other : sort)
  }
}
