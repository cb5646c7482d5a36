/// Where in a text the rare bytes stand that rules begin with, found in one pass for all of them.
///
/// A text is thousands of bytes of which a rule wants a handful. Each rule walking over all of them was half of what
/// reading a page cost; so one walk notes the places, and rules look around these.
struct Landmarks {
  /// Where runs of digits begin, ASCII and full-width ones.
  fileprivate(set) var digits: [Int] = []
  /// Letters directly after a character beyond ASCII: 豫A. Full-width ones wherever they stand.
  fileprivate(set) var letters: [Int] = []
  /// `@` and ＠.
  fileprivate(set) var atSigns: [Int] = []
  /// 号, 单, 栋 and 幢: what numbers of houses and documents are followed by.
  fileprivate(set) var counters: [Int] = []
  /// 月, which every date has.
  fileprivate(set) var monthSigns: [Int] = []
  /// Half-width `,;:?!.` directly after a character beyond ASCII.
  fileprivate(set) var halfMarks: [Int] = []
  /// Quotation marks and brackets beyond ASCII that come in pairs.
  fileprivate(set) var pairMarks: [Int] = []
  /// What may begin something that is no prose: `` ` ``, `<`, `]`, `\`, and the colon of `://`.
  fileprivate(set) var inlines: [Int] = []

  /// - Parameter bytes: valid UTF-8.
  init(of bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var walk = Walk(bytes: bytes)
      walk.run(noting: &self)
    }
  }

  /// Those of some ascending places that lie in a range.
  static func places(_ places: [Int], in range: Range<Int>) -> ArraySlice<Int> {
    places[firstIndex(in: places, from: range.lowerBound)..<firstIndex(in: places, from: range.upperBound)]
  }

  /// The position of the first place that is not before an offset.
  private static func firstIndex(in places: [Int], from offset: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// What a byte that begins a character is to the walk: how long the character is, and whether to look at it.
private let leads: [UInt8] = (0...255).map { byte in
  switch UInt8(byte) {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: 1 | look
  case UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "]"), UInt8(ascii: "\\"), UInt8(ascii: "@"),
    UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"),
    UInt8(ascii: "."):
    1 | look
  case 0xE2, 0xE3, 0xE5, 0xE6, 0xEF: 3 | look
  default: UInt8(characterLength(UInt8(byte)))
  }
}

private let look: UInt8 = 0x80

/// The pass over the bytes.
private struct Walk {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the digits end that were seen last.
  private var digitsEnd = -1

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func run(noting marks: inout Landmarks) {
    leads.withUnsafeBufferPointer { leads in
      var offset = 0
      while offset < bytes.count {
        let lead = bytes[offset]
        let sort = leads[Int(lead)]
        if sort & look != 0 {
          if sort == 1 | look {
            ascii(lead, at: offset, noting: &marks)
          } else if offset + 2 < bytes.count {
            wide(lead, bytes[offset + 1], bytes[offset + 2], at: offset, noting: &marks)
          }
        }
        offset += Int(sort & ~look)
      }
    }
  }

  @inline(__always)
  private mutating func ascii(_ byte: UInt8, at offset: Int, noting marks: inout Landmarks) {
    let isAfterWide = offset > 0 && bytes[offset - 1] >= 0x80
    switch byte {
    case 0x30...0x39: digit(at: offset, length: 1, noting: &marks)
    case 0x41...0x5A, 0x61...0x7A: if isAfterWide { marks.letters.append(offset) }
    case UInt8(ascii: "@"): marks.atSigns.append(offset)
    case UInt8(ascii: ":"):
      if isAfterWide { marks.halfMarks.append(offset) }
      if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/") { marks.inlines.append(offset) }
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."):
      if isAfterWide { marks.halfMarks.append(offset) }
    default: marks.inlines.append(offset)
    }
  }

  /// Characters of three bytes; nearly all of a Chinese text.
  @inline(__always)
  private mutating func wide(
    _ lead: UInt8, _ second: UInt8, _ third: UInt8, at offset: Int, noting marks: inout Landmarks
  ) {
    switch lead {
    case 0xE5: if isCounter(second, third) { marks.counters.append(offset) }
    case 0xE6:
      if second == 0xA0, third == 0x8B { marks.counters.append(offset) }  // 栋
      if second == 0x9C, third == 0x88 { marks.monthSigns.append(offset) }
    case 0xE2: if second == 0x80, 0x98...0x9D ~= third { marks.pairMarks.append(offset) }  // ‘ ’ “ ”
    case 0xE3: if second == 0x80, 0x8A...0x95 ~= third { marks.pairMarks.append(offset) }  // 《 》「 」【 】〔 〕
    default:
      if second == 0xBC { fullWidth(third, at: offset, noting: &marks) }
      if second == 0xBD, 0x81...0x9A ~= third { marks.letters.append(offset) }  // ａ…ｚ
    }
  }

  /// 号, 单 or 幢, after E5.
  @inline(__always)
  private func isCounter(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x8F && third == 0xB7 || second == 0x8D && third == 0x95 || second == 0xB9 && third == 0xA2
  }

  /// U+FF00 to U+FF3F.
  @inline(__always)
  private mutating func fullWidth(_ third: UInt8, at offset: Int, noting marks: inout Landmarks) {
    switch third {
    case 0x88, 0x89: marks.pairMarks.append(offset)  // （ ）
    case 0x90...0x99: digit(at: offset, length: 3, noting: &marks)
    case 0xA0: marks.atSigns.append(offset)
    case 0xA1...0xBA: marks.letters.append(offset)
    default: break
    }
  }

  @inline(__always)
  private mutating func digit(at offset: Int, length: Int, noting marks: inout Landmarks) {
    if offset != digitsEnd { marks.digits.append(offset) }
    digitsEnd = offset + length
  }
}
