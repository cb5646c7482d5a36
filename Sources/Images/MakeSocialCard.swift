import CVips

/// Makes the picture that messengers and social networks show beside a link: 1200 × 630, JPEG, on white.
///
/// Takes every format `makeVariants` takes; a small picture is enlarged.
package func makeSocialCard(of bytes: [UInt8]) -> Result<[UInt8], PictureError> {
  Result { () throws(PictureError) in
    let info = try inspected(bytes)
    try startLibrary()
    let source = info.format == .svg ? try sanitised(bytes) : bytes
    guard let decoded = decode(source, width: 1200, height: 630, fit: .cover) else {
      throw .truncated(info.format)
    }
    let picture = try decoded.publishable()
    guard picture.hasAlpha else { return try picture.encoded(as: .jpeg, quality: 82) }
    let flat = try picture.applying { xinfeng_vips_flatten_on_white($0, &$1) }
    return try flat.encoded(as: .jpeg, quality: 82)
  }
}
