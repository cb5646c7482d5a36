/// The offset of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7), or nil.
///
/// Most of a text is ASCII and characters of three bytes, which are checked sixteen bytes at a time; all others are
/// checked one by one.
package func firstInvalidOffset(inUTF8 bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { bytes in
    var offset = 0
    // Check characters one by one up to here.
    var resume = 2
    while offset < bytes.count {
      if offset >= resume {
        let end = endOfUsualCharacters(in: bytes, from: offset)
        resume = end + 16
        if end > offset {
          // The last character may be cut at this point, so check it again.
          offset = end - 1
          while bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        }
      }
      guard let length = characterLength(in: bytes, at: offset) else { return offset }
      offset += length
    }
    return nil
  }
}

/// The end of the run of ASCII and of three-byte characters, except those that begin with E0 or ED, in steps of sixteen
/// bytes; the last character may be cut at the end.
///
/// - Parameter start: at least 2, since every byte is compared with the two before it.
private func endOfUsualCharacters(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  guard let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return start }
  let (c0, e0) = (SIMD16<UInt8>(repeating: 0xC0), SIMD16<UInt8>(repeating: 0xE0))
  let (ed, f0) = (SIMD16<UInt8>(repeating: 0xED), SIMD16<UInt8>(repeating: 0xF0))
  var offset = start
  while offset + 16 <= bytes.count {
    let these = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
    let before = (base + offset - 1).loadUnaligned(as: SIMD16<UInt8>.self)
    let beforeThat = (base + offset - 2).loadUnaligned(as: SIMD16<UInt8>.self)
    // A byte must be a continuation exactly if one of the two before it begins a three-byte character.
    let continues = unsafeBitCast(these, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: -64)
    let mustContinue = (before .>= e0) .| (beforeThat .>= e0)
    let isOther = ((these .>= c0) .& (these .<= e0)) .| (these .== ed) .| (these .>= f0)
    let mistakes = (continues .^ mustContinue) .| isOther
    let halves = unsafeBitCast(mistakes, to: SIMD2<UInt64>.self)
    guard halves[0] | halves[1] == 0 else { return offset }
    offset += 16
  }
  return offset
}

/// The length of the well-formed character at an offset; nil if there is none.
private func characterLength(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch bytes[offset] {
  case 0..<0x80: return 1
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: length = 4
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return nil
  }
  guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
  for next in 2..<length where bytes[offset + next] & 0xC0 != 0x80 { return nil }
  return length
}
