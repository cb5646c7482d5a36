import Files
import Text

/// All runs with at least so many digits.
///
/// - Parameter starts: the offsets of runs of digits, in ascending order.
func numberRuns(in bytes: [UInt8], from starts: [Int], atLeast minimum: Int) -> [NumberRun] {
  var runs: [NumberRun] = []
  var end = 0
  for place in starts where place >= end {
    let start = beginning(of: place, after: end, in: bytes)
    let extent = measure(from: start, in: bytes)
    if extent.digits >= minimum { runs.append(readRun(start..<extent.end, in: bytes)) }
    end = max(extent.end, place + 1)
  }
  return runs
}

/// Whether digits may belong to a number as long as a personal one. Most are years and counts: few, and between
/// characters with which a number ends.
func mayBeLong(_ digits: ByteIndex.Digits, in bytes: [UInt8]) -> Bool {
  // None of ASCII are full-width ones.
  guard 1..<shortestNumber ~= digits.count else { return true }
  let end = digits.start + digits.count
  return mayContinue(before: digits.start, in: bytes) || end < bytes.count && mayContinue(at: end, in: bytes)
}

/// Whether a numeral, or the beginning of a character reference, may end at an offset.
private func mayContinue(before offset: Int, in bytes: [UInt8]) -> Bool {
  guard offset > 0 else { return false }
  let last = bytes[offset - 1]
  guard last >= 0x80 else { return last == UInt8(ascii: "#") || last | 0x20 == UInt8(ascii: "x") }
  // A character of three bytes from U+3000 on; of U+F000 to U+FFFF only full-width digits are numerals, and these are
  // in the run.
  guard offset >= 3, bytes[offset - 3] >= 0xE3 else { return true }
  return bytes[offset - 3] < 0xEF && mayBeIdeograph(endingWith: last)
}

/// Whether a piece of a number may begin at an offset, see `piece(at:in:)`.
private func mayContinue(at offset: Int, in bytes: [UInt8]) -> Bool {
  let byte = bytes[offset]
  if byte >= 0x80 {
    return !(0xE4...0xE9 ~= byte) || offset + 2 < bytes.count && mayBeIdeograph(endingWith: bytes[offset + 2])
  }
  return isInNumber(byte) || byte == 0x09 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&")
}

/// Before digits of ASCII there may be some of another script, or the mark of a character reference: `&#49;38`.
private func beginning(of place: Int, after end: Int, in bytes: [UInt8]) -> Int {
  guard place > end else { return place }
  var start = place
  if bytes[place - 1] >= 0x80 {
    while start > end, bytes[start - 1] >= 0x80, let (scalar, length) = bytes.scalar(before: start),
      numeral(scalar) != nil
    {
      start -= length
    }
    return start
  }
  for length in 2...3 where place - length >= end && bytes[place - length] == UInt8(ascii: "&") {
    return reference(at: place - length, in: bytes) == nil ? place : place - length
  }
  return place
}

/// Measures a run without storing it, since most runs are dates and counts.
private func measure(from start: Int, in bytes: [UInt8]) -> (digits: Int, end: Int) {
  var digits = 0
  var end = start
  var gap = 0
  var offset = start
  // At most three visible characters between digits, and at most 400 bytes, enough for a few tags.
  while offset < bytes.count, gap <= 3, offset - end < 400 {
    if 0x30...0x39 ~= bytes[offset] {
      digits += 1
      offset += 1
      (end, gap) = (offset, 0)
      continue
    }
    guard let piece = piece(at: offset, in: bytes) else { break }
    offset += piece.length
    switch piece.meaning {
    case .digit:
      digits += 1
      (end, gap) = (offset, 0)
    case .gap(.hidden): break
    case .gap: gap += 1
    }
  }
  return (digits, end)
}

private func readRun(_ range: Range<Int>, in bytes: [UInt8]) -> NumberRun {
  var run = NumberRun()
  var start = 0
  var gap: NumberRun.Gap?
  var isWide = false
  var offset = range.lowerBound
  while offset < range.upperBound, let piece = piece(at: offset, in: bytes) {
    switch piece.meaning {
    case .digit(let value):
      // Digits of another script, and those behind them, may be another number: 13812345678一人.
      let isOther = bytes[offset] > 0x39 || bytes[offset] < 0x30
      if gap != nil || isOther != isWide, !run.digits.isEmpty {
        run.groups.append(start..<run.digits.count)
        run.gaps.append(gap ?? .hidden)
        start = run.digits.count
      }
      (gap, isWide) = (nil, isOther)
      run.digits.append(value)
      run.places.append(offset..<offset + piece.length)
    case .gap(let kind): gap = graver(gap, kind)
    }
    offset += piece.length
  }
  run.groups.append(start..<run.digits.count)
  // If the digits are written with spaces between them, so is the letter.
  let isApart = run.groups.last?.count == 1 && run.gaps.last == .space && range.upperBound < bytes.count
  let end = isApart && bytes[range.upperBound] == 0x20 ? range.upperBound + 1 : range.upperBound
  run.check = checkLetter(at: end, in: bytes)
  return run
}

/// The more significant of two kinds within one gap: dot, hyphen, space, hidden.
private func graver(_ first: NumberRun.Gap?, _ second: NumberRun.Gap) -> NumberRun.Gap {
  for kind in [NumberRun.Gap.dot, .hyphen, .space] where first == kind || second == kind { return kind }
  return .hidden
}

/// The `X` in the place of the last digit.
func checkLetter(at offset: Int, in bytes: [UInt8]) -> Range<Int>? {
  var offset = offset
  while let piece = piece(at: offset, in: bytes), case .gap(.hidden) = piece.meaning {
    offset += piece.length
  }
  for form in ["&#88;", "&#120;", "&#x58;", "&#x78;"] where bytes.has(form.utf8, at: offset) {
    return offset..<offset + form.utf8.count
  }
  guard let (scalar, length) = bytes.scalar(at: offset), [0x58, 0x78, 0xFF38, 0xFF58].contains(scalar) else {
    return nil
  }
  if offset + length < bytes.count, isASCIILetterOrDigit(UInt32(bytes[offset + length])) { return nil }
  return offset..<offset + length
}
