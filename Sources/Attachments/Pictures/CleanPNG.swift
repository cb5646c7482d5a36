let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

/// A PNG file with the chunks that decide what is seen, and no others: no texts, no time, no EXIF (PNG, third edition,
/// chapter 11). What follows the end is left out.
///
/// - Returns: nil where a chunk does not end within the file.
func withoutMetadata(png bytes: [UInt8]) -> [UInt8]? {
  var output = pngSignature
  var position = 8
  while position + 12 <= bytes.count {
    let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - position - 12 else { return nil }
    let end = position + 12 + length
    let type = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
    if shownChunks.contains(type) { output += bytes[position..<end] }
    if type == "IEND" { return output }
    position = end
  }
  return nil
}

private let shownChunks: Set<String> = [
  "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
  "sPLT",
  "hIST", "acTL", "fcTL", "fdAT",
]
