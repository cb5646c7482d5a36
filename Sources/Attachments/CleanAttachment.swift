/// A file as readers get it: the same, without the names of those who wrote it.
package struct CleanAttachment: Sendable, Hashable {
  package var format: AttachmentFormat
  package var bytes: [UInt8]
}

/// Changes whenever the same file would be cleaned differently: part of the key of a cache.
package let attachmentCleaning = "attachment 2"

/// Holds a file to its name and removes author, last editor, comments and company from it.
///
/// A pure function: the same bytes give the same result on every machine. What cannot be cleaned is refused.
package func cleanAttachment(_ bytes: [UInt8], named file: String) -> Result<CleanAttachment, AttachmentFault>
{
  Result { () throws(AttachmentFault) in
    guard !bytes.isEmpty else { throw .empty }
    if macroEndings.contains(fileEnding(of: file)) { throw .macros }
    guard let format = AttachmentFormat(named: file) else { throw .unknownFormat }
    switch format {
    case .pdf: return CleanAttachment(format: format, bytes: try cleaned(pdf: bytes))
    case .docx, .xlsx, .pptx:
      return CleanAttachment(format: format, bytes: try cleaned(office: bytes, format))
    case .zip: return CleanAttachment(format: format, bytes: try cleaned(archive: bytes))
    case .mp4: return CleanAttachment(format: format, bytes: try cleaned(movie: bytes))
    case .webm: return CleanAttachment(format: format, bytes: try cleaned(webm: bytes))
    case .vtt:
      let start: [UInt8] =
        bytes.starts(with: [0xEF, 0xBB, 0xBF])
        ? Array(bytes[3..<min(9, bytes.count)]) : Array(bytes.prefix(6))
      guard start.elementsEqual("WEBVTT".utf8) else { throw .misnamed(format) }
    }
    return CleanAttachment(format: format, bytes: bytes)
  }
}
