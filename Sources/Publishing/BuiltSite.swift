import Content
import Diagnostics
import Files
import Parallel

/// A site as it was built, and what goes out beside it: every file with the digest of its bytes.
package struct BuiltSite: Sendable {
  package var files: [BuiltFile]
  /// The folders whose files, put into one, are the site.
  package var roots: [String]
  /// How many pages of authors it publishes; lists and other pages made by themselves do not count.
  package var pageCount: Int

  package init(files: [BuiltFile], roots: [String], pageCount: Int) {
    self.files = files
    self.roots = roots
    self.pageCount = pageCount
  }
}

/// A file that is published.
package struct BuiltFile: Sendable, Hashable {
  /// Below the site's root, with `/`.
  package var path: String
  /// Where its bytes are on this machine.
  package var source: String
  package var digest: Digest
  package var size: Int
  package var sort: FileSort

  package init(path: String, source: String, digest: Digest, size: Int, sort: FileSort = .other) {
    self.path = path
    self.source = source
    self.digest = digest
    self.size = size
    self.sort = sort
  }

  /// Reads the bytes again, which must be those that were there before.
  func bytes() throws(Failure) -> [UInt8] {
    let bytes = try readFile(source)
    guard Digest(of: bytes) == digest else {
      throw Failure(
        Phrase("文件在发布时变了，请再来一次", "the file changed while it was published; try again"), path: source)
    }
    return bytes
  }
}

/// The files of a folder, read on all cores. Names that begin with a dot are the build's own and stay behind.
///
/// - Parameter sorts: what each is, by its path.
package func readBuiltFiles(in folder: String, sorts: [String: FileSort]) throws(Failure) -> [BuiltFile] {
  let paths = try walkFolder(folder).filter { !$0.isLink }.map(\.path)
  let results = concurrentMap(paths) { path in
    Result { () throws(Failure) in
      let bytes = try readFile(folder + "/" + path)
      return BuiltFile(
        path: path, source: folder + "/" + path, digest: Digest(of: bytes), size: bytes.count,
        sort: sorts[path] ?? .other)
    }
  }
  var files: [BuiltFile] = []
  files.reserveCapacity(paths.count)
  for result in results { files.append(try result.get()) }
  return files
}

/// Whether a name has its content's digest in it, as `site.4d77ba1540.css` has: such an address never changes what it
/// gives, so browsers may keep it for good. The digest is `Digest.short`; `deploy/nginx.conf` tells it by the same form.
func isHashed(_ path: String) -> Bool {
  let start = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.utf8.startIndex
  let parts = path[start...].split(separator: ".", omittingEmptySubsequences: false)
  return parts.dropFirst().dropLast().contains { part in
    part.utf8.count == 10
      && part.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
