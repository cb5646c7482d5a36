import Content
import Diagnostics
import Files
import Parallel

/// A built site and the files published beside it, each with the digest of its bytes.
package struct BuiltSite: Sendable {
  package var files: [BuiltFile]
  /// The folders whose files together are the site.
  package var roots: [String]
  /// The number of authors' pages; lists and other generated pages do not count.
  package var pageCount: Int

  package init(files: [BuiltFile], roots: [String], pageCount: Int) {
    self.files = files
    self.roots = roots
    self.pageCount = pageCount
  }
}

/// A file that is published.
package struct BuiltFile: Sendable, Hashable {
  /// Relative to the site's root, with `/` between parts.
  package var path: String
  /// The path of its bytes on this machine.
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

  /// Reads the bytes again; throws if they have changed.
  func bytes() throws(Failure) -> [UInt8] {
    let bytes = try readFile(source)
    guard Digest(of: bytes) == digest else {
      throw Failure(
        Phrase("文件在发布时变了，请再来一次", "the file changed while it was published; try again"), path: source)
    }
    return bytes
  }
}

/// Reads the files of a folder on all cores. Names that begin with a dot belong to the build and are left out.
///
/// - Parameter sorts: the sort of each file, by its path.
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

/// Whether a name contains the digest of the contents, as `site.4d77ba1540.css` does: such an address never changes its
/// contents, so browsers may keep it for ever. The digest is `Digest.short`; `deploy/nginx.conf` tests for the same
/// form.
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
