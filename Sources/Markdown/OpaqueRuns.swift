/// Replaces the middle of each long run of characters beyond ASCII by one private-use character before parsing; the
/// writer puts it back.
///
/// All that means something to CommonMark is ASCII, yet libcmark walks over every byte of a Chinese text several times
/// to find that out. Without the long runs it has a third of the work, and the writer copies each in one piece. Letters
/// and digits within a run mean nothing either: no significant ASCII precedes them (`2024年12月5日`). The first and the
/// last character of a run stay, since emphasis and line breaks look at the neighbours of delimiters. The character
/// between them is one of the private plane 15; its last sixteen bits number the opaque run.
///
/// libcmark never compares texts, but for the labels of links; `hasNothingLikeOpaqueRuns` is about that.
struct OpaqueRun {
  /// The whole run, with the two characters that stay.
  let run: Bytes

  /// A shorter run costs more to take out than libcmark takes for it.
  static let shortestRun = 16
  /// As many as the places of a plane.
  static let most = 1 << 16
  static let placeLength = 4
  /// A place is `F3`, a byte from `B0` to `BF`, and two more.
  static let placeLead: UInt8 = 0xF3

  /// Length in bytes of the first character, which precedes the place. Runs of spaces in an address keep no neighbours.
  var headLength: Int { run[0] < 0xE0 ? run[0] == 0x20 ? 0 : 2 : run[0] < 0xF0 ? 3 : 4 }

  /// Length in bytes of the last character, which follows the place.
  var tailLength: Int {
    if run[0] == 0x20 { return 0 }
    var length = 1
    while run[run.count - length] & 0xC0 == 0x80 { length += 1 }
    return length
  }

  /// The bytes hidden from libcmark.
  var middle: Bytes { run[slice: headLength..<run.count - tailLength] }

  /// The number of the opaque run whose place begins at an offset.
  @inline(__always) static func number(at offset: Int, in text: Bytes) -> Int? {
    guard text[offset] == placeLead, offset + 3 < text.count, text[offset + 1] & 0xF0 == 0xB0 else {
      return nil
    }
    return Int(text[offset + 1] & 0x0F) << 12 | Int(text[offset + 2] & 0x3F) << 6
      | Int(text[offset + 3] & 0x3F)
  }
}

extension Preparation {
  /// Writes a run of whole characters beyond ASCII, or its placeholder.
  mutating func append(run: Bytes) {
    guard run.count >= OpaqueRun.shortestRun, takesOutOpaqueRuns, opaqueRuns.count < OpaqueRun.most else {
      text.append(run)
      return
    }
    let opaqueRun = OpaqueRun(run: run)
    text.append(run[slice: 0..<opaqueRun.headLength])
    appendPlace(of: run)
    text.append(run[slice: run.count - opaqueRun.tailLength..<run.count])
  }

  /// Writes the placeholder of the middle of a run.
  mutating func appendPlace(of run: Bytes) {
    guard opaqueRuns.count < OpaqueRun.most else { return text.append(run) }
    let number = opaqueRuns.count
    opaqueRuns.append(OpaqueRun(run: run))
    text.append(OpaqueRun.placeLead)
    text.append(0xB0 | UInt8(truncatingIfNeeded: number >> 12))
    text.append(0x80 | UInt8(truncatingIfNeeded: number >> 6 & 0x3F))
    text.append(0x80 | UInt8(truncatingIfNeeded: number & 0x3F))
  }
}

/// Whether long runs of a body may be taken out.
///
/// Not if the body has characters of plane 15, as they are or by number (`&#xF0000;`), and not if it defines link
/// labels: libcmark compares these by their letters, of which some beyond ASCII fold to ASCII ones. The number of a
/// footnote has no letter.
func hasNothingLikeOpaqueRuns(_ body: Bytes) -> Bool {
  guard body.offset(of: OpaqueRun.placeLead, from: 0) == nil else { return false }
  var offset = 0
  while let found = body.offset(of: UInt8(ascii: "&"), from: offset) {
    offset = found + 1
    if offset < body.count, body[offset] == UInt8(ascii: "#") { return false }
  }
  offset = 0
  while let found = body.offset(of: UInt8(ascii: "]"), from: offset) {
    offset = found + 1
    if offset < body.count, body[offset] == UInt8(ascii: ":"), !isFootnoteNumber(endingAt: found, in: body) {
      return false
    }
  }
  return true
}

