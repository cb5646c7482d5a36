import CVips

/// An image of libvips, owned: released when the value goes.
///
/// libvips images are recipes that are worked off when pixels are asked for; the initialisers here that decode a file
/// work it off at once, so that the place of an error distinguishes a damaged file from a failing machine (its text is
/// shared by all threads and cannot be relied on).
struct Pixels: ~Copyable {
  private let image: UnsafeMutablePointer<VipsImage>

  init(owning image: UnsafeMutablePointer<VipsImage>) {
    self.image = image
  }

  deinit { xinfeng_g_object_unref(image) }

  var width: Int { Int(xinfeng_vips_image_get_width(image)) }
  var height: Int { Int(xinfeng_vips_image_get_height(image)) }
  var bands: Int { Int(xinfeng_vips_image_get_bands(image)) }
  var bytesPerSample: Int { Int(xinfeng_vips_format_sizeof(xinfeng_vips_image_get_format(image))) }
  var hasAlpha: Bool { xinfeng_vips_image_hasalpha(image) != 0 }
  /// Whether the orientation field swaps width and height.
  var liesOnItsSide: Bool { xinfeng_vips_image_get_orientation_swap(image) != 0 }

  func integer(_ field: String) -> Int? {
    var value: Int32 = 0
    guard xinfeng_vips_image_get_typeof(image, field) != 0 else { return nil }
    return xinfeng_vips_image_get_int(image, field, &value) == 0 ? Int(value) : nil
  }

  func text(_ field: String) -> String? {
    var value: UnsafePointer<CChar>?
    guard xinfeng_vips_image_get_typeof(image, field) != 0 else { return nil }
    guard xinfeng_vips_image_get_string(image, field, &value) == 0, let value else { return nil }
    return String(cString: value)
  }

  var fieldNames: [String] {
    guard let names = xinfeng_vips_image_get_fields(image) else { return [] }
    defer { xinfeng_g_strfreev(names) }
    var result: [String] = []
    var next = names
    while let name = next.pointee {
      result.append(String(cString: name))
      next += 1
    }
    return result
  }

  /// A black square.
  static func black(side: Int32) throws(PictureError) -> Pixels {
    var black: UnsafeMutablePointer<VipsImage>?
    guard xinfeng_vips_black(&black, side, side) == 0, let black else { throw .machine(takeLibraryMessage()) }
    return Pixels(owning: black)
  }

  /// The result of one operation of libvips on this image.
  func applying(
    _ operation: (UnsafeMutablePointer<VipsImage>, inout UnsafeMutablePointer<VipsImage>?) -> Int32
  ) throws(PictureError) -> Pixels {
    var result: UnsafeMutablePointer<VipsImage>?
    guard operation(image, &result) == 0, let result else { throw .machine(takeLibraryMessage()) }
    return Pixels(owning: result)
  }

  /// The lowest sample.
  func minimum() throws(PictureError) -> Double {
    var lowest = 0.0
    guard xinfeng_vips_minimum(image, &lowest) == 0 else { throw .machine(takeLibraryMessage()) }
    return lowest
  }

  /// All pixels, decoded now.
  func decoded() throws(PictureError) -> Pixels {
    guard let copy = xinfeng_vips_image_copy_memory(image) else { throw .machine(takeLibraryMessage()) }
    return Pixels(owning: copy)
  }

  /// The same pixels as eight-bit sRGB, with no field beside them: no EXIF, XMP, IPTC, comment, profile or density.
  ///
  /// Fields are removed from the image because savers cannot be relied on: the WebP saver of libvips 8.14 keeps
  /// them in spite of its `strip` option.
  func stripped() throws(PictureError) -> Pixels {
    let colours = try applying { xinfeng_vips_to_srgb($0, &$1) }
    let copy = try colours.applying { xinfeng_vips_copy($0, &$1) }
    for name in copy.fieldNames { xinfeng_vips_image_remove(copy.image, name) }
    return copy
  }

  func encoded(as format: PictureFormat, quality: Int) throws(PictureError) -> [UInt8] {
    var bytes: UnsafeMutableRawPointer?
    var length = 0
    let quality = Int32(quality)
    let result =
      switch format {
      case .jpeg: xinfeng_vips_save_jpeg(image, &bytes, &length, quality)
      case .png: xinfeng_vips_save_png(image, &bytes, &length)
      case .webp: xinfeng_vips_save_webp(image, &bytes, &length, quality, 4)
      case .avif: xinfeng_vips_save_avif(image, &bytes, &length, quality, 2)
      case .gif, .svg, .heic: preconditionFailure("\(format.name) is not written")
      }
    defer { xinfeng_g_free(bytes) }
    guard result == 0, let bytes, length > 0 else { throw .machine(takeLibraryMessage()) }
    let file = Array(UnsafeRawBufferPointer(start: bytes, count: length))
    return format == .webp ? withoutMetadata(webp: file) : file
  }

