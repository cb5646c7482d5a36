/// A GIF file without comments and without what programs put beside the pictures (GIF89a, 24 and 26).
///
/// - Returns: nil where the blocks do not follow each other as they should.
func withoutMetadata(gif bytes: [UInt8]) -> [UInt8]? {
  guard bytes.count > 13 else { return nil }
  var position = 13 + paletteSize(bytes[10])
  guard position <= bytes.count else { return nil }
  var output = Array(bytes[..<position])
  while position < bytes.count {
    let start = position
    switch bytes[position] {
    case 0x3B: return output + [0x3B]
    case 0x2C:
      guard position + 10 < bytes.count else { return nil }
      position += 10 + paletteSize(bytes[position + 9]) + 1
    case 0x21: position += 2
    default: return nil
    }
    guard let end = endOfBlocks(in: bytes, from: position) else { return nil }
    let isExtension = bytes[start] == 0x21
    let label = isExtension ? bytes[start + 1] : 0
    let repeats = bytes[position...].dropFirst().starts(with: "NETSCAPE2.0".utf8)
    if !isExtension || label == 0xF9 || label == 0x01 || label == 0xFF && repeats {
      output += bytes[start..<end]
    }
    position = end
  }
  return nil
}

private func paletteSize(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

/// After the empty block that ends a run of blocks.
private func endOfBlocks(in bytes: [UInt8], from start: Int) -> Int? {
  var position = start
  while position < bytes.count {
    let length = Int(bytes[position])
    position += length + 1
    if length == 0 { return position }
  }
  return nil
}
