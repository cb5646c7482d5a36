import Files
import Text

/// The value of a digit of any script, including Chinese numerals and their financial forms (壹, 贰).
func numeral(_ scalar: UInt32) -> UInt8? {
  if let digit = digit(scalar) { return digit }
  switch scalar {
  case 0x3000...0xD7FF: return ideograph(scalar)
  // Punctuation and full-width forms have no digits beyond those above; Unicode's tables are slow.
  case 0..<0x80, 0x2000...0x206F, 0xFF00...0xFFEF: return nil
  case 0x80..<0x660: return scalar == 0xB9 ? 1 : scalar == 0xB2 || scalar == 0xB3 ? UInt8(scalar - 0xB0) : nil
  case 0x25CB: return 0
  default: break
  }
  guard let other = Unicode.Scalar(scalar) else { return nil }
  guard let value = other.properties.numericValue, (0...9).contains(value),
    other.properties.numericType != .numeric
  else { return nil }
  return UInt8(value)
}

/// 〇, 一 to 九, the financial forms 零, 壹 to 玖, and 幺.
func ideograph(_ scalar: UInt32) -> UInt8? {
  switch scalar {
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

/// All of these.
let ideographs: [UInt32] = [
  0x3007, 0x96F6, 0x4E00, 0x58F9, 0x5E7A, 0x4E8C, 0x8D30, 0x4E09, 0x53C1, 0x56DB, 0x8086, 0x4E94, 0x4F0D,
  0x516D,
  0x9646, 0x4E03, 0x67D2, 0x516B, 0x634C, 0x4E5D, 0x7396,
]

/// Whether an ideograph may be a numeral, by its last six bits, which exclude three in four.
func mayBeIdeograph(endingWith last: UInt8) -> Bool { lastBits & 1 << UInt64(last & 0x3F) != 0 }

private let lastBits: UInt64 = ideographs.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
