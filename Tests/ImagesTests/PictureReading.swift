@testable import Images

// What stands in a file, told by reading its segments and chunks here: the library that wrote it is not asked.

/// The markers of a JPEG up to its pixels, with their data.
func jpegSegments(_ bytes: [UInt8]) -> [(marker: UInt8, data: ArraySlice<UInt8>)] {
  var segments: [(marker: UInt8, data: ArraySlice<UInt8>)] = []
  var position = 2
  while position + 4 <= bytes.count, bytes[position] == 0xFF {
    let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
    segments.append((bytes[position + 1], bytes[position + 4..<position + 2 + length]))
    if bytes[position + 1] == 0xDA { break }
    position += 2 + length
  }
  return segments
}

func pngChunks(_ bytes: [UInt8]) -> Set<String> {
  var names: Set<String> = []
  var position = 8
  while position + 8 <= bytes.count {
    let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
    names.insert(String(decoding: bytes[position + 4..<position + 8], as: UTF8.self))
    position += 12 + length
  }
  return names
}

func webpChunks(_ bytes: [UInt8]) -> Set<String> {
  var names: Set<String> = []
  var position = 12
  while position + 8 <= bytes.count {
    let length = bytes[position + 4..<position + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
    names.insert(String(decoding: bytes[position..<position + 4], as: UTF8.self))
    position += 8 + length + length % 2
  }
  return names
}

/// What a published file carries beside its pixels: empty if it is clean.
func foreignParts(of variant: PictureVariant) -> [String] {
  var found: [String] = []
  switch variant.format {
  case .jpeg:
    // Tables, frame, scan, and JFIF's sixteen bytes without a thumbnail.
    let plain: Set<UInt8> = [0xDB, 0xC0, 0xC4, 0xDA, 0xDD]
    for (marker, data) in jpegSegments(variant.bytes) where !plain.contains(marker) {
      if marker != 0xE0 || data.count != 14 { found.append("segment \(marker)") }
    }
  case .png:
    found += pngChunks(variant.bytes).subtracting(["IHDR", "PLTE", "tRNS", "pHYs", "IDAT", "IEND"]).sorted()
  case .webp:
    found += webpChunks(variant.bytes).subtracting(["VP8X", "VP8 ", "VP8L", "ALPH"]).sorted()
  case .avif, .svg, .gif, .heic: break
  }
  for word in ["SECRET", "Exif", "xmpmeta", "mime", "ICC_PROFILE"] where has(word, in: variant.bytes) {
    found.append(word)
  }
  return found
}

func has(_ word: String, in bytes: [UInt8]) -> Bool {
  String(decoding: bytes, as: Unicode.ASCII.self).contains(word)
}

/// The colour at the middle of each quarter, from left to right and from top to bottom, as the nearest pure one.
func quarters(of picture: [UInt8]) throws -> [String] {
  let pixels = try decoded(picture)
  return [(1, 1), (3, 1), (1, 3), (3, 3)].map { column, row in
    pixels[pixels.width * column / 4, pixels.height * row / 4].prefix(3)
      .map { $0 > 128 ? "1" : "0" }.joined()
  }
}

/// Red, green, blue and white.
let uprightQuarters = ["100", "010", "001", "111"]

func decoded(_ picture: [UInt8]) throws -> Plane {
  guard let pixels = decode(picture, width: 65_500, height: 65_500, fit: .within) else {
    throw PictureError.notAPicture
  }
  let samples = try pixels.withSamples { Array($0) }
  return Plane(width: pixels.width, height: pixels.height, samples: samples, bands: pixels.bands)
}

/// Width and height as a PNG states them.
func pngSize(_ bytes: [UInt8]) -> [Int] {
  [16..<20, 20..<24].map { bytes[$0].reduce(0) { $0 << 8 | Int($1) } }
}
