import Diagnostics
import Files
import Glibc

/// Puts together what is published: the files as they were built, the compressed ones beside them, and the redirects.
///
/// - Parameters:
///   - output: the folder that `build` wrote to.
///   - cache: a folder for what is made here.
///   - redirects: earlier addresses and present ones, as paths on the host.
package func gatherSite(
  builtIn output: String, cache: String, pageCount: Int, redirects: [(from: String, to: String)]
) throws(Failure) -> BuiltSite {
  let built = try readBuiltFiles(in: output)
  let compressed = try precompress(built, in: cache + "/compressed")
  let extras = cache + "/extras"
  try makeNewFolder(extras)
  let bytes = redirectMap(redirects)
  let map = BuiltFile(bytes, path: redirectMapName, in: extras)
  unlink(map.source)
  try writeNewFile(bytes, to: map.source)
  return BuiltSite(
    files: built + compressed + [map], roots: [output, cache + "/compressed", extras], pageCount: pageCount)
}

/// Web servers do not show files whose names begin with a dot; nginx reads this one when it starts.
private let redirectMapName = ".xinfeng-redirects.map"

extension BuiltFile {
  fileprivate init(_ bytes: [UInt8], path: String, in folder: String) {
    self.init(path: path, source: folder + "/" + path, digest: Digest(of: bytes), size: bytes.count)
  }
}
