import Compression

/// The files of a ZIP archive (APPNOTE 6.3), compressed as they were found.
package struct ZipArchive {
  package struct Entry {
    var name: [UInt8]
    /// Bit 11 says that the name is UTF-8; it is all that is kept of the flags.
    var flags: Int
    var method: Int
    var checksum: UInt32
    /// As it stands in the archive.
    var data: [UInt8]
    package var size: Int

    package var path: String { String(decoding: name, as: UTF8.self) }
  }

  package var entries: [Entry] = []

  /// All that the central directory lists, checked against the limits before anything is unpacked.
  package init(_ bytes: [UInt8]) throws(AttachmentFault) {
    let end = try Self.endOfDirectory(in: bytes)
    let count = bytes.number(end + 10, 2)
    var position = bytes.number(end + 16, 4)
    guard count < 0xFFFF, position < 0xFFFF_FFFF else { throw .dangerous("ZIP64") }
    var total = 0
    for _ in 0..<count {
      guard position + 46 <= bytes.count, bytes.number(position, 4) == 0x0201_4B50 else { throw .damaged }
      let entry = try Self.entry(at: position, in: bytes)
      total += entry.size
      // Deflate gives at most 1032 for 1; a bomb is told by what it claims.
      guard total <= 1_000_000_000, entry.size <= 1032 * entry.data.count + 1024 else {
        throw .dangerous("\(total >> 20) MB")
      }
      entries.append(entry)
      position +=
        46 + bytes.number(position + 28, 2) + bytes.number(position + 30, 2)
        + bytes.number(position + 32, 2)
    }
  }

  private static func endOfDirectory(in bytes: [UInt8]) throws(AttachmentFault) -> Int {
    guard bytes.count >= 22 else { throw .damaged }
    for position in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
    where bytes[position] == 0x50 && bytes.number(position, 4) == 0x0605_4B50 { return position }
    throw .damaged
  }

  private static func entry(at position: Int, in bytes: [UInt8]) throws(AttachmentFault) -> Entry {
    let flags = bytes.number(position + 8, 2)
    guard flags & 1 == 0 else { throw .encrypted }
    let method = bytes.number(position + 10, 2)
    let packed = bytes.number(position + 20, 4)
    let nameLength = bytes.number(position + 28, 2)
    let header = bytes.number(position + 42, 4)
    guard position + 46 + nameLength <= bytes.count, header + 30 <= bytes.count,
      bytes.number(header, 4) == 0x0403_4B50
    else { throw .damaged }
    let start = header + 30 + bytes.number(header + 26, 2) + bytes.number(header + 28, 2)
    guard start + packed <= bytes.count else { throw .damaged }
    return Entry(
      name: Array(bytes[position + 46..<position + 46 + nameLength]), flags: flags & 0x800, method: method,
      checksum: UInt32(bytes.number(position + 16, 4)), data: Array(bytes[start..<start + packed]),
      size: bytes.number(position + 24, 4))
  }

  /// The archive without comments, extra fields and times, which tell of the machine it was packed on.
  var bytes: [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      var common: [UInt8] = []
      common.append(20, 2)
      common.append(entry.flags, 2)
      common.append(entry.method, 2)
      common.append(0, 2)
      // 1980-01-01, the first day that ZIP knows.
      common.append(0x21, 2)
      common.append(Int(entry.checksum), 4)
      common.append(entry.data.count, 4)
      common.append(entry.size, 4)
      common.append(entry.name.count, 2)
      common.append(0, 2)
      directory.append(0x0201_4B50, 4)
      directory.append(20, 2)
      directory += common
      directory += [UInt8](repeating: 0, count: 10)
      directory.append(output.count, 4)
      directory += entry.name
      output.append(0x0403_4B50, 4)
      output += common + entry.name + entry.data
    }
    let start = output.count
    output += directory
    output.append(0x0605_4B50, 4)
    output.append(0, 4)
    output.append(entries.count, 2)
    output.append(entries.count, 2)
    output.append(directory.count, 4)
    output.append(start, 4)
    output.append(0, 2)
    return output
  }
}

extension ZipArchive.Entry {
  /// What the entry unpacks to, no more than it claims.
  package func unpacked() throws(AttachmentFault) -> [UInt8] {
    let bytes: [UInt8]
    switch method {
    case 0: bytes = data
    case 8:
      guard let unpacked = inflated(data, size: size) else { throw .damaged }
      bytes = unpacked
    default: throw .uncleanable("ZIP \(method)")
    }
    guard bytes.count == size, Compression.checksum(of: bytes) == checksum else { throw .damaged }
    return bytes
  }

  mutating func replace(with bytes: [UInt8]) {
    checksum = Compression.checksum(of: bytes)
    size = bytes.count
    data = deflated(bytes, as: .bare)
    method = 8
  }
}

extension [UInt8] {
  /// A little-endian number; zero beyond the end, where no signature matches.
  fileprivate func number(_ position: Int, _ length: Int) -> Int {
    guard position >= 0, position + length <= count else { return 0 }
    return self[position..<position + length].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  fileprivate mutating func append(_ number: Int, _ length: Int) {
    for byte in 0..<length { append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}
