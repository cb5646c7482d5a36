import Content
import Diagnostics
import Files
import Glibc

/// Puts together what is published: the files as they were built, and for a target that web servers read from the
/// compressed ones beside them and the redirects. Object storage sends what it is asked for and nothing beside it.
///
/// - Parameters:
///   - output: the folder that `build` wrote to.
///   - sorts: what each file is, by its path.
///   - destination: where it goes.
///   - cache: a folder for what is made here.
///   - redirects: earlier addresses and present ones, as web servers take them.
package func gatherSite(
  builtIn output: String, sorts: [String: FileSort], for destination: PublishTarget.Destination,
  cache: String, pageCount: Int, redirects: RedirectMaps
) throws(Failure) -> BuiltSite {
  let built = try readBuiltFiles(in: output, sorts: sorts)
  if case .storage = destination { return BuiltSite(files: built, roots: [output], pageCount: pageCount) }
  let compressed = try precompress(built, in: cache + "/compressed")
  let extras = cache + "/extras"
  try makeNewFolder(extras)
  var maps: [BuiltFile] = []
  for (name, bytes) in [(redirectMapName, redirects.paths), (requestMapName, redirects.requests)] {
    let map = BuiltFile(bytes, path: name, in: extras)
    maps.append(map)
    try overwriteFile(map.source, with: bytes)
  }
  return BuiltSite(
    files: built + compressed + maps, roots: [output, cache + "/compressed", extras], pageCount: pageCount)
}

/// Web servers do not show files whose names begin with a dot; nginx reads these when it starts.
private let redirectMapName = ".xinfeng-redirects.map"
private let requestMapName = ".xinfeng-requests.map"

extension BuiltFile {
  fileprivate init(_ bytes: [UInt8], path: String, in folder: String) {
    self.init(path: path, source: folder + "/" + path, digest: Digest(of: bytes), size: bytes.count)
  }
}
