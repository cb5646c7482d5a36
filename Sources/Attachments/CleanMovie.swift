/// A video in MP4 without what cameras and phones write beside it: place, time, device.
///
/// Boxes of such data (ISO/IEC 14496-12: `udta`, `meta`; and `uuid`) become free space of the same length, so
/// that no offset changes.
func cleaned(movie bytes: [UInt8]) throws(AttachmentError) -> [UInt8] {
  guard bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) else { throw .misnamed(.mp4) }
  var output = bytes
  // The boxes that hold boxes, each to be looked into once.
  var folders = [0..<bytes.count]
  var hasMovie = false
  while let folder = folders.popLast() {
    var position = folder.lowerBound
    while position + 8 <= folder.upperBound {
      var size = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      var header = 8
      if size == 1, position + 16 <= folder.upperBound {
        guard bytes[position + 8] == 0 else { throw .damaged }
        size = bytes[position + 8..<position + 16].reduce(0) { $0 << 8 | Int($1) }
        header = 16
      } else if size == 0 {
        size = folder.upperBound - position
      }
      guard size >= header, size <= folder.upperBound - position else { throw .damaged }
      let contents = position + header..<position + size
      switch String(decoding: bytes[position + 4..<position + 8], as: UTF8.self) {
      case "moov":
        hasMovie = true
        folders.append(contents)
      case "trak", "mdia": folders.append(contents)
      case "udta", "meta", "uuid":
        output.replaceSubrange(position + 4..<position + 8, with: "free".utf8)
        output.replaceSubrange(contents, with: repeatElement(0, count: contents.count))
      default: break
      }
      position += size
    }
  }
  guard hasMovie else { throw .damaged }
  return output
}
