import Archives

/// A file as readers get it: the same, without the names of its authors.
package struct CleanAttachment: Sendable, Hashable {
  package var format: AttachmentFormat
  package var bytes: [UInt8]
}

/// Changes whenever the same file would be cleaned differently: part of the key of a cache.
package let attachmentCleaning = "attachment 4"

/// Holds a file to its name and removes author, last editor, comments and company from it.
///
/// The same bytes give the same result on every machine. What cannot be cleaned is refused.
///
/// - Parameter limits: what archives and documents may hold.
package func cleanAttachment(_ bytes: [UInt8], named file: String, limits: ZipLimits = .standard)
  -> Result<CleanAttachment, AttachmentError>
{
  var limits = limits
  return Result { () throws(AttachmentError) in try cleaned(file: bytes, named: file, spending: &limits) }
}

/// The same for a file within an archive.
func cleaned(
  file bytes: [UInt8], named file: String, spending limits: inout ZipLimits
) throws(AttachmentError) -> CleanAttachment {
  guard !bytes.isEmpty else { throw .empty }
  if macroEndings.contains(fileEnding(of: file)) { throw .macros }
  if fileEnding(of: file) == "ofd" { throw .layoutDocument }
  guard let format = AttachmentFormat(named: file) else { throw .unknownFormat }
  let clean: [UInt8]
  switch format {
  case .pdf: clean = try cleaned(pdf: bytes)
  case .docx, .xlsx, .pptx: clean = try cleaned(office: bytes, format, spending: &limits)
  case .zip: clean = try cleaned(archive: bytes, spending: &limits)
  case .mp4: clean = try cleaned(movie: bytes)
  case .m4a: clean = try cleaned(movie: bytes, .m4a)
  case .webm: clean = try cleaned(webm: bytes)
  case .mp3: clean = try cleaned(mp3: bytes)
  case .ogg, .opus: clean = try cleaned(ogg: bytes, format)
  case .vtt:
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard text.starts(with: "WEBVTT".utf8) else { throw .misnamed(format) }
    clean = bytes
  case .txt, .csv: clean = try cleaned(text: bytes, format)
  }
  return CleanAttachment(format: format, bytes: clean)
}
