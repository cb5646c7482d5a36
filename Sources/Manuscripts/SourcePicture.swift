/// A picture of the manuscript, with the bytes of its file.
package struct SourcePicture: Sendable {
  package var bytes: [UInt8]
  /// In lower case, without the dot.
  package var fileExtension: String
  package var alternative = ""
  /// The part or address of its file, by which pictures of one file are recognised.
  package var file = ""
}

/// The format of a picture by its first bytes.
enum PictureSort: Equatable {
  case usable(String)
  /// A picture that browsers do not show, with the name of its format.
  case unusable(String)
  case none
}

func pictureSort(of bytes: [UInt8]) -> PictureSort {
  for (fileExtension, start) in usableStarts where bytes.starts(with: start) { return .usable(fileExtension) }
  if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .usable("webp") }
  if bytes.dropFirst(4).starts(with: "ftypavif".utf8) { return .usable("avif") }
  if bytes.dropFirst(4).starts(with: "ftyphei".utf8) { return .usable("heic") }
  if bytes.dropFirst(40).starts(with: " EMF".utf8), bytes.starts(with: [1, 0, 0, 0]) {
    return .unusable("EMF")
  }
  for (name, start) in unusableStarts where bytes.starts(with: start) { return .unusable(name) }
  return .none
}

private let usableStarts: [(String, [UInt8])] = [
  ("jpg", [0xFF, 0xD8, 0xFF]), ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]), ("gif", Array("GIF8".utf8)),
]

private let unusableStarts: [(String, [UInt8])] = [
  ("EMF", [1, 0, 0, 0]), ("WMF", [0xD7, 0xCD, 0xC6, 0x9A]), ("WMF", [1, 0, 9, 0]), ("WMF", [2, 0, 9, 0]),
  ("BMP", Array("BM".utf8)), ("TIFF", Array("II*\0".utf8)), ("TIFF", Array("MM\0*".utf8)),
  ("PCX", [0x0A, 0x05, 0x01]), ("EMF", [0x1F, 0x8B]),
]
