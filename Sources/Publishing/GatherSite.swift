import Content
import Diagnostics
import Files
import Glibc

/// Gathers the files to publish: the built ones, and, for targets read by web servers, compressed files and redirect
/// maps. Object storage uses neither.
///
/// - Parameters:
///   - output: the folder written by `build`.
///   - sorts: the sort of each file, by its path.
///   - destination: the target.
///   - cache: a folder for compressed files and maps.
///   - redirects: the redirects in the form of web servers.
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

/// Web servers do not serve names that begin with a dot; nginx reads these files when it starts.
private let redirectMapName = ".xinfeng-redirects.map"
private let requestMapName = ".xinfeng-requests.map"

extension BuiltFile {
  fileprivate init(_ bytes: [UInt8], path: String, in folder: String) {
    self.init(path: path, source: folder + "/" + path, digest: Digest(of: bytes), size: bytes.count)
  }
}
