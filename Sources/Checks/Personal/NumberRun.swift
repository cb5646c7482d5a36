/// Digits that a reader takes for one number, though spaces and hyphens may stand between them.
///
/// Identity numbers, phone numbers and cards are written in groups; every rule asks for the groups that make up
/// what it knows. Full-width digits count as digits, and invisible characters do not hide a number.
struct NumberRun {
  var digits: [UInt8] = []
  /// Where every digit stands.
  var places: [Range<Int>] = []
  /// Digits without a gap, as positions in `digits`.
  var groups: [Range<Int>] = []
  /// What stands after each group but the last.
  var gaps: [Gap] = []
  /// An `X` stands directly after the last digit, as identity numbers end.
  var check: Range<Int>?

  enum Gap {
    case hyphen
    case dot
    case space
  }

  /// Several groups next to each other, taken as one number.
  struct Window {
    var groups: Range<Int>
    var digits: Range<Int>
  }

  /// All windows with one of the given counts of digits, longest first at every group.
  func windows(of lengths: ClosedRange<Int>) -> [Window] {
    var windows: [Window] = []
    for first in groups.indices {
      var last = first
      while last < groups.count {
        let digits = groups[first].lowerBound..<groups[last].upperBound
        guard digits.count <= lengths.upperBound else { break }
        if lengths.contains(digits.count) { windows.append(Window(groups: first..<last + 1, digits: digits)) }
        last += 1
      }
    }
    return windows.reversed()
  }

  func shape(of window: Window) -> [Int] { groups[window.groups].map(\.count) }

  func range(of digits: Range<Int>) -> Range<Int> {
    places[digits.lowerBound].lowerBound..<places[digits.upperBound - 1].upperBound
  }
}

/// All runs with at least so many digits.
///
/// - Parameter starts: where digits begin, in ascending order.
func numberRuns(in bytes: [UInt8], from starts: [Int], atLeast minimum: Int) -> [NumberRun] {
  var runs: [NumberRun] = []
  var end = 0
  for start in starts where start >= end {
    let extent = measure(from: start, in: bytes)
    if extent.digits >= minimum { runs.append(readRun(start..<extent.end, in: bytes)) }
    end = extent.end
  }
  return runs
}

private func digitLength(at offset: Int, in bytes: [UInt8]) -> Int {
  if (0x30...0x39).contains(bytes[offset]) { return 1 }
  guard bytes[offset] == 0xEF, offset + 2 < bytes.count, bytes[offset + 1] == 0xBC else { return 0 }
  return (0x90...0x99).contains(bytes[offset + 2]) ? 3 : 0
}

/// How far a run reaches: most are dates and counts, which nobody needs to hold.
private func measure(from start: Int, in bytes: [UInt8]) -> (digits: Int, end: Int) {
  var digits = 0
  var end = start
  var offset = start
  while offset < bytes.count {
    let byte = bytes[offset]
    if 0x30...0x39 ~= byte {
      digits += 1
      offset += 1
      end = offset
      continue
    }
    // Nearly every run ends before a Chinese character.
    if 0xE4...0xE9 ~= byte { break }
    let length = digitLength(at: offset, in: bytes)
    if length > 0 {
      digits += 1
      offset += length
      end = offset
    } else {
      var gap = 0
      while gap < 3, offset < bytes.count, let length = gapLength(at: offset, in: bytes) {
        offset += length
        gap += 1
      }
      guard gap > 0, offset < bytes.count, digitLength(at: offset, in: bytes) > 0 else { break }
    }
  }
  return (digits, end)
}

/// Spaces, hyphens and dots, the invisible and full-width ones as well.
private func gapLength(at offset: Int, in bytes: [UInt8]) -> Int? {
  switch bytes[offset] {
  case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "."): return 1
  case 0xC2: return bytes.has("\u{A0}", at: offset) || bytes.has("\u{AD}", at: offset) ? 2 : nil
  case 0xE2:
    guard let value = bytes.scalar(at: offset)?.value else { return nil }
    return (0x2000...0x2015).contains(value) || value == 0x2060 || value == 0x2212 ? 3 : nil
  case 0xE3: return bytes.has("\u{3000}", at: offset) ? 3 : nil
  case 0xEF: return bytes.has("－", at: offset) || bytes.has("\u{FEFF}", at: offset) ? 3 : nil
  default: return nil
  }
}

private func readRun(_ range: Range<Int>, in bytes: [UInt8]) -> NumberRun {
  var run = NumberRun()
  var start = 0
  var gap: NumberRun.Gap?
  var offset = range.lowerBound
  while offset < range.upperBound, let (scalar, length) = bytes.scalar(at: offset) {
    if let value = digit(scalar) {
      if let seen = gap {
        run.groups.append(start..<run.digits.count)
        run.gaps.append(seen)
        start = run.digits.count
        gap = nil
      }
      run.digits.append(value)
      run.places.append(offset..<offset + length)
    } else if scalar == 0x2E {
      gap = .dot
    } else if scalar == 0x2D || scalar == 0xFF0D || (0x2010...0x2015).contains(scalar) || scalar == 0x2212 {
      gap = .hyphen
    } else if gap == nil {
      gap = .space
    }
    offset += length
  }
  run.groups.append(start..<run.digits.count)
  if let (scalar, length) = bytes.scalar(at: range.upperBound),
    [0x58, 0x78, 0xFF38, 0xFF58].contains(scalar)
  {
    run.check = range.upperBound..<range.upperBound + length
  }
  return run
}
