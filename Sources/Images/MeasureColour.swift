import CVips

/// A colour of sRGB.
package struct PictureColour: Sendable, Hashable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// Of `#rrggbb`, with or without the sign; nil where it is none.
  package init?(_ text: some StringProtocol) {
    let digits = text.drop { $0 == "#" }
    guard digits.utf8.count == 6, let number = UInt32(digits, radix: 16) else { return nil }
    self.init(
      red: UInt8(number >> 16), green: UInt8(number >> 8 & 0xFF), blue: UInt8(number & 0xFF))
  }

  /// `rrggbb`.
  package var hexadecimal: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The colour of a palette that looks most like this one: distances in RGB weighed as eyes see red and blue.
  package func nearest(in palette: [PictureColour]) -> Int? {
    palette.indices.min { distance(to: palette[$0]) < distance(to: palette[$1]) }
  }

  private func distance(to other: PictureColour) -> Int {
    let mean = (Int(red) + Int(other.red)) / 2
    let (r, g, b) = (
      Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue)
    )
    return (512 + mean) * r * r + 1024 * g * g + (767 - mean) * b * b
  }
}

/// The average colour of a picture, shown in its place on a page until it is loaded.
///
/// The picture is decoded at the smallest size its format gives, which for a photograph of 12 megapixels costs a
/// twentieth of making its variants. All its bytes are read, so that one that is damaged or not whole is a fault.
package func measureColour(of bytes: [UInt8]) -> Result<PictureColour, PictureError> {
  Result { () throws(PictureError) in
    let info = try inspected(bytes)
    try startLibrary()
    if info.format == .jpeg, isDamaged(jpeg: bytes) { throw .truncated(.jpeg) }
    let source = info.format == .svg ? try sanitised(bytes) : bytes
    // These carry a small picture of themselves, which may be sound where they are not; it is never as large as this.
    let hasPreview = info.format == .heic || info.format == .avif
    let side = hasPreview ? 2048 : 32
    guard let small = decode(source, width: side, height: side, fit: .within) else {
      throw .truncated(info.format)
    }
    return try averageColour(of: small.publishable())
  }
}

/// The average of all pixels, each weighed by its opacity; white where nothing is to be seen.
private func averageColour(of picture: borrowing Pixels) throws(PictureError) -> PictureColour {
  let width = Int32(min(32, picture.width))
  let height = Int32(min(32, picture.height))
  let small = try picture.applying { xinfeng_vips_shrink($0, &$1, width, height) }.stripped().decoded()
  let bands = small.bands
  return try small.withSamples { samples in
    var sums = [0, 0, 0]
    var weight = 0
    for pixel in stride(from: 0, to: samples.count, by: bands) {
      let opacity = bands == 4 ? Int(samples[pixel + 3]) : 255
      for band in 0..<3 { sums[band] += Int(samples[pixel + band]) * opacity }
      weight += opacity
    }
    guard weight > 0 else { return PictureColour(red: 255, green: 255, blue: 255) }
    let means = sums.map { UInt8(clamping: ($0 + weight / 2) / weight) }
    return PictureColour(red: means[0], green: means[1], blue: means[2])
  }
}
