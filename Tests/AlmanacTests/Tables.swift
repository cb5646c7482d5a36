import Almanac
import Foundation

/// Tables of dates that two and more independent programs agree on, day by day; facts, and none of them ours: years of the
/// Chinese calendar and solar terms of 1900–2100, festivals of 1990–2050.
enum Tables {
  /// The lines of a table after its heading, split at commas.
  static func rows(_ name: String) throws -> [[String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Tables/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// A day written as `2024-04-07`.
func day(_ iso: String) -> Day? {
  let numbers = iso.split(separator: "-").compactMap { Int($0) }
  return numbers.count == 3 ? Day(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
}

/// FNV-1a over numbers, byte by byte from the lowest: the same on every machine.
struct Checksum {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ number: Int32) {
    for shift in stride(from: 0, to: 32, by: 8) {
      value = (value ^ UInt64(UInt32(bitPattern: number) >> UInt32(shift) & 0xFF)) &* 0x0000_0100_0000_01B3
    }
  }
}
