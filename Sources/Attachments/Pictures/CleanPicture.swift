/// A picture or film within a document, without data on camera, place and person; its pixels stay as they are.
///
/// Nothing is decoded: what a document shows must not change, so the pictures in it are not encoded again, only the
/// parts of their files that show nothing are left out. The format is known by a file's first bytes, not by its name.
///
/// - Parameter path: within the archive, for the error about a picture that cannot be cleaned.
/// - Returns: nil for any other file.
/// - Throws: `uncleanable` for formats whose metadata cannot be separated from the picture without decoding it.
func cleaned(picture bytes: [UInt8], at path: String) throws(AttachmentError) -> [UInt8]? {
  let clean: [UInt8]?
  if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
    clean = withoutMetadata(jpeg: bytes)
  } else if bytes.starts(with: pngSignature) {
    clean = withoutMetadata(png: bytes)
  } else if bytes.starts(with: "GIF8".utf8) {
    clean = withoutMetadata(gif: bytes)
  } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
    clean = withoutMetadata(webp: bytes)
  } else if bytes.dropFirst(4).starts(with: "ftyp".utf8) {
    // HEIC and AVIF have the same frame as films, and their place and time in a part of the picture itself.
    let isPicture = stillBrands.contains { bytes.dropFirst(8).starts(with: $0.utf8) }
    clean = isPicture ? nil : try cleaned(movie: bytes)
  } else if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
    clean = try cleaned(webm: bytes)
  } else if tellingStarts.contains(where: { bytes.starts(with: $0) }) {
    clean = nil
  } else {
    return nil
  }
  guard let clean else { throw .uncleanable(path) }
  return clean
}

private let stillBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"]

/// TIFF and raw files, sound with labels, recordings.
private let tellingStarts: [[UInt8]] = [
  [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A], Array("ID3".utf8), [0xFF, 0xFB], [0xFF, 0xF3],
  Array("RIFF".utf8), Array("OggS".utf8), Array("fLaC".utf8),
]
