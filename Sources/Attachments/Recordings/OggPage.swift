/// A page of an Ogg stream (RFC 3533).
struct OggPage {
  private var start: Int
  private var lengths: Range<Int>
  var contents: Range<Int>
  var serial: UInt32
  /// The place at its end, in samples.
  var granule: UInt64
  /// The number of packets that end in it.
  var packetsEnd: Int

  var end: Int { contents.upperBound }

  /// All pages, one behind the other to the last byte.
  static func pages(of bytes: [UInt8]) throws(AttachmentError) -> [OggPage] {
    var pages: [OggPage] = []
    var position = 0
    while position < bytes.count {
      guard position + 27 <= bytes.count, bytes[position..<position + 4].elementsEqual("OggS".utf8) else {
        throw .damaged
      }
      let lengths = position + 27..<position + 27 + Int(bytes[position + 26])
      guard lengths.upperBound <= bytes.count else { throw .damaged }
      let size = bytes[lengths].reduce(0) { $0 + Int($1) }
      guard size <= bytes.count - lengths.upperBound else { throw .damaged }
      pages.append(
        OggPage(
          start: position, lengths: lengths, contents: lengths.upperBound..<lengths.upperBound + size,
          serial: UInt32(littleEndian(bytes, position + 14, 4)),
          granule: littleEndian(bytes, position + 6, 8),
          packetsEnd: bytes[lengths].count { $0 < 255 }))
      position = lengths.upperBound + size
    }
    return pages
  }

  /// The pieces of packets in it, and whether a packet ends with each.
  func segments(of bytes: [UInt8]) -> [(range: Range<Int>, isWhole: Bool)] {
    var pieces: [(Range<Int>, Bool)] = []
    var from = contents.lowerBound
    var to = from
    for length in bytes[lengths] {
      to += Int(length)
      guard length < 255 else { continue }
      pieces.append((from..<to, true))
      from = to
    }
    if from < to { pieces.append((from..<to, false)) }
    return pieces
  }

  /// The page with another number, and the sum that belongs to it.
  func renumbered(_ number: UInt32, in bytes: [UInt8]) -> [UInt8] {
    var page = Array(bytes[start..<end])
    for byte in 0..<4 { page[18 + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
    return page.summed
  }

  /// A packet of headers in pages of its own.
  static func pages(for packet: [UInt8], serial: UInt32, from number: inout UInt32) -> [UInt8] {
    var output: [UInt8] = []
    var rest = packet[...]
    var isOpen = false
    var isDone = false
    while !isDone {
      let piece = rest.prefix(255 * 255)
      rest = rest.dropFirst(piece.count)
      var lengths = [UInt8](repeating: 255, count: piece.count / 255)
      if rest.isEmpty, lengths.count < 255 {
        lengths.append(UInt8(piece.count % 255))
        isDone = true
      }
      // No sample has been played yet: the place is 0, or all ones if no packet ends here.
      var page = Array("OggS".utf8) + [0, isOpen ? 1 : 0] + [UInt8](repeating: isDone ? 0 : 255, count: 8)
      for value in [serial, number, 0] {
        for byte in 0..<4 { page.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
      }
      page.append(UInt8(lengths.count))
      output += (page + lengths + piece).summed
      number += 1
      isOpen = true
    }
    return output
  }
}

private func littleEndian(_ bytes: [UInt8], _ offset: Int, _ length: Int) -> UInt64 {
  bytes[offset..<offset + length].reversed().reduce(0) { $0 << 8 | UInt64($1) }
}

extension [UInt8] {
  /// A page with its sum (RFC 3533, 6: CRC-32 of 0x04C11DB7, from zero, highest bit first) in its place.
  fileprivate var summed: [UInt8] {
    var page = self
    for byte in 22..<26 { page[byte] = 0 }
    let sum = page.reduce(UInt32(0)) { $0 << 8 ^ sums[Int(UInt8(truncatingIfNeeded: $0 >> 24) ^ $1)] }
    for byte in 0..<4 { page[22 + byte] = UInt8(truncatingIfNeeded: sum >> (8 * byte)) }
    return page
  }
}

private let sums: [UInt32] = (0..<256).map { start in
  (0..<8).reduce(UInt32(start) << 24) { value, _ in
    value & 1 << 31 == 0 ? value << 1 : value << 1 ^ 0x04C1_1DB7
  }
}
