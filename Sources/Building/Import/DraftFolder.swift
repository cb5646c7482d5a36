import Diagnostics
import Files

/// The folder in which drafts and their pictures are written: a site's, for relative paths; absolute paths are used as
/// given.
///
/// Within `content/` no symbolic link is followed, neither to read nor to write: reading a site follows none, so a
/// draft behind one would never be read, and the studio's would lie outside the site.
struct DraftFolder {
  let folder: String

  /// The path in the file system.
  func place(_ path: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
  }

  /// The bytes of a file; nil if it does not exist.
  func read(_ path: String) throws(Failure) -> [UInt8]? {
    guard path.hasPrefix("content/") else { return fileExists(place(path)) ? try readFile(place(path)) : nil }
    do throws(HeldFolder.Fault) {
      return try HeldFolder(folder).read(path)
    } catch {
      if error == .missing { return nil }
      throw Failure(error.phrase, path: place(path))
    }
  }

  /// Writes a new file, with the folders that it needs.
  func create(_ path: String, with bytes: [UInt8]) throws(Failure) {
    guard path.hasPrefix("content/") else { return try createFile(place(path), with: bytes) }
    do throws(HeldFolder.Fault) {
      try HeldFolder(folder).create(path, with: bytes)
    } catch {
      throw Failure(error.phrase, path: place(path))
    }
  }
}
