/// Draws an SVG as a PNG of exactly this size.
///
/// The drawing keeps its proportions and is centred unless it says otherwise (`preserveAspectRatio`). It is sanitised
/// first, so it sees no file and no network. Text is set in the machine's fonts: the bytes are the same wherever those
/// are.
package func rasterise(svg: [UInt8], width: Int, height: Int) -> Result<[UInt8], PictureError> {
  Result { () throws(PictureError) in
    precondition(width > 0 && height > 0, "a picture has a size")
    guard max(width, height) <= 16_383, width * height <= 100_000_000 else {
      throw .tooLarge(width: width, height: height)
    }
    guard !svg.isEmpty else { throw .empty }
    try startLibrary()
    let drawing = try sanitised(svg, size: (width, height))
    guard let pixels = decode(drawing, width: width, height: height, fit: .within) else {
      throw .truncated(.svg)
    }
    return try pixels.stripped().encoded(as: .png, quality: 100)
  }
}
