/// A WebP file without EXIF and XMP (RFC 9649, 2.7.1); the picture, its profile and its animation stay.
///
/// - Returns: nil where a chunk does not end within the file.
func withoutMetadata(webp bytes: [UInt8]) -> [UInt8]? {
  var body = Array("WEBP".utf8)
  var position = 12
  while position + 8 <= bytes.count {
    let length = bytes[position + 4..<position + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - position - 8 else { return nil }
    let end = min(position + 8 + length + length % 2, bytes.count)
    var chunk = Array(bytes[position..<end])
    let type = String(decoding: chunk.prefix(4), as: UTF8.self)
    // The flags of the header must not promise what is gone.
    if type == "VP8X", chunk.count > 8 { chunk[8] &= ~0x0C }
    if shownChunks.contains(type) { body += chunk }
    position = end
  }
  guard body.count > 4 else { return nil }
  let size = UInt32(truncatingIfNeeded: body.count)
  return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + body
}

private let shownChunks: Set<String> = ["VP8X", "VP8 ", "VP8L", "ALPH", "ICCP", "ANIM", "ANMF"]
