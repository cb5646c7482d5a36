/// A plain archive: the files as they are, without comments, times and other traces of the machine that packed it.
///
/// Documents and pictures in it are cleaned like those outside; what could not be cleaned outside is refused here,
/// too, and what computers leave in folders is left out.
func cleaned(archive bytes: [UInt8]) throws(AttachmentFault) -> [UInt8] {
  guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { throw .misnamed(.zip) }
  var archive = try ZipArchive(bytes)
  archive.entries.removeAll { isLitter($0.path) }
  for position in archive.entries.indices {
    let path = archive.entries[position].path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), !path.contains("\\"), !parts.contains("..") else { throw .dangerous(path) }
    if path.hasSuffix("/") { continue }
    let ending = fileEnding(of: path)
    if programEndings.contains(ending) || ending == "zip" { throw .dangerous(path) }
    if macroEndings.contains(ending) { throw .macros }
    if isRefusedAttachment(path), !plainEndings.contains(ending) { throw .uncleanable(path) }
    let contents = try archive.entries[position].unpacked()
    let clean: [UInt8]?
    if AttachmentFormat(named: path) != nil {
      clean = try cleanAttachment(contents, named: path).get().bytes
    } else if ending == "svg" {
      clean = try cleaned(drawing: contents, at: path)
    } else {
      clean = try cleaned(picture: contents, at: path)
    }
    // A picture that has been renamed is one still; what says it is a picture and is none that is known is refused.
    if clean == nil, pictureEndings.contains(ending) { throw .uncleanable(path) }
    if let clean, clean != contents { archive.entries[position].replace(with: clean) }
  }
  return archive.bytes
}

/// Of the formats that are no attachments by themselves, those that hold nothing but their text.
private let plainEndings: Set = ["txt", "csv", "srt"]

private let pictureEndings: Set = [
  "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "avif", "heic", "heif", "tif", "tiff", "dng", "raw",
  "cr2", "cr3",
  "nef", "arw",
]

private func isLitter(_ path: String) -> Bool {
  let name = path.split(separator: "/").last ?? ""
  return path.hasPrefix("__MACOSX/") || name == ".DS_Store" || name.hasPrefix("._") || name == "desktop.ini"
    || name == "Thumbs.db"
}
