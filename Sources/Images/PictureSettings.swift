import CVips

/// Which variants are made of each picture: settings of the site, the same for all its pictures.
package struct PictureSettings: Sendable, Hashable {
  /// In pixels, in any order. A width above the source's gives one variant as wide as the source.
  package var widths: [Int]
  /// The formats to write, best first; the order of `PictureVariants.all`. JPEG is written as PNG where a picture is
  /// transparent. AVIF is left out where this libvips cannot write it; for the same width it takes about twice the time
  /// of WebP and half the bytes.
  package var formats: [PictureFormat]
  package var jpegQuality: Int
  package var webpQuality: Int
  package var avifQuality: Int

  package init(
    widths: [Int], formats: [PictureFormat] = [.webp, .jpeg],
    jpegQuality: Int = 80, webpQuality: Int = 76, avifQuality: Int = 50
  ) {
    precondition(widths.allSatisfy { $0 > 0 } && !widths.isEmpty, "widths are positive, and there is one")
    precondition(formats.allSatisfy { $0.isWritten }, "only JPEG, PNG, WebP and AVIF are written")
    self.widths = widths
    self.formats = formats
    self.jpegQuality = jpegQuality
    self.webpQuality = webpQuality
    self.avifQuality = avifQuality
  }

  /// All that decides the bytes of a variant beside the source's bytes: the key of a cache of variants.
  ///
  /// The number before all is raised whenever this program asks for the same in another way. The library's version is
  /// that of its headers: to ask the library itself it would have to be loaded, which takes longer than planning a site.
  package var fingerprint: String {
    let version = "\(VIPS_MAJOR_VERSION).\(VIPS_MINOR_VERSION).\(VIPS_MICRO_VERSION)"
    return [
      "3", version, Set(widths).sorted().map(String.init).joined(separator: ","),
      writableFormats.map(\.rawValue).joined(separator: ","),
      "\(jpegQuality),\(webpQuality),\(avifQuality)",
    ].joined(separator: ";")
  }

  /// The variants that `makeVariants` is sure to make of a picture of this size, in its order, without decoding it.
  /// Transparency is not considered: callers that cannot know it ask for PNG instead of JPEG.
  package func variants(width: Int, height: Int) -> [(format: PictureFormat, width: Int)] {
    let widths = Set(self.widths.map { min($0, width) }).sorted()
    let widest = widths[widths.count - 1]
    // One pixel to spare, for the rounding of the decoder.
    let longestSide = max(widest, height * widest / max(width, 1) + 1) + 1
    let formats = writableFormats.filter { longestSide <= $0.longestSide }
    return (formats.isEmpty ? [.jpeg] : formats).flatMap { format in widths.map { (format, $0) } }
  }

  /// The formats that this libvips can write.
  var writableFormats: [PictureFormat] {
    formats.filter { $0 != .avif || avifIsWritable }
  }
}

extension PictureFormat {
  fileprivate var isWritten: Bool {
    switch self {
    case .jpeg, .png, .webp, .avif: true
    case .gif, .svg, .heic: false
    }
  }
}

/// Whether this machine's libheif came with an AV1 encoder, found out by encoding a few pixels: the loader being
/// there does not say so.
private let avifIsWritable: Bool = {
  guard (try? startLibrary()) != nil else { return false }
  return (try? Pixels.black(side: 16).encoded(as: .avif, quality: 50)) != nil
}()
