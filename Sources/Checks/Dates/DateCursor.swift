import Markdown
import Text

/// An offset in prose, moved over words.
///
/// Markup is skipped, so that it hides nothing between the words of a date.
struct DateCursor {
  private let bytes: [UInt8]
  private(set) var offset: Int

  init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Moves over a word, if it is here.
  mutating func take(_ word: StaticString) -> Bool { take(word.utf8CodeUnitCount) { $0.has(word, at: $1) } }

  mutating func take(_ word: [UInt8]) -> Bool { take(word.count) { $0.has(word, at: $1) } }

  private mutating func take(_ length: Int, _ isThere: ([UInt8], Int) -> Bool) -> Bool {
    if isThere(bytes, offset) {
      offset += length
      return true
    }
    let next = bytes.afterMarkup(offset)
    guard next > offset, isThere(bytes, next) else { return false }
    offset = next + length
    return true
  }

  mutating func takeOne(of words: [StaticString]) -> Bool {
    for word in words where take(word) { return true }
    return false
  }

  /// The character that comes next, which is not moved over; nil at the end of the line.
  var next: UInt32? {
    guard let scalar = bytes.scalar(at: bytes.afterMarkup(offset))?.value, scalar != 0x0A, scalar != 0x0D
    else {
      return nil
    }
    return scalar
  }

  mutating func takeCharacter() {
    offset = bytes.afterMarkup(offset)
    offset += bytes.scalar(at: offset)?.length ?? 0
  }
}

/// Numbers as dates have them.
extension DateCursor {
  /// 7日, 七日, 7号, 廿八日, 初七, 廿三, 十五; what has neither 日 nor 号 is a day of the Chinese calendar or none.
  mutating func takeDay() -> (number: Int, isChinese: Bool, hasSign: Bool)? {
    let start = offset
    if offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    if let number = takeDigits() {
      let hasSign = takeDaySign()
      return (number, false, hasSign)
    }
    let isFirstTen = bytes.has("初", at: offset)
    let isShort = bytes.has("廿", at: offset) || bytes.has("卅", at: offset)
    guard let number = takeChineseNumber(), bytes.chineseNumber(at: offset) == nil else {
      offset = start
      return nil
    }
    // 六月廿八 is a day of the Chinese calendar, 六月廿八日 is one of documents.
    let hasSign = takeDaySign()
    return (number, isFirstTen || isShort && !hasSign, hasSign)
  }

  /// 八月十五, 闰六月初一, 8月15日, after the name of the calendar.
  mutating func takeChineseDay() -> (month: Int, isLeap: Bool, day: Int)? {
    let isLeap = take("闰")
    var month: Int?
    for (name, number) in [("正" as StaticString, 1), ("冬", 11), ("腊", 12)] where take(name) { month = number }
    guard let month = month ?? takeDigits() ?? takeChineseNumber(), 1...12 ~= month, take("月"),
      let day = takeDay()
    else { return nil }
    return (month, isLeap, day.number)
  }

  private mutating func takeDaySign() -> Bool {
    let start = offset
    if offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    for sign: StaticString in ["日", "号"] where bytes.has(sign, at: offset) {
      offset += 3
      return true
    }
    offset = start
    return false
  }

  /// One or two digits.
  private mutating func takeDigits() -> Int? {
    var number: Int?
    let start = offset
    while offset < bytes.count, offset - start < 2, isDigit(bytes[offset]) {
      number = (number ?? 0) * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    return number
  }

  /// 七, 初七, 十, 十七, 二十, 二十七, 廿七, 三十一, 卅一.
  private mutating func takeChineseNumber() -> Int? {
    var number = 0
    if bytes.has("初", at: offset) {
      offset += 3
      guard let digit = bytes.chineseNumber(at: offset) else { return nil }
      offset += 3
      return digit
    }
    if bytes.has("廿", at: offset) || bytes.has("卅", at: offset) {
      number = bytes.has("廿", at: offset) ? 20 : 30
      offset += 3
    } else if let digit = bytes.chineseNumber(at: offset) {
      number = digit
      offset += 3
      if digit < 10, bytes.has("十", at: offset) {
        number = digit * 10
        offset += 3
      } else if digit < 10 {
        return number
      }
    } else {
      return nil
    }
    if let digit = bytes.chineseNumber(at: offset), digit < 10 {
      number += digit
      offset += 3
    }
    return number
  }
}

extension [UInt8] {
  /// 一 to 十.
  func chineseNumber(at offset: Int) -> Int? {
    guard offset >= 0, offset + 3 <= count, 0xE4...0xE5 ~= self[offset] else { return nil }
    return switch scalar(at: offset)?.value {
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    default: nil
    }
  }

  /// A digit of a year: 〇 and its other forms, 一 to 九.
  func chineseDigit(at offset: Int) -> Int? {
    if has("〇", at: offset) || has("零", at: offset) || has("○", at: offset) { return 0 }
    return chineseNumber(at: offset).flatMap { $0 < 10 ? $0 : nil }
  }

  /// Behind what shows nothing: marks of emphasis, the address of a link.
  func afterMarkup(_ start: Int) -> Int {
    var offset = start
    while offset < count, self[offset] == Prose.nothing { offset += 1 }
    return offset
  }

  /// Before what shows nothing.
  func beforeMarkup(_ start: Int) -> Int {
    var offset = start
    while offset > 0, self[offset - 1] == Prose.nothing { offset -= 1 }
    return offset
  }
}
