/// The position of the central directory, from the records at an archive's end (APPNOTE 4.3.14 to 4.3.16).
struct ZipDirectory {
  var start: Int
  var end: Int
  /// The number of its entries.
  var count: Int

  init(in bytes: [UInt8]) throws(ZipError) {
    let record = try Self.endRecord(in: bytes)
    var disks = [bytes.number(at: record + 4, 2), bytes.number(at: record + 6, 2)]
    var counts = [bytes.number(at: record + 8, 2), bytes.number(at: record + 10, 2)]
    var length = bytes.number(at: record + 12, 4)
    start = bytes.number(at: record + 16, 4)
    var limit = record
    if let large = try Self.largeEndRecord(in: bytes, before: record) {
      disks = [bytes.number(at: large + 16, 4), bytes.number(at: large + 20, 4)]
      counts = [bytes.number(at: large + 24, 8), bytes.number(at: large + 32, 8)]
      length = bytes.number(at: large + 40, 8)
      start = bytes.number(at: large + 48, 8)
      limit = large
    }
    guard disks == [0, 0], counts[0] == counts[1] else { throw .split }
    // Numbers beyond 2^63 are negative here.
    guard start >= 0, length >= 0, start <= limit, length <= limit - start, counts[0] >= 0 else {
      throw .damaged
    }
    end = start + length
    count = counts[0]
  }

  /// The offset of the last end record: a comment of up to 65 535 bytes may follow it.
  private static func endRecord(in bytes: [UInt8]) throws(ZipError) -> Int {
    guard bytes.count >= 22 else { throw .damaged }
    for position in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
    where bytes[position] == 0x50 && bytes.number(at: position, 4) == 0x0605_4B50 { return position }
    throw .damaged
  }

  /// The end record of ZIP64, given by a locator directly before the usual one.
  private static func largeEndRecord(in bytes: [UInt8], before record: Int) throws(ZipError) -> Int? {
    let locator = record - 20
    guard locator >= 0, bytes.number(at: locator, 4) == 0x0706_4B50 else { return nil }
    let place = bytes.number(at: locator + 8, 8)
    guard place >= 0, place <= locator - 56, bytes.number(at: place, 4) == 0x0606_4B50 else { throw .damaged }
    return place
  }

  /// The headers of all entries, which must fill the directory exactly.
  func headers(in bytes: [UInt8]) throws(ZipError) -> [ZipHeader] {
    var headers: [ZipHeader] = []
    var position = start
    for _ in 0..<count {
      guard position + 46 <= end else { throw .damaged }
      let header = try ZipHeader(at: position, in: bytes, before: end)
      headers.append(header)
      position = header.next
    }
    guard position == end else { throw .damaged }
    return headers
  }
}
