import CVips

/// Whether rows of a JPEG would be wrong or missing: bytes in its middle were changed, lost or doubled.
///
/// The entropy coding falls into step again after an error, so that a picture comes out all the same, with half of it
/// shifted or in false colours. The decoder itself notices at the latest when data is left over or runs out.
func isDamaged(jpeg bytes: [UInt8]) -> Bool {
  xinfeng_jpeg_is_damaged(bytes, bytes.count) != 0
}

/// Whether no end mark (EOI, ITU-T T.81, B.1.1.3) follows the last scan.
///
/// Coded data has no FF without a 00 behind it, so that the mark is never met within a scan.
func lacksEnd(jpeg bytes: [UInt8]) -> Bool {
  var position = bytes.count - 2
  while position >= 0 {
    if bytes[position] == 0xFF {
      if bytes[position + 1] == 0xD9 { return false }
      if bytes[position + 1] == 0xDA { return true }
    }
    position -= 1
  }
  return true
}

/// A JPEG with the end mark that it lacks, since libvips takes one without for cut off; nil where more is missing.
/// Everything else as it is.
func withEnd(_ bytes: [UInt8]) -> [UInt8]? {
  guard bytes.starts(with: [0xFF, 0xD8, 0xFF]), lacksEnd(jpeg: bytes) else { return bytes }
  return isDamaged(jpeg: bytes) ? nil : bytes + [0xFF, 0xD9]
}
