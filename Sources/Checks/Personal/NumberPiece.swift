import Files
import Text

/// One piece of a number as it is written: a digit, or a gap between digits.
struct NumberPiece {
  enum Meaning {
    case digit(UInt8)
    case gap(NumberRun.Gap)
  }

  var meaning: Meaning
  var length: Int
}

/// The piece that begins at an offset; nil where a number ends.
func piece(at offset: Int, in bytes: [UInt8]) -> NumberPiece? {
  guard offset < bytes.count else { return nil }
  switch bytes[offset] {
  case 0x30...0x39: return NumberPiece(meaning: .digit(bytes[offset] - 0x30), length: 1)
  case 0x20, 0x09: return NumberPiece(meaning: .gap(.space), length: 1)
  case UInt8(ascii: "-"): return NumberPiece(meaning: .gap(.hyphen), length: 1)
  case UInt8(ascii: "."): return NumberPiece(meaning: .gap(.dot), length: 1)
  case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
    return NumberPiece(meaning: .gap(.hidden), length: 1)
  case UInt8(ascii: "<"):
    return tagLength(at: offset, in: bytes).map { NumberPiece(meaning: .gap(.hidden), length: $0) }
  case UInt8(ascii: "&"): return reference(at: offset, in: bytes)
  case 0x00..<0x80: return nil
  default:
    guard let (scalar, length) = bytes.scalar(at: offset), let meaning = meaning(of: scalar) else {
      return nil
    }
    return NumberPiece(meaning: meaning, length: length)
  }
}

/// Whether an ASCII byte may occur between two digits, as a separator or as markup that hides nothing.
func isInNumber(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
    UInt8(ascii: "`"), UInt8(ascii: "\\"):
    true
  default: false
  }
}

private func meaning(of scalar: UInt32) -> NumberPiece.Meaning? {
  switch scalar {
  case 0x00...0x7F: nil
  case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE0F, 0x20E3, 0xFEFF: .gap(.hidden)
  case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .gap(.space)
  case 0x2010...0x2015, 0x2212, 0xFF0D: .gap(.hyphen)
  default: numeral(scalar).map { .digit($0) }
  }
}

/// A tag or a comment of HTML, of which readers see nothing.
private func tagLength(at offset: Int, in bytes: [UInt8]) -> Int? {
  let end = min(bytes.count, offset + 200)
  guard offset + 2 < end else { return nil }
  if bytes.has("<!--", at: offset) {
    var close = offset + 4
    while close < end, !bytes.has("-->", at: close) { close += 1 }
    return close < end ? close + 3 - offset : nil
  }
  let next = bytes[offset + 1]
  guard next == UInt8(ascii: "/") || 0x41...0x5A ~= next || 0x61...0x7A ~= next,
    let close = bytes.firstIndex(of: UInt8(ascii: ">"), in: offset..<end),
    // `<https://…>` is shown.
    !bytes[offset..<close].contains(UInt8(ascii: ":"))
  else { return nil }
  return close + 1 - offset
}

/// The digit or gap that a character reference of HTML denotes: `&#48;` is 0, `&nbsp;` a space.
func reference(at offset: Int, in bytes: [UInt8]) -> NumberPiece? {
  guard let semicolon = bytes.firstIndex(of: UInt8(ascii: ";"), in: offset..<min(bytes.count, offset + 12))
  else {
    return nil
  }
  let name = String(decoding: bytes[offset + 1..<semicolon], as: UTF8.self)
  let length = semicolon + 1 - offset
  if name.hasPrefix("#") {
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    guard let value = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
    else {
      return nil
    }
    let meaning: NumberPiece.Meaning? =
      switch value {
      case 0x30...0x39: .digit(UInt8(value - 0x30))
      case 0x20: .gap(.space)
      case 0x2D: .gap(.hyphen)
      case 0x2E: .gap(.dot)
      default: meaning(of: value)
      }
    return meaning.map { NumberPiece(meaning: $0, length: length) }
  }
  return gapsByName[name].map { NumberPiece(meaning: .gap($0), length: length) }
}

private let gapsByName: [String: NumberRun.Gap] = [
  "nbsp": .space, "ensp": .space, "emsp": .space, "thinsp": .space, "numsp": .space, "puncsp": .space,
  "shy": .hidden, "zwj": .hidden, "zwnj": .hidden, "ZeroWidthSpace": .hidden,
  "hyphen": .hyphen, "dash": .hyphen, "ndash": .hyphen, "mdash": .hyphen, "minus": .hyphen, "period": .dot,
]