  /// The samples of an image that is in memory, row by row.
  func withSamples<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) throws(PictureError) -> T {
    guard let start = xinfeng_vips_image_get_data(image) else { throw .machine(takeLibraryMessage()) }
    let count = width * height * bands * bytesPerSample
    return body(UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count))
  }
}

/// Calls `body` with an image whose header was read and whose pixels were not; nil where libvips cannot read it.
func withHeader<T>(of bytes: [UInt8], _ body: (borrowing Pixels) -> T) -> T? {
  guard (try? startLibrary()) != nil else { return nil }
  return bytes.withUnsafeBytes { buffer in
    var image: UnsafeMutablePointer<VipsImage>?
    guard xinfeng_vips_open(buffer.baseAddress, buffer.count, &image) == 0, let image else {
      xinfeng_vips_error_clear()
      return nil
    }
    return body(Pixels(owning: image))
  }
}

/// The way in which a decoded picture meets the requested size.
enum Fit {
  /// Within the size, never larger than the source.
  case within
  /// Covering the size exactly; what hangs over is cut off.
  case cover
}

/// Decodes a picture upright and scaled, reading no more of it than the size needs: a JPEG is decoded at a
/// fraction of its size. Returns nil where the data is damaged.
///
/// Colours become sRGB by the file's profile, CMYK included. What is cut off to cover a size is chosen by
/// libvips's attention (skin, saturation, edges), because the middle of a portrait has no head.
func decode(_ bytes: [UInt8], width: Int, height: Int, fit: Fit) -> Pixels? {
  guard let bytes = withEnd(bytes) else { return nil }
  let hasProfile = withHeader(of: bytes) { $0.fieldNames.contains("icc-profile-data") } ?? false
  // A colour profile in a grey picture is common and useless; the second attempt ignores it.
  for thumbnail in hasProfile
    ? [xinfeng_vips_thumbnail_in_srgb, xinfeng_vips_thumbnail] : [xinfeng_vips_thumbnail]
  {
    let crop = fit == .cover ? VIPS_INTERESTING_ATTENTION : VIPS_INTERESTING_NONE
    let size = fit == .cover ? VIPS_SIZE_BOTH : VIPS_SIZE_DOWN
    // The recipe reads from the buffer while it is worked off, so both happen inside.
    let decoded = bytes.withUnsafeBytes { buffer -> UnsafeMutablePointer<VipsImage>? in
      var recipe: UnsafeMutablePointer<VipsImage>?
      let result = thumbnail(
        buffer.baseAddress, buffer.count, &recipe, Int32(width), Int32(height), crop, size)
      guard result == 0, let recipe else { return nil }
      defer { xinfeng_g_object_unref(recipe) }
      return xinfeng_vips_image_copy_memory(recipe)
    }
    if let decoded { return Pixels(owning: decoded) }
    xinfeng_vips_error_clear()
  }
  return nil
}

/// Starts libvips once in the life of the process.
///
/// One thread for each picture, because the caller works on several pictures at once, each with its own caller's
/// thread: more would only wait for each other. No cache of operations, because no picture is made twice. Every
/// loader is blocked but those of the formats we publish: libvips would otherwise hand unknown files to
/// ImageMagick, to PDF and to scientific formats that were never meant to meet strangers.
func startLibrary() throws(PictureError) {
  guard libraryHasStarted else { throw .machine("libvips.so.42: apt-get install libvips42") }
}

private let libraryHasStarted: Bool = {
  guard xinfeng_vips_start() == 0 else { return false }
  guard xinfeng_jpeg_start() == 0 else { return false }
  xinfeng_vips_concurrency_set(1)
  xinfeng_vips_cache_set_max(0)
  xinfeng_vips_operation_block_set("VipsForeignLoad", 1)
  for loader in ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Svg"] {
    xinfeng_vips_operation_block_set("VipsForeignLoad" + loader, 0)
  }
  return true
}()

private func takeLibraryMessage() -> String {
  guard let copy = xinfeng_vips_error_buffer_copy() else { return "" }
  defer { xinfeng_g_free(copy) }
  var lines = String(cString: copy).split(separator: "\n")
  while lines.last == "" { lines.removeLast() }
  return lines.joined(separator: "; ")
}
