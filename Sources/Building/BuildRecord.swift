import Files
import Parallel

/// The files of the last build, each with the digest of its bytes, its size and the change time given by the disk.
///
/// It lies in the output folder and marks the folder as this program's. An output is known to be unchanged if its
/// digest is the recorded one and the file has the recorded size and time; any other is written anew.
struct BuildRecord: Sendable {
  static let fileName = ".xinfeng-build"
  private static let header = "xinfeng build 1"
  /// Of earlier versions, which recorded a second digest for each file; it is skipped.
  private static let longerHeader = "xinfeng build 2"

  struct Entry: Sendable, Hashable {
    var path: String
    var digest: Digest
    var size: Int
    /// Nanoseconds since 1970 according to the file system; only compared, never shown.
    var changed: Int
  }

  var entries: [Entry] = []

  init(entries: [Entry] = []) {
    self.entries = entries
  }

  /// Nil if the bytes are not a record: the folder is not this program's.
  init?(_ bytes: [UInt8]) {
    var lines: [Range<Int>] = []
    var start = 0
    while let end = bytes.firstIndex(of: UInt8(ascii: "\n"), in: start..<bytes.count) {
      lines.append(start..<end)
      start = end + 1
    }
    guard let first = lines.first else { return nil }
    let isLonger = bytes[first].elementsEqual(Self.longerHeader.utf8)
    guard isLonger || bytes[first].elementsEqual(Self.header.utf8) else { return nil }
    entries = concurrentMap(Array(lines.dropFirst())) { Entry(bytes[$0], isLonger: isLonger) }
      .compactMap(\.self)
  }

  var bytes: [UInt8] {
    let starts = Array(stride(from: 0, to: entries.count, by: 256))
    let lines = concurrentMap(starts) { start in
      var output: [UInt8] = []
      output.reserveCapacity(256 * 160)
      for entry in entries[start..<min(start + 256, entries.count)] { entry.append(to: &output) }
      return output
    }
    var output = Array("\(Self.header)\n".utf8)
    output.reserveCapacity(output.count + lines.reduce(0) { $0 + $1.count })
    for line in lines { output += line }
    return output
  }
}

private let space = UInt8(ascii: " ")

extension BuildRecord.Entry {
  fileprivate func append(to output: inout [UInt8]) {
    for word in [digest.high, digest.low] {
      output.append(hexadecimal: word)
      output.append(space)
    }
    for number in [size, changed] {
      output += String(number).utf8
      output.append(space)
    }
    output += path.utf8
    output.append(UInt8(ascii: "\n"))
  }

  fileprivate init?(_ line: ArraySlice<UInt8>, isLonger: Bool) {
    let path = isLonger ? 6 : 4
    let parts = line.split(separator: space, maxSplits: path)
    guard parts.count == path + 1, let high = UInt64(ascii: parts[0], radix: 16),
      let low = UInt64(ascii: parts[1], radix: 16), let size = UInt64(ascii: parts[2], radix: 10),
      let changed = UInt64(ascii: parts[3], radix: 10)
    else { return nil }
    self.init(
      path: String(decoding: parts[path], as: UTF8.self), digest: Digest(high: high, low: low),
      size: Int(size), changed: Int(changed))
  }
}

extension UInt64 {
  /// A number from digits, without an intermediate string; nil if they are not digits or too many.
  fileprivate init?(ascii digits: ArraySlice<UInt8>, radix: UInt64) {
    var number: UInt64 = 0
    guard !digits.isEmpty, digits.count <= 19 || radix == 16 && digits.count == 16 else { return nil }
    for digit in digits {
      let value: UInt64
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt64(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = UInt64(digit - UInt8(ascii: "a")) + 10
      default: return nil
      }
      guard value < radix else { return nil }
      number = number &* radix &+ value
    }
    self = number
  }
}
