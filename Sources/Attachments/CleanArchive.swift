import Archives
import Diagnostics

/// A plain archive: the files as they are, without comments, times and other traces of the machine that packed it.
///
/// Documents and pictures in it are cleaned like those outside; files that could not be cleaned outside are refused
/// here, too, and the litter of operating systems is left out.
func cleaned(archive bytes: [UInt8], spending limits: inout ZipLimits) throws(AttachmentError) -> [UInt8] {
  guard bytes.starts(with: zipSignature) else { throw .misnamed(.zip) }
  var archive = try open(bytes, spending: &limits)
  archive.entries.removeAll { isLitter($0.path) }
  for position in archive.entries.indices where !archive.entries[position].isFolder {
    let entry = archive.entries[position]
    try refuse(entry.path)
    let contents = try unpack(entry)
    let clean = try cleaned(contents, at: entry.path, spending: &limits)
    if let clean, clean != contents { archive.entries[position].replace(with: clean) }
  }
  return archive.bytes
}

/// Refuses an entry by its name: programs, archives, macros, and formats that cannot be cleaned.
private func refuse(_ path: String) throws(AttachmentError) {
  let ending = fileEnding(of: path)
  if programEndings.contains(ending) {
    throw .dangerous(Phrase("里面的“\(path)”是程序", "“\(path)” in it is a program"))
  }
  if ending == "zip" {
    throw .dangerous(Phrase("里面的“\(path)”又是压缩包", "“\(path)” in it is an archive again"))
  }
  if macroEndings.contains(ending) { throw .macros }
  if isRefusedAttachment(path), !plainEndings.contains(ending) { throw .uncleanable(path) }
}

/// - Returns: nil where a file is published as it is.
private func cleaned(
  _ contents: [UInt8], at path: String, spending limits: inout ZipLimits
) throws(AttachmentError) -> [UInt8]? {
  // Texts in it are published as they are, in any encoding.
  if let format = AttachmentFormat(named: path), format != .txt, format != .csv {
    return try within(&limits) { (inner: inout ZipLimits) throws(AttachmentError) in
      try cleaned(file: contents, named: path, spending: &inner).bytes
    }
  }
  let ending = fileEnding(of: path)
  if ending == "svg" { return try cleaned(drawing: contents, at: path) }
  // A document under another name would be published with its personal data.
  guard !isDocument(contents) else { throw .uncleanable(path) }
  let clean = try cleaned(picture: contents, at: path)
  // A renamed picture is cleaned as well; a file with a picture's extension and unknown content is refused.
  if clean == nil, pictureEndings.contains(ending) { throw .uncleanable(path) }
  return clean
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
