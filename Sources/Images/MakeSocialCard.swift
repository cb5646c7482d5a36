import CVips

/// Makes the picture that messengers and social networks show beside a link: 1200 × 630, JPEG, on white.
package func makeSocialCard(of bytes: [UInt8]) -> Result<[UInt8], PictureError> {
  makeCutting(of: bytes, width: 1200, height: 630)
}

/// Makes a JPEG of exactly this size, on white: what hangs over is cut off.
///
/// Takes every format `makeVariants` takes; a small picture is enlarged.
package func makeCutting(of bytes: [UInt8], width: Int, height: Int) -> Result<[UInt8], PictureError> {
  Result { () throws(PictureError) in
    let info = try inspected(bytes)
    try startLibrary()
    let source = info.format == .svg ? try sanitised(bytes) : bytes
    guard let decoded = decode(source, width: width, height: height, fit: .cover) else {
      throw .truncated(info.format)
    }
    let picture = try decoded.publishable()
    guard picture.hasAlpha else { return try picture.encoded(as: .jpeg, quality: 82) }
    let flat = try picture.applying { xinfeng_vips_flatten_on_white($0, &$1) }
    return try flat.encoded(as: .jpeg, quality: 82)
  }
}
