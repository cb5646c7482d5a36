/// Where in a text the rare bytes stand that rules begin with, found in one pass for all of them.
///
/// A text is thousands of bytes of which a rule wants a handful. Each rule walking over all of them was half of what
/// reading a page cost; so one walk notes the places, and rules look around these.
struct ByteIndex {
  /// Where runs of digits begin, ASCII and full-width ones.
  fileprivate(set) var digits: [Int] = []
  /// Letters directly after a character beyond ASCII: 豫A. Full-width ones wherever they stand.
  fileprivate(set) var letters: [Int] = []
  /// `@` and ＠.
  fileprivate(set) var atSigns: [Int] = []
  /// 号, 单, 栋 and 幢: what numbers of houses and documents are followed by.
  fileprivate(set) var counters: [Int] = []
  /// 岁, 级 and 班, with which a child may be described.
  fileprivate(set) var ages: [Int] = []
  /// 月, which every date has.
  fileprivate(set) var monthSigns: [Int] = []
  /// Half-width `,;:?!.` directly after a character beyond ASCII.
  fileprivate(set) var halfMarks: [Int] = []
  /// Quotation marks and brackets beyond ASCII that come in pairs.
  fileprivate(set) var pairMarks: [Int] = []

  /// - Parameter bytes: valid UTF-8.
  init(of bytes: [UInt8]) {
    // What nearly every text has, so that its arrays need not grow.
    if bytes.count >= 1024 {
      digits.reserveCapacity(bytes.count / 128)
      pairMarks.reserveCapacity(bytes.count / 64)
    }
    bytes.withUnsafeBufferPointer { bytes in
      Walk(bytes: bytes).run(noting: &self)
    }
  }
}

/// Goes through ascending places range by range: in one pass over them, as long as the ranges ascend, too.
struct PlaceReader {
  private let places: [Int]
  private var next = 0
  private var lastStart = 0

  init(_ places: [Int]) { self.places = places }

  /// The positions of the places that lie in a range.
  mutating func positions(in range: Range<Int>) -> Range<Int> {
    if range.lowerBound < lastStart { next = position(ofFirstFrom: range.lowerBound) }
    lastStart = range.lowerBound
    while next < places.count, places[next] < range.lowerBound { next += 1 }
    let first = next
    while next < places.count, places[next] < range.upperBound { next += 1 }
    return first..<next
  }

