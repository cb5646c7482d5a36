/// A WebP file with nothing but its picture.
///
/// libvips 8.14 writes an EXIF block of its own making into every WebP, whether asked to strip or not and whatever
/// fields were removed: 100 useless bytes in each variant, and a file that seems to hold metadata. A still picture is
/// made of `VP8 ` or `VP8L`, and `ALPH` beside the former (RFC 9649, 2.7); only then is the extended header needed,
/// with the alpha flag and no other.
func withoutMetadata(webp: [UInt8]) -> [UInt8] {
  var header: ArraySlice<UInt8> = []
  var picture: [UInt8] = []
  var hasAlphaPlane = false
  var position = 12
  while position + 8 <= webp.count {
    let length = webp[position + 4..<position + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
    let end = min(position + 8 + length + length % 2, webp.count)
    let chunk = webp[position..<end]
    switch String(decoding: chunk.prefix(4), as: UTF8.self) {
    case "VP8X": header = chunk
    case "ALPH":
      hasAlphaPlane = true
      picture += chunk
    case "VP8 ", "VP8L": picture += chunk
    default: break
    }
    position = end
  }
  var body = Array("WEBP".utf8)
  if hasAlphaPlane, header.count == 18 {
    body += header
    body[4 + 8] = 0x10
  }
  body += picture
  let size = UInt32(body.count)
  return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + body
}
