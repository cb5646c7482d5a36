/// The length and size of a film in WebM, as its information and its first track with pictures say (RFC 9559).
func measure(webm bytes: [UInt8]) -> Recording? {
  var recording = Recording(milliseconds: 0)
  // Nanoseconds of a unit; by default a millisecond.
  var unit = 1_000_000.0
  var length = 0.0
  var position = 0
  while position < bytes.count, let element = EBMLElement(in: bytes, at: position) {
    if opened.contains(element.id) {
      position = element.contents
      continue
    }
    guard let end = element.end, element.id != 0x1F43_B675 else { break }
    let contents = bytes[element.contents..<end]
    switch element.id {
    case 0x2AD7B1: unit = Double(contents.prefix(7).reduce(0) { $0 << 8 | Int($1) })
    case 0x4489: length = number(contents)
    case 0xB0 where recording.width == 0: recording.width = contents.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    case 0xBA where recording.height == 0:
      recording.height = contents.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    default: break
    }
    position = end
  }
  let milliseconds = length * unit / 1_000_000
  if milliseconds.isFinite, 0..<1e12 ~= milliseconds { recording.milliseconds = Int(milliseconds) }
  guard 0...16_384 ~= recording.width, 0...16_384 ~= recording.height else { return nil }
  return recording
}

/// Segment, Info, Tracks, an entry of them, and its description of pictures.
private let opened: Set<Int> = [segment, 0x1549_A966, 0x1654_AE6B, 0xAE, 0xE0]

/// A float of four or eight bytes.
private func number(_ bytes: ArraySlice<UInt8>) -> Double {
  let bits = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  return bytes.count == 4
    ? Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    : bytes.count == 8 ? Double(bitPattern: bits) : 0
}
