/// A format of pictures this program reads, detected by a file's first bytes and never by its name.
///
/// Photographs saved from messengers are often one format under another's name; browsers go by content, and so
/// does everything here.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  case jpeg
  case png
  case webp
  case avif
  case gif
  case svg
  case heic

  /// As it is written in a sentence.
  package var name: String {
    switch self {
    case .jpeg: "JPEG"
    case .png: "PNG"
    case .webp: "WebP"
    case .avif: "AVIF"
    case .gif: "GIF"
    case .svg: "SVG"
    case .heic: "HEIC"
    }
  }

  /// The media type, for `type` attributes and HTTP headers.
  package var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    default: "image/\(rawValue)"
    }
  }

  /// Name endings in lower case without the dot, the usual one first.
  package var fileExtensions: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    case .heic: ["heic", "heif"]
    default: [rawValue]
    }
  }

  /// Whether a file's name has an ending of this format.
  package func isNamed(_ fileName: String) -> Bool {
    guard let dot = fileName.lastIndex(of: ".") else { return false }
    return fileExtensions.contains(fileName[fileName.index(after: dot)...].lowercased())
  }

  /// The longest side that is written. WebP can hold 16,383 pixels, but six seconds go into a poster of 1,000 × 16,000,
  /// of which JPEG needs two; and such posters are often taller.
  var longestSide: Int { self == .webp ? 8_192 : 65_500 }
}

/// The sort of a file, by its first bytes.
enum Signature: Equatable {
  case picture(PictureFormat)
  /// A format by name that is a picture, or often given in the place of one, and that browsers do not show.
  case refused(String)
  case unknown
}

func signature(of bytes: [UInt8]) -> Signature {
  for (format, start) in pictureStarts where bytes.starts(with: start) { return .picture(format) }
  if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .picture(.webp) }
  if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return isoMediaSignature(bytes) }
  for (name, start) in refusedStarts where bytes.starts(with: start) { return .refused(name) }
  return rootIsSVG(bytes) ? .picture(.svg) : .unknown
}

private let pictureStarts: [(PictureFormat, [UInt8])] = [
  (.jpeg, [0xFF, 0xD8, 0xFF]),
  (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
  (.gif, Array("GIF87a".utf8)),
  (.gif, Array("GIF89a".utf8)),
]

private let refusedStarts: [(String, [UInt8])] = [
  ("BMP", Array("BM".utf8)),
  ("TIFF", [0x49, 0x49, 0x2A, 0x00]),
  ("TIFF", [0x4D, 0x4D, 0x00, 0x2A]),
  ("ICO", [0x00, 0x00, 0x01, 0x00]),
  ("PSD", Array("8BPS".utf8)),
  ("PDF", Array("%PDF-".utf8)),
  ("JPEG XL", [0xFF, 0x0A]),
  ("JPEG XL", [0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20]),
  ("JPEG 2000", [0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20]),
  ("JPEG 2000", [0xFF, 0x4F, 0xFF, 0x51]),
  ("SVGZ", [0x1F, 0x8B]),
]

/// AVIF and HEIC share a container; its first box lists brands (ISO/IEC 14496-12, 4.3), and any of them may be
/// the telling one.
private func isoMediaSignature(_ bytes: [UInt8]) -> Signature {
  let size = min(bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }, bytes.count, 1024)
  var brands: [String] = []
  for start in stride(from: 8, to: size - 3, by: 4) where start != 12 {
    brands.append(String(decoding: bytes[start..<start + 4], as: UTF8.self))
  }
  if brands.contains("avif") || brands.contains("avis") { return .picture(.avif) }
  let heic: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
  return brands.contains { heic.contains($0) } ? .picture(.heic) : .refused("MP4")
}
