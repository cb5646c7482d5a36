/// A JPEG file of its frame and scans alone (ITU-T T.81, annex B).
///
/// Kept of the application segments are JFIF's without its thumbnail, the colour profile and Adobe's, which say how
/// colours are meant. Of EXIF the orientation remains, in a segment of our own: without it a photograph would lie
/// on its side. What follows the end of the picture (second pictures, films) is left out.
///
/// - Returns: nil where the segments do not follow each other as they should, or no picture follows them.
func withoutMetadata(jpeg bytes: [UInt8]) -> [UInt8]? {
  var kept: [UInt8] = []
  var orientation: UInt8 = 1
  var hasScan = false
  var position = 2
  while position + 4 <= bytes.count {
    guard bytes[position] == 0xFF else { return nil }
    let marker = bytes[position + 1]
    if marker == 0xFF {
      position += 1
      continue
    }
    if marker == 0xD9 { break }
    let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
    let end = position + 2 + length
    guard marker >= 0xC0, length >= 2, end <= bytes.count else { return nil }
    let contents = bytes[position + 4..<end]
    switch marker {
    case 0xE1: orientation = exifOrientation(contents) ?? orientation
    case 0xE0:
      if contents.starts(with: "JFIF".utf8), contents.count >= 14 {
        kept += [0xFF, 0xE0, 0, 16] + contents.prefix(12) + [0, 0]
      }
    case 0xE2: if contents.starts(with: "ICC_PROFILE\0".utf8) { kept += bytes[position..<end] }
    case 0xEE: if contents.starts(with: "Adobe".utf8) { kept += bytes[position..<end] }
    case 0xE3...0xEF, 0xFE: break
    default: kept += bytes[position..<end]
    }
    position = end
    if marker == 0xDA {
      hasScan = true
      let scanEnd = endOfScan(in: bytes, from: position)
      kept += bytes[position..<scanEnd]
      position = scanEnd
    }
  }
  guard hasScan else { return nil }
  return [0xFF, 0xD8] + (orientation > 1 ? orientationSegment(orientation) : []) + kept + [0xFF, 0xD9]
}

/// The marker after the data of a scan; 0 and the restart markers belong to the data.
private func endOfScan(in bytes: [UInt8], from start: Int) -> Int {
  var position = start
  while position + 1 < bytes.count {
    if bytes[position] == 0xFF, bytes[position + 1] != 0, !(0xD0...0xD7 ~= bytes[position + 1]),
      bytes[position + 1] != 0xFF
    {
      return position
    }
    position += 1
  }
  return bytes.count
}

/// The orientation, 1 to 8, of the first directory of EXIF's TIFF (CIPA DC-008, tag 274).
private func exifOrientation(_ segment: ArraySlice<UInt8>) -> UInt8? {
  guard segment.starts(with: "Exif\0\0".utf8) else { return nil }
  let tiff = Array(segment.dropFirst(6))
  let isLittle = tiff.starts(with: "II".utf8)
  func number(_ position: Int, _ count: Int) -> Int? {
    guard position >= 0, position + count <= tiff.count else { return nil }
    let bytes = tiff[position..<position + count]
    return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
  }
  guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
  for entry in 0..<count where number(directory + 2 + 12 * entry, 2) == 274 {
    return number(directory + 10 + 12 * entry, 2).flatMap { 1...8 ~= $0 ? UInt8($0) : nil }
  }
  return nil
}

/// An EXIF segment with the orientation and nothing else.
private func orientationSegment(_ orientation: UInt8) -> [UInt8] {
  [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM\0*".utf8)
    + [0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
}
