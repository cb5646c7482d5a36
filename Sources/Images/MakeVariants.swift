import CVips

/// One file to publish for a picture.
package struct PictureVariant: Sendable, Hashable {
  package var format: PictureFormat
  package var width: Int
  package var height: Int
  package var bytes: [UInt8]
}

/// All files to publish for a picture: never none.
package struct PictureVariants: Sendable, Hashable {
  /// By format in the order of the settings, then from narrow to wide: the order `srcset` is written in.
  package var all: [PictureVariant]

  /// The variants of one format from narrow to wide.
  package subscript(format: PictureFormat) -> [PictureVariant] { all.filter { $0.format == format } }
}

/// Makes all variants of one picture: upright, in sRGB, without any metadata, never larger than the source.
///
/// A pure function that is safe to call on several threads; it keeps one core busy, and the caller decides how
/// many pictures are in work at once. The same bytes and settings give the same result.
///
/// * A picture with a transparent pixel gets PNG in the place of JPEG; an alpha channel that is opaque all over
///   does not count.
/// * Of an animation the first frame is published.
/// * A drawing (SVG) gives one variant, the sanitised drawing itself: it fits every width.
/// * For a picture too tall for a format (WebP ends at 8,192 pixels) that format is left out.
package func makeVariants(of bytes: [UInt8], settings: PictureSettings) -> Result<
  PictureVariants, PictureError
> {
  Result { () throws(PictureError) in
    let info = try inspected(bytes)
    if info.format == .svg { return try drawingVariants(bytes) }
    return try rasterVariants(bytes, info: info, settings: settings)
  }
}

/// The picture is decoded once, for the greatest width; the others are made from that one.
private func rasterVariants(
  _ bytes: [UInt8], info: PictureInfo, settings: PictureSettings
) throws(PictureError) -> PictureVariants {
  let widths = Set(settings.widths.map { min($0, info.width) }).sorted()
  guard let decoded = decode(bytes, width: widths[widths.count - 1], height: 65_500, fit: .within) else {
    throw .truncated(info.format)
  }
  let largest = try decoded.publishable()
  let formats = settings.formats(
    transparent: largest.hasAlpha, longestSide: max(largest.width, largest.height))
  var variants: [PictureVariant] = []
  for width in widths {
    let picture = try largest.narrowed(to: width)
    for format in formats {
      let encoded = try picture.encoded(as: format, quality: settings.quality(of: format))
      variants.append(
        PictureVariant(format: format, width: picture.width, height: picture.height, bytes: encoded))
    }
  }
  let ordered = formats.flatMap { format in variants.filter { $0.format == format } }
  return PictureVariants(all: ordered)
}

private func drawingVariants(_ bytes: [UInt8]) throws(PictureError) -> PictureVariants {
  let clean = try sanitised(bytes)
  let info = try inspectedDrawing(clean)
  let variant = PictureVariant(format: .svg, width: info.width, height: info.height, bytes: clean)
  return PictureVariants(all: [variant])
}

/// The same picture in the same format and size without its metadata, for a place that takes one file only.
func cleaned(_ bytes: [UInt8]) throws(PictureError) -> PictureVariant {
  let info = try inspected(bytes)
  let settings = PictureSettings(
    widths: [info.width], formats: [info.format == .jpeg ? .jpeg : .png], jpegQuality: 90)
  return try rasterVariants(bytes, info: info, settings: settings).all[0]
}

extension PictureSettings {
  fileprivate func formats(transparent: Bool, longestSide: Int) -> [PictureFormat] {
    let fallback: PictureFormat = transparent ? .png : .jpeg
    var formats: [PictureFormat] = []
    for format in writableFormats where longestSide <= format.longestSide {
      let format = format == .jpeg ? fallback : format
      if !formats.contains(format) { formats.append(format) }
    }
    return formats.isEmpty ? [fallback] : formats
  }

  fileprivate func quality(of format: PictureFormat) -> Int {
    switch format {
    case .jpeg: jpegQuality
    case .webp: webpQuality
    case .avif: avifQuality
    case .png, .gif, .svg, .heic: 100
    }
  }
}

extension Pixels {
  /// The picture as it is published, in memory: stripped, and without an alpha channel that hides nothing.
  func publishable() throws(PictureError) -> Pixels {
    let plain = try stripped()
    guard plain.hasAlpha else { return try plain.decoded() }
    let alpha = try plain.applying { xinfeng_vips_extract_bands($0, &$1, 3, 1) }
    guard try alpha.minimum() == 255 else { return try plain.decoded() }
    return try plain.applying { xinfeng_vips_extract_bands($0, &$1, 0, 3) }.decoded()
  }

  fileprivate func narrowed(to width: Int) throws(PictureError) -> Pixels {
    guard width < self.width else { return try decoded() }
    let height = max(1, (self.height * width + self.width / 2) / self.width)
    return try applying { xinfeng_vips_shrink($0, &$1, Int32(width), Int32(height)) }.stripped().decoded()
  }
}
