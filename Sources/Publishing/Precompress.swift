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
  let texts = files.filter { $0.size >= smallestSize && isText($0.path) }
  let record = CompressionRecord(in: folder)
  try makeNewFolder(folder)
  let compressOne: @Sendable (inout Compressor, BuiltFile) -> Result<[BuiltFile], Failure> = {
    compressor, file in
    Result { () throws(Failure) in try compress(file, with: compressor, in: folder, knowing: record) }
  }
  let results = concurrentMap(texts, with: { Compressor() }, compressOne)
  var compressed: [BuiltFile] = []
  for result in results { compressed += try result.get() }
  let kept = Set(compressed.map(\.path))
  for found in try walkFolder(folder) where !kept.contains(found.path) { unlink(folder + "/" + found.path) }
  try CompressionRecord(of: texts + compressed).write(in: folder)
  return compressed
}

/// Below this the headers of an answer are longer than what could be saved.
private let smallestSize = 256

/// Whether a file is text, and so gets much smaller.
private func isText(_ path: String) -> Bool {
  let type = contentType(of: path)
  return type.hasPrefix("text/") || type.contains("json") || type.contains("xml")
}

/// As hard as pays: a style or a script is compressed once and sent with every page; pages are many.
private func brotliEffort(for file: BuiltFile) -> Int { file.sort == .asset ? 11 : 9 }

private func compress(
  _ file: BuiltFile, with compressor: borrowing Compressor, in folder: String,
  knowing record: CompressionRecord
) throws(Failure) -> [BuiltFile] {
  if let known = record.compressed(of: file, in: folder) { return known }
  let plain = try file.bytes()
  if let slash = file.path.lastIndex(of: "/") { try makeFolders(folder + "/" + file.path[..<slash]) }
  var made: [BuiltFile] = []
  for (ending, bytes) in [
    (".gz", compressor.gzip(plain)), (".br", compressor.brotli(plain, effort: brotliEffort(for: file))),
  ] where bytes.count < plain.count {
    let twin = file.twin(ending, in: folder, digest: Digest(of: bytes), size: bytes.count)
    try overwriteFile(twin.source, with: bytes)
    made.append(twin)
  }
  return made
}
