import Compression
import Diagnostics
import Files
import Glibc
import Parallel

/// Compresses the text files of a site, for web servers that send `page.html.br` or `page.html.gz` to browsers that
/// accept them. Unchanged files are taken from the last run.
///
/// Done on publishing and not on building: only remote readers benefit, and a build should be fast. The folder may be
/// deleted at any time.
///
/// - Parameter folder: mirrors the site with compressed files only.
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

/// In bytes; below this the headers of a response are longer than the saving.
private let smallestSize = 256

/// Whether a file is text, which compresses well.
private func isText(_ path: String) -> Bool {
  let type = contentType(of: path)
  return type.hasPrefix("text/") || type.contains("json") || type.contains("xml")
}

/// Brotli's quality level: a style or a script is compressed once and sent with every page, so it gets the highest.
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
