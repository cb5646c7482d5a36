import Diagnostics
import Files

/// Where drafts and their pictures are written, below a site's folder or at an absolute path that somebody named.
///
/// Within `content/` no link is followed, neither to read nor to write: none is when the site is read, so that a draft
/// behind one would never be seen, and the studio's would lie outside of the site.
struct DraftFolder {
  let folder: String

  /// The path as the machine has it.
  func place(_ path: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
  }

  /// What a file holds; nil where there is none.
  func read(_ path: String) throws(Failure) -> [UInt8]? {
    guard path.hasPrefix("content/") else { return fileExists(place(path)) ? try readFile(place(path)) : nil }
    do throws(HeldFolder.Fault) {
      return try HeldFolder(folder).read(path)
    } catch {
      if error == .missing { return nil }
      throw Failure(error.phrase, path: place(path))
    }
  }

  /// Writes a file that is not there, with the folders that it needs.
  func create(_ path: String, with bytes: [UInt8]) throws(Failure) {
    guard path.hasPrefix("content/") else { return try createFile(place(path), with: bytes) }
    do throws(HeldFolder.Fault) {
      try HeldFolder(folder).create(path, with: bytes)
    } catch {
      throw Failure(error.phrase, path: place(path))
    }
  }
}
