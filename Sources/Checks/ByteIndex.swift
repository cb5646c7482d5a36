/// Offsets of the rare characters in a text that rules begin with, found in one pass for all of them.
///
/// A text is thousands of bytes of which a rule wants a handful. Each rule walking over all of them was half of what
/// reading a page cost; so one walk notes the places, and rules look around these.
struct ByteIndex {
  /// Runs of digits, ASCII and full-width ones.
  private(set) var digits: [Digits] = []
  /// Starts of runs of three numerals or more other than ASCII and full-width digits: 一三八, ①③⑧.
  private(set) var numerals: [Int] = []
  /// Letters directly after a character beyond ASCII: 豫A. Full-width ones anywhere.
  private(set) var letters: [Int] = []
  /// `@` and ＠.
  private(set) var atSigns: [Int] = []
  /// 号, 单, 栋 and 幢, which follow numbers of houses and documents.
  private(set) var counters: [Int] = []
  /// 岁, 级 and 班, with which a child may be described.
  private(set) var ages: [Int] = []
  /// 月, which every date has.
  private(set) var monthSigns: [Int] = []
  /// 年 behind a character that names a year of twelve: 丙午年, 马年.
  private(set) var yearNames: [Int] = []
  /// ＃ ＊ ［ ｀ and ｜, signs of markup in full width.
  private(set) var wideSigns: [Int] = []
  /// Half-width `,;:?!.` directly after a character beyond ASCII.
  private(set) var halfMarks: [Int] = []
  /// Quotation marks and brackets beyond ASCII that come in pairs.
  private(set) var pairMarks: [Int] = []

  /// A run of digits.
  struct Digits: Equatable {
    var start: Int
    /// The number of ASCII digits it begins with.
    var count: Int
  }

  /// The numerals that were met last.
  private var lastNumerals = (start: 0, end: Int.min, count: 0)

  /// - Parameter bytes: valid UTF-8.
  init(of bytes: [UInt8]) {
    // Nearly every text has these, so their arrays are reserved to avoid growing.
    if bytes.count >= 1024 {
      digits.reserveCapacity(bytes.count / 128)
      pairMarks.reserveCapacity(bytes.count / 64)
    }
    walk(over: bytes)
  }

