import Images

extension ForeignReader {
  static let pictures: [ForeignReader] = [
    // Headers, EXIF, XMP, IPTC and pixels of all formats: the first bytes tell which.
    ForeignReader(name: "picture", seedEndings: ["jpg", "jpeg", "png", "webp", "gif", "avif"]) { bytes in
      guard let info = try? inspectPicture(bytes).get(), info.width * info.height <= 1 << 20 else { return }
      guard let variants = try? makeVariants(of: bytes, settings: PictureSettings(widths: [48])).get() else {
        return
      }
      for variant in variants.all {
        let made = try? inspectPicture(variant.bytes).get()
        precondition(made?.carriesMetadata == false, "a variant carries metadata")
      }
    },
    ForeignReader(name: "drawing", seedEndings: ["svg"]) { bytes in
      guard let clean = try? sanitise(svg: bytes).get() else { return }
      let again = try? sanitise(svg: clean).get()
      precondition(again == clean, "a drawing is not the same when it is cleaned again")
      _ = wordsOfDrawing(bytes)
    },
  ]
}