  private func position(ofFirstFrom offset: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The pass over the bytes: sixteen at a time are asked whether one of them may be meant, and those are looked at.
private struct Walk {
  let bytes: UnsafeBufferPointer<UInt8>

  func run(noting marks: inout ByteIndex) {
    guard !bytes.isEmpty, let base = bytes.baseAddress.map(UnsafeRawPointer.init) else { return }
    look(at: 0, noting: &marks)
    var offset = 1
    // They are seen with the byte before and the two behind.
    while offset + 18 <= bytes.count {
      let found = candidates(at: base + offset)
      if found[0] | found[1] != 0 { look(at: found, from: offset, noting: &marks) }
      offset &+= 16
    }
    while offset < bytes.count {
      look(at: offset, noting: &marks)
      offset += 1
    }
  }

  /// Apart from the walk, which is over most bytes without a stop.
  @inline(never)
  private func look(at found: SIMD2<UInt64>, from offset: Int, noting marks: inout ByteIndex) {
    look(at: found[0], from: offset, noting: &marks)
    look(at: found[1], from: offset &+ 8, noting: &marks)
  }

  /// - Parameter places: the highest bit of each of eight bytes says whether it is to be looked at.
  @inline(__always)
  private func look(at places: UInt64, from offset: Int, noting marks: inout ByteIndex) {
    var rest = places & 0x8080_8080_8080_8080
    while rest != 0 {
      look(at: offset &+ rest.trailingZeroBitCount >> 3, noting: &marks)
      rest &= rest &- 1
    }
  }

  private func look(at offset: Int, noting marks: inout ByteIndex) {
    let byte = bytes[offset]
    if byte < 0x80 {
      ascii(byte, at: offset, noting: &marks)
    } else if byte >= 0xE2, offset + 2 < bytes.count {
      wide(byte, bytes[offset + 1], bytes[offset + 2], at: offset, noting: &marks)
    }
  }

  @inline(__always)
  private func ascii(_ byte: UInt8, at offset: Int, noting marks: inout ByteIndex) {
    let isAfterWide = offset > 0 && bytes[offset - 1] >= 0x80
    switch byte {
    case 0x30...0x39: if beginsDigits(at: offset) { marks.digits.append(offset) }
    case 0x41...0x5A, 0x61...0x7A: if isAfterWide { marks.letters.append(offset) }
    case UInt8(ascii: "@"): marks.atSigns.append(offset)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"),
      UInt8(ascii: "."):
      if isAfterWide { marks.halfMarks.append(offset) }
    default: break
    }
  }

  /// Characters of three bytes.
  @inline(__always)
  private func wide(
    _ lead: UInt8, _ second: UInt8, _ third: UInt8, at offset: Int, noting marks: inout ByteIndex
  ) {
    switch (lead, second, third) {
    case (0xE5, 0x8F, 0xB7), (0xE5, 0x8D, 0x95), (0xE6, 0xA0, 0x8B), (0xE5, 0xB9, 0xA2):  // 号 单 栋 幢
      marks.counters.append(offset)
    case (0xE5, 0xB2, 0x81), (0xE7, 0xBA, 0xA7), (0xE7, 0x8F, 0xAD): marks.ages.append(offset)  // 岁 级 班
    case (0xE6, 0x9C, 0x88): marks.monthSigns.append(offset)  // 月
    case (0xE2, 0x80, 0x98...0x9D): marks.pairMarks.append(offset)  // ‘ ’ “ ”
    case (0xE3, 0x80, 0x8A...0x95): marks.pairMarks.append(offset)  // 《 》「 」【 】〔 〕
    case (0xEF, 0xBC, 0x88...0x89): marks.pairMarks.append(offset)  // （ ）
    case (0xEF, 0xBC, 0x90...0x99): if beginsDigits(at: offset) { marks.digits.append(offset) }
    case (0xEF, 0xBC, 0xA0): marks.atSigns.append(offset)
    case (0xEF, 0xBC, 0xA1...0xBA), (0xEF, 0xBD, 0x81...0x9A): marks.letters.append(offset)
    default: break
    }
  }

  /// Whether no digit stands before the one at an offset.
  private func beginsDigits(at offset: Int) -> Bool {
    if offset > 0, 0x30...0x39 ~= bytes[offset - 1] { return false }
    return offset < 3 || bytes[offset - 3] != 0xEF || bytes[offset - 2] != 0xBC
      || !(0x90...0x99 ~= bytes[offset - 1])
  }
}

/// Which of sixteen bytes may begin something that is meant, in the highest bits of theirs. Those are a few more than
/// are: the look at each is exact, this one quick. What it costs is not so much the look as that nobody can foretell
/// it, so that bytes that many texts have and nobody means (line ends, all digits but the first, `：`) are left out here.
@inline(__always)
private func candidates(at start: UnsafeRawPointer) -> SIMD2<UInt64> {
  let these = start.loadUnaligned(as: SIMD16<UInt8>.self)
  let second = (start + 1).loadUnaligned(as: SIMD16<UInt8>.self)
  let found = wideCandidates(these, second, (start + 2).loadUnaligned(as: SIMD16<UInt8>.self))
  // As signed numbers, bytes of characters beyond ASCII are negative. Three quarters of all looks see no others.
  let isGraphic = unsafeBitCast(these, to: SIMD16<Int8>.self) .> SIMD16<Int8>(repeating: 0x20)
  let halves = unsafeBitCast(isGraphic, to: SIMD2<UInt64>.self)
  guard halves[0] | halves[1] != 0 else { return unsafeBitCast(found, to: SIMD2<UInt64>.self) }
  let before = (start - 1).loadUnaligned(as: SIMD16<UInt8>.self)
  return unsafeBitCast(found .| asciiCandidates(before, these), to: SIMD2<UInt64>.self)
}

@inline(__always)
private func asciiCandidates(_ before: SIMD16<UInt8>, _ these: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
  // Half-width marks and letters matter after a character beyond ASCII.
  let isGraphic = unsafeBitCast(these, to: SIMD16<Int8>.self) .> SIMD16<Int8>(repeating: 0x20)
  let afterWide = isGraphic .& (unsafeBitCast(before, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: 0))
  let isDigit = (these &- SIMD16<UInt8>(repeating: 0x30)) .< SIMD16<UInt8>(repeating: 10)
  let afterDigit = (before &- SIMD16<UInt8>(repeating: 0x30)) .< SIMD16<UInt8>(repeating: 10)
  return afterWide .| (isDigit .& .!afterDigit) .| (these .== SIMD16<UInt8>(repeating: 0x40))
}

/// Characters of three bytes.
@inline(__always)
private func wideCandidates(
  _ these: SIMD16<UInt8>, _ second: SIMD16<UInt8>, _ third: SIMD16<UInt8>
) -> SIMDMask<SIMD16<Int8>> {
  // 月, 单 and 栋, 号 and 幢, 岁, which begin with E5 or E6, 班 and 级, which begin with E7: the sum of their bytes, the
  // last counted twice.
  let sum = these &+ second &+ third &+ third
  let isSum =
    (sum .== SIMD16<UInt8>(repeating: 0x92)) .| (sum .== SIMD16<UInt8>(repeating: 0x9C))
    .| (sum .== SIMD16<UInt8>(repeating: 0xE2)) .| (sum .== SIMD16<UInt8>(repeating: 0x99))
  let isClass = (sum .== SIMD16<UInt8>(repeating: 0xD0)) .| (sum .== SIMD16<UInt8>(repeating: 0xEF))
  let isE5 = these .== SIMD16<UInt8>(repeating: 0xE5)
  let han =
    (isSum .& (isE5 .| (these .== SIMD16<UInt8>(repeating: 0xE6))))
    .| (isClass .& (these .== SIMD16<UInt8>(repeating: 0xE7)))

  // “ and 《 and their like; full-width characters but for the comma and the colon.
  let isPair = (third &- SIMD16<UInt8>(repeating: 0x8A)) .< SIMD16<UInt8>(repeating: 20)
  let pairs = isPair .& (second .== SIMD16<UInt8>(repeating: 0x80))
  let isComma = (third .== SIMD16<UInt8>(repeating: 0x8C)) .| (third .== SIMD16<UInt8>(repeating: 0x9A))
  let isUsual = isComma .& (second .== SIMD16<UInt8>(repeating: 0xBC))
  let fullWidth = (these .== SIMD16<UInt8>(repeating: 0xEF)) .& .!isUsual
  return han .| pairs .| fullWidth
}