  private mutating func walk(over bytes: [UInt8]) {
    let isMeant = meantCharacters
    let span = bytes.span
    // Up to here there are three bytes, so those of a character are taken without asking again.
    let last = bytes.count - 2
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset = walkASCII(from: offset, in: bytes)
      } else if offset >= last || !(0xE3...0xEF ~= bytes[offset]) {
        offset += noteOther(at: offset, in: bytes)
      }
      while offset < last, case let lead = span[unchecked: offset], 0xE3...0xEF ~= lead {
        let low = Int(span[unchecked: offset &+ 1] & 0x3F) << 6 | Int(span[unchecked: offset &+ 2] & 0x3F)
        if isMeant[low] { noteWide(UInt32(lead & 0x0F) << 12 | UInt32(low), at: offset, in: bytes) }
        offset &+= 3
      }
    }
  }

  /// Reads characters of ASCII.
  ///
  /// - Returns: where they end.
  private mutating func walkASCII(from start: Int, in bytes: [UInt8]) -> Int {
    if start > 0 { noteBehindWide(bytes[start], at: start) }
    var offset = start
    while offset < bytes.count, case let byte = bytes[offset], byte < 0x80 {
      if byte &- 0x30 < 10 {
        var end = offset + 1
        while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
        if offset > start || !isFullWidthDigit(before: offset, in: bytes) {
          digits.append(Digits(start: offset, count: end - offset))
        }
        offset = end
        continue
      }
      if byte == UInt8(ascii: "@") { atSigns.append(offset) }
      offset += 1
    }
    return offset
  }

  /// A character of ASCII directly after one beyond.
  private mutating func noteBehindWide(_ byte: UInt8, at offset: Int) {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: letters.append(offset)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"),
      UInt8(ascii: "."):
      halfMarks.append(offset)
    default: break
    }
  }

  /// A character from U+3000 on whose last twelve bits are those of one that is meant.
  private mutating func noteWide(_ scalar: UInt32, at offset: Int, in bytes: [UInt8]) {
    switch scalar {
    case 0x53F7, 0x5355, 0x680B, 0x5E62: counters.append(offset)  // 号 单 栋 幢
    case 0x5C81, 0x7EA7, 0x73ED: ages.append(offset)  // 岁 级 班
    case 0x6708: monthSigns.append(offset)  // 月
    case 0x5E74: if isYearName(before: offset, in: bytes) { yearNames.append(offset) }  // 年
    case 0xFF03, 0xFF0A, 0xFF3B, 0xFF40, 0xFF5C: wideSigns.append(offset)
    case 0x300A...0x3015, 0xFF08, 0xFF09: pairMarks.append(offset)  // 《 》「 」【 】〔 〕（ ）
    case 0xFF10...0xFF19:
      let isFirst = offset == 0 || !(0x30...0x39 ~= bytes[offset - 1])
      if isFirst, !isFullWidthDigit(before: offset, in: bytes) {
        digits.append(Digits(start: offset, count: 0))
      }
    case 0xFF20: atSigns.append(offset)
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: letters.append(offset)
    default: if ideograph(scalar) != nil { noteNumeral(offset..<offset + 3, in: bytes) }
    }
  }

  /// A character below U+3000 or beyond U+FFFF.
  ///
  /// - Returns: its length.
  private mutating func noteOther(at offset: Int, in bytes: [UInt8]) -> Int {
    guard let (scalar, length) = bytes.scalar(at: offset) else { return 1 }
    if 0x2018...0x201D ~= scalar {
      pairMarks.append(offset)  // ‘ ’ “ ”
    } else if numeral(scalar) != nil {
      noteNumeral(offset..<offset + length, in: bytes)
    }
    return length
  }

  private mutating func noteNumeral(_ place: Range<Int>, in bytes: [UInt8]) {
    let last = lastNumerals
    let isNext = place.lowerBound <= last.end + 3 && bytes[last.end..<place.lowerBound].allSatisfy(isInNumber)
    lastNumerals =
      isNext ? (last.start, place.upperBound, last.count + 1) : (place.lowerBound, place.upperBound, 1)
    if lastNumerals.count == 3 { numerals.append(lastNumerals.start) }
  }
}

/// Whether the character before an offset is a branch or an animal.
private func isYearName(before offset: Int, in bytes: [UInt8]) -> Bool {
  guard offset >= 3 else { return false }
  let code = UInt32(bytes[offset - 3] & 0x0F) << 12 | UInt32(bytes[offset - 2] & 0x3F) << 6
  return YearName.endings.contains(code | UInt32(bytes[offset - 1] & 0x3F))
}

private func isFullWidthDigit(before offset: Int, in bytes: [UInt8]) -> Bool {
  offset >= 3 && bytes[offset - 1] >= 0x90 && bytes[offset - 1] <= 0x99 && bytes[offset - 2] == 0xBC
    && bytes[offset - 3] == 0xEF
}

/// The characters looked for from U+3000 on, by their last twelve bits, which one in forty other characters shares.
private let meantCharacters: [Bool] = {
  var isMeant = [Bool](repeating: false, count: 1 << 12)
  let characters = "号单栋幢岁级班月年＃＊［｀｜".unicodeScalars.map(\.value) + ideographs
  let ranges: [ClosedRange<UInt32>] = [
    0x300A...0x3015, 0xFF08...0xFF09, 0xFF10...0xFF19, 0xFF20...0xFF3A, 0xFF41...0xFF5A,
  ]
  for scalar in characters + ranges.joined() { isMeant[Int(scalar & 0xFFF)] = true }
  return isMeant
}()

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
