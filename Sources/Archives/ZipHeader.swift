/// One entry of the central directory (APPNOTE 4.3.12).
struct ZipHeader {
  var path: String
  var method: Int
  var checksum: UInt32
  var size: Int
  /// The offset of the entry's local header, and the range of its bytes.
  var start: Int
  var data: Range<Int>
  /// The offset of the next directory entry.
  var next: Int

  /// - Parameter end: the directory's end, at least as far as the fixed part of this header.
  init(at position: Int, in bytes: [UInt8], before end: Int) throws(ZipError) {
    guard bytes.number(at: position, 4) == 0x0201_4B50 else { throw .damaged }
    let flags = bytes.number(at: position + 8, 2)
    let name = position + 46..<position + 46 + bytes.number(at: position + 28, 2)
    let extra = name.upperBound..<name.upperBound + bytes.number(at: position + 30, 2)
    next = extra.upperBound + bytes.number(at: position + 32, 2)
    guard next <= end else { throw .damaged }
    path = try readName(bytes[name], isUTF8: flags & 0x800 != 0)
    method = bytes.number(at: position + 10, 2)
    // Method 99 is WinZip's AES, flag 0x2000 an encrypted directory.
    guard flags & 1 == 0, method != 99, flags & 0x2000 == 0 else { throw .encrypted }
    // The upper half is the file mode if the archive was packed on Unix.
    let isUnix = bytes.number(at: position + 5, 1) == 3
    guard !isUnix || bytes.number(at: position + 40, 2) & 0xF000 != 0xA000 else { throw .link(shown(path)) }
    checksum = UInt32(bytes.number(at: position + 16, 4))
    var numbers = ZipNumbers(bytes[extra])
    size = try numbers.number(bytes.number(at: position + 24, 4))
    let packed = try numbers.number(bytes.number(at: position + 20, 4))
    start = try numbers.number(bytes.number(at: position + 42, 4))
    guard size >= 0, packed >= 0, start >= 0, start <= bytes.count - 30,
      bytes.number(at: start, 4) == 0x0403_4B50
    else { throw .damaged }
    let first = start + 30 + bytes.number(at: start + 26, 2) + bytes.number(at: start + 28, 2)
    guard first <= bytes.count, packed <= bytes.count - first else { throw .damaged }
    data = first..<first + packed
    // Deflate reaches at most 1032 to 1 (zlib's technical notes), so a larger claim is false.
    guard method == 0 ? size == packed : method != 8 || size <= 1032 * packed else { throw .damaged }
  }
}

/// The numbers that exceed four bytes, from an extra field of their own (APPNOTE 4.5.3), in a fixed order.
private struct ZipNumbers {
  private var field: ArraySlice<UInt8> = []

  init(_ extra: ArraySlice<UInt8>) {
    var rest = extra
    while rest.count >= 4 {
      let length = rest.number(at: rest.startIndex + 2, 2)
      let contents = rest.dropFirst(4).prefix(length)
      if rest.number(at: rest.startIndex, 2) == 1 {
        field = contents
        return
      }
      rest = rest.dropFirst(4 + length)
    }
  }

  mutating func number(_ short: Int) throws(ZipError) -> Int {
    guard short == 0xFFFF_FFFF else { return short }
    guard field.count >= 8 else { throw .damaged }
    defer { field = field.dropFirst(8) }
    return field.number(at: field.startIndex, 8)
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// A little-endian number of up to eight bytes; 0, which is no signature, if bytes are missing.
  func number(at position: Int, _ length: Int) -> Int {
    guard position >= startIndex, position <= endIndex - length else { return 0 }
    var number = 0
    for offset in 0..<length { number |= Int(self[position + offset]) << (8 * offset) }
    return number
  }
}
