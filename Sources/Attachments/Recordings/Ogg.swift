/// A sound in Ogg, Opus or Vorbis, without titles, covers and comments (RFC 3533, RFC 7845, the Vorbis specification).
///
/// These are in the second packet. It is rewritten without a word, in pages of its own, and the pages behind it are
/// numbered again.
func cleaned(ogg bytes: [UInt8], _ format: AttachmentFormat) throws(AttachmentError) -> [UInt8] {
  guard bytes.starts(with: "OggS".utf8) else { throw .misnamed(format) }
  let pages = try OggPage.pages(of: bytes)
  guard let first = pages.first, let codec = OggCodec(bytes[first.contents]) else { throw .misnamed(format) }
  // Several streams side by side are no plain sound.
  guard pages.allSatisfy({ $0.serial == first.serial }), first.packetsEnd == 1 else { throw .damaged }
  var packets: [[UInt8]] = []
  var open: [UInt8] = []
  var rest = 1
  // Headers end where a page ends, by both specifications.
  while packets.count < codec.headersBehindFirst {
    guard rest < pages.count else { throw .damaged }
    for (range, isWhole) in pages[rest].segments(of: bytes) {
      open += bytes[range]
      if isWhole { (packets, open) = (packets + [open], []) }
    }
    rest += 1
  }
  guard packets.count == codec.headersBehindFirst, open.isEmpty, packets[0].starts(with: codec.comment) else {
    throw .damaged
  }
  packets[0] = codec.comment + [UInt8](repeating: 0, count: 8) + codec.commentEnd
  var output = Array(bytes[..<first.end])
  var number: UInt32 = 1
  for packet in packets { output += OggPage.pages(for: packet, serial: first.serial, from: &number) }
  for page in pages[rest...] {
    output += page.renumbered(number, in: bytes)
    number += 1
  }
  return output
}

/// The length of a sound by the place that its last page names.
func measure(ogg bytes: [UInt8]) -> Recording? {
  guard let pages = try? OggPage.pages(of: bytes), let first = pages.first,
    let codec = OggCodec(bytes[first.contents]),
    let last = pages.last(where: { $0.granule != UInt64.max && $0.granule < 1 << 50 })
  else { return nil }
  let samples = max(0, Int(last.granule) - codec.skipped)
  return Recording(milliseconds: samples * 1000 / codec.frequency)
}

/// The format of a stream, as its first packet tells it.
private struct OggCodec {
  var headersBehindFirst: Int
  /// The beginning and the end of the packet of comments.
  var comment: [UInt8]
  var commentEnd: [UInt8]
  /// Places are counted in so many samples a second.
  var frequency: Int
  var skipped = 0

  init?(_ packet: ArraySlice<UInt8>) {
    let start = packet.startIndex
    if packet.starts(with: "OpusHead".utf8), packet.count >= 19 {
      (headersBehindFirst, comment, commentEnd, frequency) = (1, Array("OpusTags".utf8), [], 48_000)
      skipped = Int(packet[start + 10]) | Int(packet[start + 11]) << 8
    } else if packet.starts(with: [1] + Array("vorbis".utf8)), packet.count >= 30 {
      (headersBehindFirst, comment, commentEnd) = (2, [3] + Array("vorbis".utf8), [1])
      frequency = packet[start + 12..<start + 16].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard frequency > 0 else { return nil }
    } else {
      return nil
    }
  }
}
