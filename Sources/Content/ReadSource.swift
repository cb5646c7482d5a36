import Diagnostics
import Files
import YAML

/// A file of the site as text, or a finding that says why it is none.
///
/// A byte order mark is dropped and all line ends become `\n`, so that the same text is the same page
/// whichever editor saved it.
package func readSource(_ name: String, in folder: String) -> (source: Source?, finding: Diagnostic?) {
  let bytes: [UInt8]
  do {
    bytes = try readFile(folder + "/" + name)
  } catch {
    return (
      nil, Diagnostic(.unreadableFile, at: Location(file: name), [error.cause ?? error.message.english])
    )
  }
  return makeSource(name, bytes: bytes)
}

package func makeSource(_ name: String, bytes: [UInt8]) -> (source: Source?, finding: Diagnostic?) {
  if let offset = firstInvalidOffset(inUTF8: bytes) {
    let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
    return (nil, Diagnostic(.notUTF8, at: Location(file: name, line: line), [String(offset)]))
  }
  let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  return (Source(name: name, bytes: withPlainLineEnds(bytes)), nil)
}

private func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
  let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
  guard bytes.contains(carriageReturn) else { return bytes }
  var plain: [UInt8] = []
  plain.reserveCapacity(bytes.count)
  for (offset, byte) in bytes.enumerated() {
    if byte != carriageReturn {
      plain.append(byte)
    } else if offset + 1 == bytes.count || bytes[offset + 1] != lineFeed {
      plain.append(lineFeed)
    }
  }
  return plain
}

/// The offset of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7), or nil.
package func firstInvalidOffset(inUTF8 bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { bytes in
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return offset
      }
      guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return offset }
      for next in 2..<max(length, 2) where bytes[offset + next] & 0xC0 != 0x80 { return offset }
      offset += length
    }
    return nil
  }
}
