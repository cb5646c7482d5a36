import CVips

/// The properties of a picture file, from its header.
package struct PictureInfo: Sendable, Hashable {
  package var format: PictureFormat
  /// Of the upright picture, in pixels; a drawing's in CSS pixels.
  package var width: Int
  package var height: Int
  /// More than 1 in an animation; only the first is ever published, because moving pictures that cannot be
  /// paused break accessibility rules (WCAG 2.2.2).
  package var frames: Int
  /// Whether there is an alpha channel; it may be opaque all over.
  package var hasAlpha: Bool
  /// Whether it carries EXIF, XMP, IPTC or texts. All is removed when it is published, and so are the comments
  /// of GIF and JPEG, which are not looked for here.
  package var carriesMetadata: Bool
  /// A JPEG without its end mark, which programs read that mind nothing else missing.
  package var lacksEnd = false
}

/// Tells format, size and load of a picture from its header alone.
///
/// Nothing is decoded, so that a file of 69 bytes that claims ten thousand million pixels costs nothing. A
/// picture that passes is made within two seconds or so and 500 MB.
package func inspectPicture(_ bytes: [UInt8]) -> Result<PictureInfo, PictureError> {
  Result { () throws(PictureError) in try inspected(bytes) }
}

func inspected(_ bytes: [UInt8]) throws(PictureError) -> PictureInfo {
  guard !bytes.isEmpty else { throw .empty }
  let format: PictureFormat
  switch signature(of: bytes) {
  case .picture(.svg): return try inspectedDrawing(bytes)
  case .picture(let known): format = known
  case .refused(let name): throw .unsupported(name)
  case .unknown: throw .notAPicture
  }
  try startLibrary()
  guard xinfeng_vips_foreign_find_load_buffer(bytes, bytes.count) != nil else {
    xinfeng_vips_error_clear()
    throw .unsupported(format.name)
  }
  guard let (info, most) = withHeader(of: bytes, { ($0.info(as: format), $0.mostPixels(as: format)) })
  else { throw .truncated(format) }
  let (short, long) = (min(info.width, info.height), max(info.width, info.height))
  guard long <= 65_500, info.width * info.height <= most else {
    throw .tooLarge(width: info.width, height: info.height)
  }
  guard long <= 4_000 || long <= short * steepestShape else {
    throw .tooNarrow(width: info.width, height: info.height)
  }
  var seen = info
  seen.lacksEnd = format == .jpeg && lacksEnd(jpeg: bytes)
  return seen
}

/// The largest ratio of a picture's sides. A card for other sites covers 1200 × 630 pixels, for which a strip of 200 ×
/// 65 000 would be made 390 000 pixels long.
let steepestShape = 40

extension Pixels {
  fileprivate func info(as format: PictureFormat) -> PictureInfo {
    let mayMove = format == .gif || format == .webp
    let metadata = ["exif-data", "xmp-data", "iptc-data"]
    return PictureInfo(
      format: format,
      width: liesOnItsSide ? height : width,
      height: liesOnItsSide ? width : height,
      frames: mayMove ? integer("n-pages") ?? 1 : 1,
      hasAlpha: hasAlpha,
      carriesMetadata: fieldNames.contains { metadata.contains($0) || $0.hasPrefix("png-comment") })
  }

  /// The number of pixels that are decoded within two seconds or so. A plain JPEG passes by in rows and at a fraction
  /// of its size, a progressive one is held as coefficients; most other decoders hold a whole picture, and PNG is
  /// unpacked by one core.
  fileprivate func mostPixels(as format: PictureFormat) -> Int {
    switch format {
    case .jpeg where integer("jpeg-multiscan") != 1: 150_000_000
    case .png: 50_000_000 / bytesPerSample
    case .jpeg, .heic, .avif, .gif, .webp, .svg: 50_000_000
    }
  }
}
