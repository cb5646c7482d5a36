import Files
import Text

/// The digit that a character of any script stands for, Chinese numerals and those that are never forged among them.
func numeral(_ scalar: UInt32) -> UInt8? {
  if let digit = digit(scalar) { return digit }
  switch scalar {
  case 0x3000...0xD7FF: return ideograph(scalar)
  // Punctuation, and what has another width: no digits but those of above. Unicode's tables are slow to ask.
  case 0..<0x80, 0x2000...0x206F, 0xFF00...0xFFEF: return nil
  case 0x25CB: return 0
  default: break
  }
  guard let other = Unicode.Scalar(scalar) else { return nil }
  guard let value = other.properties.numericValue, (0...9).contains(value),
    other.properties.numericType != .numeric
  else { return nil }
  return UInt8(value)
}

/// 〇, 一 to 九, the forms that are never forged, and 幺.
private func ideograph(_ scalar: UInt32) -> UInt8? {
  // One in twelve ideographs gets past this; the switch alone is a row of branches that no processor foretells.
  guard lowBytes[Int(scalar & 0xFF) >> 3] & 1 << (scalar & 7) != 0 else { return nil }
  return switch scalar {
  case 0x3007, 0x96F6: 0
  case 0x4E00, 0x58F9, 0x5E7A: 1
  case 0x4E8C, 0x8D30: 2
  case 0x4E09, 0x53C1: 3
  case 0x56DB, 0x8086: 4
  case 0x4E94, 0x4F0D: 5
  case 0x516D, 0x9646: 6
  case 0x4E03, 0x67D2: 7
  case 0x516B, 0x634C: 8
  case 0x4E5D, 0x7396: 9
  default: nil
  }
}

/// The low bytes of these, one bit each.
private let lowBytes: [UInt8] = [
  137, 34, 0, 0, 0, 0, 1, 0, 64, 16, 0, 32, 0, 40, 0, 4,
  64, 16, 80, 0, 0, 0, 0, 0, 2, 0, 4, 8, 0, 0, 64, 2,
]

/// Where runs of digits begin that have none of ASCII: 一三八…, ①③⑧….
///
/// Eleven of them are thirty-three bytes, so a look at every thirtieth byte misses none, and costs next to nothing.
func numeralStarts(in bytes: [UInt8]) -> [Int] {
  var starts: [Int] = []
  var end = 0
  var offset = 15
  while offset < bytes.count {
    defer { offset += 30 }
    // A gap may stand just here.
    let place = bytes[offset] == 0x20 || bytes[offset] == UInt8(ascii: "-") ? offset + 1 : offset
    guard place < bytes.count, bytes[place] >= 0x80, place >= end else { continue }
    let start = beginning(ofCharacterAt: place, in: bytes)
    guard start >= end, mayBeNumeral(at: start, in: bytes), let (scalar, _) = bytes.scalar(at: start),
      numeral(scalar) != nil
    else { continue }
    starts.append(runStart(before: start, after: end, in: bytes))
    end = place + 1
  }
  return starts
}

/// Where the character begins to which a byte belongs; without a branch, which no processor would foretell.
///
/// - Parameter place: 3 at least.
private func beginning(ofCharacterAt place: Int, in bytes: [UInt8]) -> Int {
  let one = bytes[place] & 0xC0 == 0x80 ? 1 : 0
  let two = bytes[place - 1] & 0xC0 == 0x80 ? one : 0
  let three = bytes[place - 2] & 0xC0 == 0x80 ? two : 0
  return place - one - two - three
}

/// Whether a character may be a numeral: of ideographs, one in twelve. It is asked of a character in every ten, and to
/// take each of them apart takes longer.
private func mayBeNumeral(at start: Int, in bytes: [UInt8]) -> Bool {
  guard 0xE3...0xE9 ~= bytes[start], start + 2 < bytes.count else { return true }
  let low = bytes[start + 1] << 6 | bytes[start + 2] & 0x3F
  return lowBytes[Int(low) >> 3] & 1 << (low & 7) != 0
}

/// Goes back over digits, and gaps of one character between them.
private func runStart(before place: Int, after end: Int, in bytes: [UInt8]) -> Int {
  var start = place
  while start > end, let (scalar, length) = bytes.scalar(before: start) {
    if numeral(scalar) != nil {
      start -= length
    } else if scalar == 0x20 || scalar == 0x2D, let (next, nextLength) = bytes.scalar(before: start - length),
      numeral(next) != nil
    {
      start -= length + nextLength
    } else {
      break
    }
  }
  return max(start, end)
}
