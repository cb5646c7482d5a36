import Files

/// The digit that a character of any script stands for, Chinese numerals and those that are never forged among them.
func numeral(_ scalar: UInt32) -> UInt8? {
  if let digit = digit(scalar) { return digit }
  guard scalar >= 0x80 else { return nil }
  switch Unicode.Scalar(scalar) {
  case "〇", "零", "○": return 0
  case "一", "壹", "幺": return 1
  case "二", "贰": return 2
  case "三", "叁": return 3
  case "四", "肆": return 4
  case "五", "伍": return 5
  case "六", "陆": return 6
  case "七", "柒": return 7
  case "八", "捌": return 8
  case "九", "玖": return 9
  case nil: return nil
  case let other?:
    // Ideographs and kana have no other digits among them.
    guard !(0x3000...0xD7FF).contains(scalar), let value = other.properties.numericValue,
      (0...9).contains(value),
      other.properties.numericType != .numeric
    else { return nil }
    return UInt8(value)
  }
}

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
    var start = place
    while start > end, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let (scalar, _) = bytes.scalar(at: start), numeral(scalar) != nil else { continue }
    starts.append(runStart(before: start, after: end, in: bytes))
    end = place + 1
  }
  return starts
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
