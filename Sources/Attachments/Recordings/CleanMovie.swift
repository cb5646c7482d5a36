/// A film in MP4, or a sound in M4A, without what cameras and phones write beside it: place, time, device, titles, covers.
///
/// Boxes of such data (ISO/IEC 14496-12: `udta`, `meta`; and `uuid`) become free space of the same length, so
/// that no offset changes.
func cleaned(movie bytes: [UInt8], _ format: AttachmentFormat = .mp4) throws(AttachmentError) -> [UInt8] {
  guard bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { throw .misnamed(format) }
  var output = bytes
  // The boxes that hold boxes, each to be looked into once.
  var folders = [0..<bytes.count]
  var hasMovie = false
  while let folder = folders.popLast() {
    for box in try MovieBox.boxes(of: bytes, in: folder) {
      switch box.type {
      case "moov":
        hasMovie = true
        folders.append(box.contents)
      case "trak", "mdia": folders.append(box.contents)
      case "udta", "meta", "uuid":
        output.replaceSubrange(box.start + 4..<box.start + 8, with: "free".utf8)
        output.replaceSubrange(box.contents, with: repeatElement(0, count: box.contents.count))
      default: break
      }
    }
  }
  guard hasMovie else { throw .damaged }
  return output
}
