/// A JPEG 2000 file with the boxes that are the picture, and no others: no XML, no EXIF, no maker's notes (ITU-T T.800,
/// annex I). A bare codestream stays as it is.
///
/// - Returns: nil where a box does not end within the file.
func withoutMetadata(jp2 bytes: [UInt8]) -> [UInt8]? {
  if bytes.starts(with: [0xFF, 0x4F, 0xFF, 0x51]) { return bytes }
  guard bytes.count >= 12, bytes[4..<8].elementsEqual("jP  ".utf8) else { return nil }
  var output: [UInt8] = []
  var position = 0
  while position + 8 <= bytes.count {
    var length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
    var header = 8
    if length == 1, position + 16 <= bytes.count, bytes[position + 8] == 0 {
      length = bytes[position + 8..<position + 16].reduce(0) { $0 << 8 | Int($1) }
      header = 16
    } else if length == 0 {
      length = bytes.count - position
    }
    guard length >= header, length <= bytes.count - position else { return nil }
    let type = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
    if shownBoxes.contains(type) { output += bytes[position..<position + length] }
    position += length
  }
  return output
}

private let shownBoxes: Set = ["jP  ", "ftyp", "jp2h", "jp2c", "rreq", "jpch", "jplh", "cgrp", "opct"]
