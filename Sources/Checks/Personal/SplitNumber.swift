import Files
import Text

/// Numbers whose groups are far apart: `138转1234转5678`, `（138）1234（5678）`, `110105，19491231，002X`, and those that go on
/// in the next line.
///
/// An identity number is proved by its check digit. Three groups of a telephone number might be three counts, so the
/// gaps between them must be equal, or be brackets, or a word before them must name the number.
func splitNumbers(in bytes: [UInt8], at starts: [ByteIndex.Digits]) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  var end = 0
  for digits in starts where digits.start >= end && mayBegin(digits, in: bytes) {
    guard let mark = SplitNumber(from: digits.start, in: bytes).mark else { continue }
    marks.append(mark)
    end = mark.range.upperBound
  }
  return marks
}

/// Most numbers are years and counts, as their first digits show; and few of the others have enough digits near.
private func mayBegin(_ digits: ByteIndex.Digits, in bytes: [UInt8]) -> Bool {
  let start = digits.start
  let isShaped =
    switch digits.count {
    // Full-width ones.
    case 0: true
    case 6, 10, 14: true
    case 3...10: bytes[start] == 0x31 && bytes[start + 1] >= 0x33
    case 11...: bytes[start] >= 0x31
    default: false
    }
  return isShaped && isLongEnough(from: start, in: bytes)
}

/// Whether several groups have as many digits together as the shortest number.
private func isLongEnough(from start: Int, in bytes: [UInt8]) -> Bool {
  var (count, groups, offset) = (0, 0, start)
  while groups < 18 {
    let before = count
    while count < 19, let (scalar, length) = bytes.scalar(at: offset), digit(scalar) != nil {
      count += 1
      offset += length
    }
    guard count > before else { return false }
    groups += 1
    if groups > 1, count >= shortestNumber { return true }
    guard let gap = gapInNumber(from: offset, in: bytes) else { return false }
    offset = gap.upperBound
  }
  return false
}

/// The gap between two groups: a few characters of one line, or the end of one and the beginning of the next.
private func gapInNumber(from start: Int, in bytes: [UInt8]) -> Range<Int>? {
  var offset = start
  var (length, lines) = (0, 0)
  while let (scalar, size) = bytes.scalar(at: offset), digit(scalar) == nil {
    if scalar == 0x0A { lines += 1 }
    guard length < 6, lines < 2, !endsSentence(scalar) else { return nil }
    // The indentation of a line, and the mark of a quotation.
    if lines == 0 || scalar != 0x20 && scalar != 0x3E && scalar != 0x3000 { length += 1 }
    offset += size
  }
  return offset < bytes.count && offset > start ? start..<offset : nil
}

/// 。！？；;!?
private func endsSentence(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x3B, 0x21, 0x3F: true
  default: false
  }
}

private struct SplitNumber {
  private let bytes: [UInt8]
  private var digits: [UInt8] = []
  private var shape: [Int] = []
  /// The range of each group.
  private var groups: [Range<Int>] = []
  private var gapRanges: [Range<Int>] = []

  /// Reads groups as long as they may belong to one number.
  init(from start: Int, in bytes: [UInt8]) {
    self.bytes = bytes
    var offset = start
    while digits.count < 18, groups.count < 18 {
      let groupStart = offset
      let before = digits.count
      while digits.count < 19, let (scalar, length) = bytes.scalar(at: offset), let value = digit(scalar) {
        digits.append(value)
        offset += length
      }
      guard digits.count > before else { break }
      groups.append(groupStart..<offset)
      shape.append(digits.count - before)
      guard let gap = gapInNumber(from: offset, in: bytes) else { break }
      gapRanges.append(gap)
      offset = gap.upperBound
    }
  }

  var mark: TextDiagnostic? {
    var count = 0
    for position in shape.indices {
      count += shape[position]
      guard position > 0 else { continue }
      let range = groups[0].lowerBound..<groups[position].upperBound
      let digits = digits[..<count]
      if count == 18, isIdentityShape(until: position), isIdentityNumber(Array(digits)) {
        return TextDiagnostic(rule: .personalID, range: range, isSecret: true)
      }
      if count == 17, isIdentityShape(until: position),
        let check = checkLetter(at: range.upperBound, in: bytes),
        isIdentityNumber(digits + [10])
      {
        return TextDiagnostic(rule: .personalID, range: range.lowerBound..<check.upperBound, isSecret: true)
      }
      if isMobileNumber(digits), isPhone(until: position) {
        return TextDiagnostic(rule: .personalPhone, range: range, isSecret: true)
      }
    }
    return nil
  }

  /// Whether the region or the day of birth ends where a group does: eighteen digits of a table are not enough.
  private func isIdentityShape(until last: Int) -> Bool {
    var ends: Set<Int> = []
    var count = 0
    for length in shape[...last] {
      count += length
      ends.insert(count)
    }
    return last == 1 || ends.contains(6) && ends.contains(14)
  }

  private func isPhone(until last: Int) -> Bool {
    let shape = Array(shape[...last])
    let gaps = gapRanges[..<last].map { String(decoding: bytes[$0], as: UTF8.self) }
    let around = NumberContext(bytes: bytes)
    let words = around.words(before: groups[0].lowerBound)
    let range = groups[0].lowerBound..<groups[last].upperBound
    guard !around.isInHexadecimal(range) else { return false }
    if Cue.ends(words, with: Cue.phone) { return true }
    if gaps.contains(where: { $0.contains("\n") }) { return isBroken(gaps, shape, behind: words) }
    guard mobileShapes.contains(shape) else { return false }
    if gaps.allSatisfy({ $0.allSatisfy(isBracketOrSpace) }) {
      return gaps.contains { $0.contains(where: isBracket) }
    }
    return isSeparated(by: gaps, before: range.upperBound)
  }

  /// A number broken once by the end of a line; the text before it in the line shows that it is no list of numbers.
  private func isBroken(_ gaps: [String], _ shape: [Int], behind words: String) -> Bool {
    guard gaps.allSatisfy({ $0.allSatisfy { $0 == "\n" || $0 == ">" || $0 == "　" || " -".contains($0) } }),
      shape.count == 2 || mobileShapes.contains(shape), shape.allSatisfy({ $0 >= 3 })
    else { return false }
    return words.contains { $0.isLetter } && !(words.last?.isNumber ?? false) && !words.hasPrefix("|")
  }

  /// The same between all groups, and nothing that lists and tables have between their numbers.
  private func isSeparated(by gaps: [String], before end: Int) -> Bool {
    guard gaps.count > 1, let gap = gaps.first, gaps.allSatisfy({ $0 == gap }),
      !gap.contains(where: { "，,、|:：×*+=%．.".contains($0) }), !bytes.has(gap.utf8, at: end)
    else { return false }
    return true
  }
}

private func isBracket(_ character: Character) -> Bool { "()（）[]【】［］「」{}<>《》〔〕\"'“”".contains(character) }

private func isBracketOrSpace(_ character: Character) -> Bool {
  isBracket(character) || character.isWhitespace || "-–—".contains(character)
}
