import Diagnostics
import Text

/// Finds names that differ in one character from names to be written exactly.
///
/// One slip leaves the first or the second half of a name as it was, so the halves are looked up and the rest is
/// compared. A slip in a name's first or last character counts only between marks (“赶考路上有你”): without them, the
/// character is as likely the next word's.
struct NearNames: Sendable {
  private var names: [[UInt32]] = []
  private var texts: [String] = []
  private let known: Set<[UInt32]>
  private let units: Set<String>
  /// The halves of the names, of which one is as it should be where there is a slip.
  private(set) var halves: [Half] = []

  struct Half: Sendable {
    var text: String
    fileprivate var name: Int
    /// Which character of the name it begins with.
    fileprivate var start: Int
  }

  init(_ names: [String], fine: Set<String>, units: Set<String> = []) {
    self.units = units
    known = Set((names + fine).map { $0.unicodeScalars.map(\.value) })
    for name in Set(names).sorted() {
      let scalars = Array(name.unicodeScalars)
      guard scalars.count >= 4 else { continue }
      texts.append(name)
      self.names.append(scalars.map(\.value))
      let middle = scalars.count / 2
      for (start, half) in [(0, scalars[..<middle]), (middle, scalars[middle...])] {
        let text = String(String.UnicodeScalarView(half))
        halves.append(Half(text: text, name: self.names.count - 1, start: start))
      }
    }
  }

  /// Looks at a half found at an offset.
  ///
  /// - Parameter marks: those of the same range.
  func look(
    at half: Int, from offset: Int, in bytes: [UInt8], _ range: Range<Int>,
    adding marks: inout [TextDiagnostic]
  ) {
    let half = halves[half]
    guard let near = nearName(half.name, half: half.start, at: offset, in: bytes, range),
      !marks.contains(where: { $0.range.overlaps(near) })
    else { return }
    let name = texts[half.name]
    let isUnit = units.contains(name)
    marks.append(
      TextDiagnostic(
        rule: .nearMiss, range: near, arguments: [String(decoding: bytes[near], as: UTF8.self), name],
        replacement: isUnit ? nil : name,
        help: isUnit
          ? Phrase(
            "是“\(name)”就改成它；是另一个单位，补进词表或写进 wording.yml 的 fine",
            "write “\(name)” if it was meant; another unit belongs to the vocabulary, or to `fine` in wording.yml"
          )
          : Phrase("原文是“\(name)”", "it is written “\(name)”")))
  }

  /// The range of a slip of one character around a half at an offset; nil if the name is right, or the text is
  /// something else.
  private func nearName(
    _ name: Int, half: Int, at offset: Int, in bytes: [UInt8], _ range: Range<Int>
  ) -> Range<Int>? {
    let wanted = names[name]
    if half == 0 {
      let seen = scalars(from: offset, count: wanted.count + 1, in: bytes, range)
      if seen.values.starts(with: wanted) { return nil }
      for count in [wanted.count, wanted.count - 1, wanted.count + 1] where count <= seen.values.count {
        let place = offset..<seen.ends[count - 1]
        if isSlip(Array(seen.values[..<count]), of: wanted, place, in: bytes) { return place }
      }
    } else {
      let tail = wanted.count - half
      let (start, before) = back(half + 1, from: offset, in: bytes, range)
      let seen = scalars(from: start, count: before + tail, in: bytes, range)
      if before >= half, Array(seen.values[(before - half)...]) == wanted { return nil }
      for count in [half, half - 1, half + 1] where count <= before && count > 0 {
        let first = before - count
        let place = (first == 0 ? start : seen.ends[first - 1])..<(seen.ends.last ?? start)
        if isSlip(Array(seen.values[first...]), of: wanted, place, in: bytes) { return place }
      }
    }
    return nil
  }

  private func isSlip(_ seen: [UInt32], of wanted: [UInt32], _ place: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard seen != wanted, !known.contains(seen) else { return false }
    let isMarked = isBetweenMarks(place, in: bytes)
    // Four or five characters with another one among them are as often other words.
    guard isMarked || wanted.count > 5, isMarked || seen.first == wanted.first && seen.last == wanted.last,
      seen.allSatisfy({ $0 > 0x2E80 || isASCIILetterOrDigit($0) || wanted.contains($0) })
    else { return false }
    if isTransposed(seen, wanted) { return true }
    let head = zip(seen, wanted).prefix { $0 == $1 }.count
    let tail = zip(seen.reversed(), wanted.reversed()).prefix { $0 == $1 }.count
    return max(seen.count, wanted.count) - min(head + tail, min(seen.count, wanted.count)) == 1
  }
}

/// Whether two neighbours have changed places: 事故 for 故事.
private func isTransposed(_ seen: [UInt32], _ wanted: [UInt32]) -> Bool {
  guard seen.count == wanted.count, let first = seen.indices.first(where: { seen[$0] != wanted[$0] }),
    first + 1 < seen.count
  else { return false }
  return seen[first] == wanted[first + 1] && seen[first + 1] == wanted[first]
    && seen[(first + 2)...] == wanted[(first + 2)...]
}

private func isBetweenMarks(_ place: Range<Int>, in bytes: [UInt8]) -> Bool {
  bytes.has("“", at: place.lowerBound - 3) && bytes.has("”", at: place.upperBound)
    || bytes.has("《", at: place.lowerBound - 3) && bytes.has("》", at: place.upperBound)
}

/// Characters from an offset on, with the offset where each ends.
private func scalars(from start: Int, count: Int, in bytes: [UInt8], _ range: Range<Int>) -> (
  values: [UInt32], ends: [Int]
) {
  var values: [UInt32] = []
  var ends: [Int] = []
  var offset = start
  while values.count < count, offset < range.upperBound, let (value, length) = bytes.scalar(at: offset) {
    values.append(value)
    offset += length
    ends.append(offset)
  }
  return (values, ends)
}

/// So many characters back from an offset, or as many as there are.
private func back(_ count: Int, from offset: Int, in bytes: [UInt8], _ range: Range<Int>) -> (
  start: Int, count: Int
) {
  var start = offset
  var passed = 0
  while passed < count, start > range.lowerBound, let (_, length) = bytes.scalar(before: start) {
    start -= length
    passed += 1
  }
  return (start, passed)
}
