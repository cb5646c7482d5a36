/// A size of symbol and how much it holds at error correction M: ISO/IEC 18004, tables 7 and 9.
struct QRVersion: Sendable {
  let number: Int
  /// Codewords of data, and of error correction in each block.
  let dataCount: Int
  let checkCount: Int
  let blockCount: Int
  /// The centres of alignment patterns, in both directions.
  let alignment: [Int]

  static let all: [QRVersion] = [
    .init(number: 1, dataCount: 16, checkCount: 10, blockCount: 1, alignment: []),
    .init(number: 2, dataCount: 28, checkCount: 16, blockCount: 1, alignment: [6, 18]),
    .init(number: 3, dataCount: 44, checkCount: 26, blockCount: 1, alignment: [6, 22]),
    .init(number: 4, dataCount: 64, checkCount: 18, blockCount: 2, alignment: [6, 26]),
    .init(number: 5, dataCount: 86, checkCount: 24, blockCount: 2, alignment: [6, 30]),
    .init(number: 6, dataCount: 108, checkCount: 16, blockCount: 4, alignment: [6, 34]),
    .init(number: 7, dataCount: 124, checkCount: 18, blockCount: 4, alignment: [6, 22, 38]),
    .init(number: 8, dataCount: 154, checkCount: 22, blockCount: 4, alignment: [6, 24, 42]),
    .init(number: 9, dataCount: 182, checkCount: 22, blockCount: 5, alignment: [6, 26, 46]),
    .init(number: 10, dataCount: 216, checkCount: 26, blockCount: 5, alignment: [6, 28, 50]),
    .init(number: 11, dataCount: 254, checkCount: 30, blockCount: 5, alignment: [6, 30, 54]),
  ]

  var size: Int { number * 4 + 17 }
  private var countBits: Int { number < 10 ? 8 : 16 }
  /// Bytes of text that fit beside the mode and the count.
  var capacity: Int { (dataCount * 8 - 4 - countBits) / 8 }

  /// Data and error correction in the order in which they are drawn: section 7.6.
  func codewords(of bytes: [UInt8]) -> [UInt8] {
    let data = padded(bytes)
    let short = dataCount / blockCount
    let longFrom = blockCount - dataCount % blockCount
    var blocks: [ArraySlice<UInt8>] = []
    var start = 0
    for number in 0..<blockCount {
      let end = start + short + (number < longFrom ? 0 : 1)
      blocks.append(data[start..<end])
      start = end
    }
    let checks = blocks.map { checkCodewords(of: $0, count: checkCount) }
    var output: [UInt8] = []
    output.reserveCapacity(dataCount + checkCount * blockCount)
    for place in 0...short {
      for block in blocks where place < block.count { output.append(block[block.startIndex + place]) }
    }
    for place in 0..<checkCount {
      for check in checks { output.append(check[place]) }
    }
    return output
  }

  /// Mode, count, bytes, terminator, and alternating padding: section 7.4.
  private func padded(_ bytes: [UInt8]) -> [UInt8] {
    // After a mode of four bits every byte is split between two codewords.
    let length = UInt8(truncatingIfNeeded: bytes.count)
    let head = countBits == 8 ? [length] : [UInt8(truncatingIfNeeded: bytes.count >> 8), length]
    var output: [UInt8] = []
    output.reserveCapacity(dataCount)
    var rest: UInt8 = 0b0100
    for byte in head + bytes {
      output.append(rest << 4 | byte >> 4)
      rest = byte & 15
    }
    output.append(rest << 4)
    var padding: UInt8 = 0xEC
    while output.count < dataCount {
      output.append(padding)
      padding ^= 0xEC ^ 0x11
    }
    return output
  }
}
