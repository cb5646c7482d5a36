/// Makes one file of a picture for a place that takes JPEG and PNG up to a size: as wide as it may be, narrower or of a
/// lower quality where it would be too large. A drawing becomes PNG.
///
/// - Parameters:
///   - width: the greatest, in pixels.
///   - limit: in bytes; the file is smaller.
/// - Returns: nil where even a narrow picture is too large, such as a tall one with transparent places.
package func makeBounded(_ bytes: [UInt8], width: Int, below limit: Int) -> Result<
  PictureVariant?, PictureError
> {
  Result { () throws(PictureError) in
    let info = try inspected(bytes)
    for share in [6, 5, 4, 3, 2] {
      let width = width * share / 6
      if info.format == .svg {
        let drawn = try drawn(bytes, info, width: width)
        if drawn.bytes.count < limit { return drawn }
        continue
      }
      for quality in [82, 70, 58] {
        let settings = PictureSettings(widths: [width], formats: [.jpeg], jpegQuality: quality)
        let made = try makeVariants(of: bytes, settings: settings).get().all[0]
        if made.bytes.count < limit { return made }
        // PNG has no quality to lower.
        if made.format == .png { break }
      }
    }
    return nil
  }
}

private func drawn(_ bytes: [UInt8], _ info: PictureInfo, width: Int) throws(PictureError) -> PictureVariant {
  let height = max(1, info.height * width / max(1, info.width))
  let picture = try rasterise(svg: bytes, width: width, height: height).get()
  return PictureVariant(format: .png, width: width, height: height, bytes: picture)
}
