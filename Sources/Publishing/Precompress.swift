import Compression
import Diagnostics
import Files
import Glibc
import Parallel

/// Compresses the text files of a site, for web servers that send `page.html.br` or `page.html.gz` to browsers that
/// can take it. What was compressed before and has not changed is taken from there.
///
/// This is done when a site is published and not when it is built: only readers far away gain by it, and a build
/// should stay fast. The folder may be deleted at any time.
///
/// - Parameter folder: a mirror of the site with the compressed files alone.
/// - Returns: the compressed files.
package func precompress(_ files: [BuiltFile], in folder: String) throws(Failure) -> [BuiltFile] {
  let record = folder + "/.record"
  let bytes = access(record, F_OK) == 0 ? try readFile(record) : []
  var known: [String: Digest] = [:]
  for entry in Manifest(bytes)?.entries ?? [] { known[entry.path] = entry.digest }
  let earlier = known
  let texts = files.filter { $0.size >= smallestSize && isText($0.path) }
  try makeNewFolder(folder)
  for path in foldersAbove(texts.map(\.path)) { try makeNewFolder(folder + "/" + path) }
  var compressed: [BuiltFile] = []
  for result in concurrentMap(texts, { compress($0, in: folder, knowing: earlier) }) {
    compressed += try result.get()
  }
  let kept = Set(compressed.map(\.path))
  for found in try walkFolder(folder) where !kept.contains(found.path) { unlink(folder + "/" + found.path) }
  let entries = (texts + compressed).map { Manifest.Entry(path: $0.path, digest: $0.digest, size: $0.size) }
  let pending = record + "-new"
  unlink(pending)
  try writeNewFile(Manifest(moment: 0, pageCount: 0, entries: entries).bytes, to: pending)
  guard rename(pending, record) == 0 else { throw unwritable(record) }
  return compressed
}

/// Below this the headers of an answer are longer than what could be saved.
private let smallestSize = 256

/// Whether a file is text, and so gets much smaller.
private func isText(_ path: String) -> Bool {
  let type = contentType(of: path)
  return type.hasPrefix("text/") || type.contains("json") || type.contains("xml")
}

private func compress(_ file: BuiltFile, in folder: String, knowing earlier: [String: Digest])
  -> Result<[BuiltFile], Failure>
{
  Result { () throws(Failure) in
    var made: [BuiltFile] = []
    let isKnown = earlier[file.path] == file.digest
    var content: [UInt8]?
    for ending in [".gz", ".br"] {
      let path = file.path + ending
      let target = folder + "/" + path
      if isKnown, let digest = earlier[path], let bytes = try? readFile(target), Digest(of: bytes) == digest {
        made.append(BuiltFile(path: path, source: target, digest: digest, size: bytes.count))
        continue
      }
      let plain: [UInt8]
      if let content { plain = content } else { plain = try file.bytes() }
      content = plain
      let bytes =
        ending == ".gz" ? Compressor().gzip(plain) : Compressor().brotli(plain, effort: isHashed(file.path) ? 11 : 9)
      // What grows is sent as it is.
      guard bytes.count < plain.count else { continue }
      unlink(target)
      try writeNewFile(bytes, to: target)
      made.append(BuiltFile(path: path, source: target, digest: Digest(of: bytes), size: bytes.count))
    }
    return made
  }
}
