/// A plain archive: the files as they are, without comments, times and other traces of the machine that packed it.
func cleaned(archive bytes: [UInt8]) throws(AttachmentFault) -> [UInt8] {
  guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { throw .misnamed(.zip) }
  var archive = try ZipArchive(bytes)
  for position in archive.entries.indices {
    let path = archive.entries[position].path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), !path.contains("\\"), !parts.contains("..") else { throw .dangerous(path) }
    let ending = fileEnding(of: path)
    if programEndings.contains(ending) { throw .dangerous(path) }
    if macroEndings.contains(ending) { throw .macros }
    guard let format = AttachmentFormat(named: path), format != .zip else {
      if ending == "zip" { throw .dangerous(path) }
      continue
    }
    let clean = try cleanAttachment(try archive.entries[position].unpacked(), named: path).get()
    archive.entries[position].replace(with: clean.bytes)
  }
  return archive.bytes
}