/// Whether `[^12` ends at an offset.
private func isFootnoteNumber(endingAt end: Int, in body: Bytes) -> Bool {
  var start = end
  while start > 0, 0x30...0x39 ~= body[start - 1] { start -= 1 }
  return start < end && body.has("[^", at: start - 2) && (start < 3 || body[start - 3] != UInt8(ascii: "\\"))
}

extension Bytes {
  /// The end of a sequence of runs of characters beyond ASCII with only letters, digits and `%` between them; the first
  /// begins at an offset.
  func endOfOpaqueRun(from start: Int) -> Int {
    var end = endOfRun(from: start)
    while end < count {
      var next = end
      while next < count, isASCIILetterOrDigit(self[next]) || self[next] == UInt8(ascii: "%") { next += 1 }
      guard next > end, next < count, self[next] >= 0x80 else { break }
      let further = endOfRun(from: next)
      guard further > next else { break }
      end = further
    }
    return end
  }

  /// The end of the run of characters beyond ASCII that begins at an offset; oddities end it. It never goes beyond its
  /// line, which ends with ASCII.
  func endOfRun(from start: Int) -> Int {
    guard let base = baseAddress.map(UnsafeRawPointer.init) else { return start }
    var offset = start
    // Sixteen bytes at a time; each is seen with the two behind it.
    while offset + 18 <= count {
      let these = (base + offset).loadUnaligned(as: SIMD16<UInt8>.self)
      let next = (base + offset + 1).loadUnaligned(as: SIMD16<UInt8>.self)
      let nextButOne = (base + offset + 2).loadUnaligned(as: SIMD16<UInt8>.self)
      let areASCII = these .< SIMD16<UInt8>(repeating: 0x80)
      let areOddC2 = these .== SIMD16<UInt8>(repeating: 0xC2)
      let areOddEF = (these .== SIMD16<UInt8>(repeating: 0xEF)) .& (next .== SIMD16<UInt8>(repeating: 0xBB))
      let isQuoted = (nextButOne &- SIMD16<UInt8>(repeating: 0x90)) .< SIMD16<UInt8>(repeating: 0x17)
      let arePunctuation = (next .== SIMD16<UInt8>(repeating: 0x80)) .& isQuoted
      let areOddE2 = (these .== SIMD16<UInt8>(repeating: 0xE2)) .& .!arePunctuation
      let ends = areASCII .| areOddC2 .| areOddEF .| areOddE2
      let halves = unsafeBitCast(ends, to: SIMD2<UInt64>.self)
      if halves[0] != 0 { return offset + halves[0].trailingZeroBitCount >> 3 }
      if halves[1] != 0 { return offset + 8 + halves[1].trailingZeroBitCount >> 3 }
      offset += 16
    }
    while offset < count, !endsRun(at: offset) { offset += 1 }
    return offset
  }

  /// Whether a byte is ASCII, or begins a character that may be an oddity: `C2`, `E2` and `EF BB` begin spaces and
  /// characters without width; but E2 begins the quotation marks and dashes of every sentence, too.
  private func endsRun(at offset: Int) -> Bool {
    switch self[offset] {
    case 0..<0x80, 0xC2: true
    case 0xE2:
      offset + 2 >= count || self[offset + 1] != 0x80 || !(0x90...0xA6 ~= self[offset + 2])
    case 0xEF: offset + 2 >= count || self[offset + 1] == 0xBB
    default: false
    }
  }
}

extension Writer {
  /// The opaque run whose placeholder is at an offset.
  @inline(__always) func opaqueRun(at offset: Int, in text: Bytes) -> OpaqueRun? {
    guard let number = OpaqueRun.number(at: offset, in: text), number < preparation.opaqueRuns.count else {
      return nil
    }
    return preparation.opaqueRuns[number]
  }
}
