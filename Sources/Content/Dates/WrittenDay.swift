/// A day as written, with the parts that the text leaves out nil: `5日` after `2026年6月1日至`.
struct WrittenDay {
  var year: Int?
  var month: Int?
  var day: Int?
  /// Written with 年, 月 or 日, so that it is certain which number is which.
  var isLabelled = false
  /// `4/7/2024`, whose month and day may be in either order.
  var isYearLast = false
  /// The text after the day: a weekday, a time.
  var rest: Substring

  /// Reads the day at the beginning of a text whose signs have been normalised (`withPlainSigns`).
  init?(_ text: Substring) {
    var (numbers, rest) = dateNumbers(text)
    self.rest = rest
    if let all = numbers.first, numbers.count == 1, all.value > 9_999_999 {
      numbers = [all.value / 10_000, all.value / 100 % 100, all.value % 100].map { ($0, nil) }
    }
    isLabelled = numbers.contains { $0.sign.map { "年月日号".contains($0) } ?? false }
    guard isLabelled ? takeLabelled(numbers) : takeInOrder(numbers.map(\.value)) else { return nil }
  }

  private mutating func takeLabelled(_ numbers: [(value: Int, sign: Character?)]) -> Bool {
    for (value, sign) in numbers {
      switch sign {
      case "年" where year == nil && month == nil && day == nil: year = value
      case "月" where month == nil && day == nil: month = value
      case "日" where day == nil, "号" where day == nil: day = value
      case _ where sign == "年" || sign == "月" || sign == "日" || sign == "号": return false
      // 2026年6.8, 6月8
      case _ where month != nil && day == nil: day = value
      case _ where year != nil && month == nil: month = value
      default: return false
      }
    }
    return true
  }

  private mutating func takeInOrder(_ numbers: [Int]) -> Bool {
    switch numbers.count {
    case 1 where numbers[0] <= 31: day = numbers[0]
    case 2 where numbers[0] > 31: (year, month) = (numbers[0], numbers[1])
    case 2: (month, day) = (numbers[0], numbers[1])
    case 3 where numbers[0] < 100 && numbers[2] > 1900:
      (month, day, year) = (numbers[0], numbers[1], numbers[2])
      isYearLast = true
    case 3: (year, month, day) = (numbers[0], numbers[1], numbers[2])
    default: return false
    }
    return true
  }
}

/// The numbers at the beginning of a text, three at most, each with the sign after it, and the remaining text.
private func dateNumbers(_ text: Substring) -> (numbers: [(value: Int, sign: Character?)], rest: Substring) {
  var numbers: [(value: Int, sign: Character?)] = []
  var rest = text.drop { $0 == " " }
  while numbers.count < 3 {
    let written = rest.prefix { numerals[$0] != nil || tens[$0] != nil || $0 == "O" || $0 == "o" }
    guard let value = dateNumber(written) else { break }
    rest = rest[written.endIndex...]
    numbers.append((value, nil))
    let next = rest.drop { $0 == " " }
    guard let sign = next.first, dateSigns.contains(sign), numbers.count < 3 || sign == "日" || sign == "号"
    else {
      break
    }
    numbers[numbers.count - 1].sign = sign
    rest = next.dropFirst()
    if sign == "日" || sign == "号" { break }
    // Skip a second hyphen, and spaces between a sign and the next number.
    if sign == "-", rest.first == "-" { rest = rest.dropFirst() }
    if let digit = rest.first(where: { $0 != " " }), numerals[digit] != nil || tens[digit] != nil {
      rest = rest.drop { $0 == " " }
    }
  }
  return (numbers, rest)
}

private let dateSigns: Set<Character> = ["年", "月", "日", "号", "-", "/", "."]

/// `24`, `二十四`, `廿四`, `二四` or `二O二四` as a number in a date; eight digits are a whole date.
private func dateNumber(_ text: Substring) -> Int? {
  guard 1...4 ~= text.count else { return text.utf8.count == 8 && text.count == 8 ? Int(text) : nil }
  guard let ten = text.firstIndex(where: { tens[$0] != nil }), let value = tens[text[ten]] else {
    let digits = text.compactMap { $0 == "O" || $0 == "o" ? 0 : numerals[$0] }
    return digits.count == text.count ? digits.reduce(0) { $0 * 10 + $1 } : nil
  }
  let (before, after) = (text[..<ten], text[text.index(after: ten)...])
  guard before.count <= (value == 10 ? 1 : 0), after.count <= 1 else { return nil }
  guard let factor = before.isEmpty ? 1 : numerals[before[before.startIndex]],
    let units = after.isEmpty ? 0 : numerals[after[after.startIndex]]
  else { return nil }
  return factor * value + units
}

extension String {
  /// Replaces full-width signs and look-alikes by ASCII ones: `∶`, `–`, `——`, `〜`, `。`; traditional 時, 點, 號 by 时, 点, 号.
  var withPlainSigns: String {
    var plain = String.UnicodeScalarView()
    for scalar in halfWidth.unicodeScalars {
      switch scalar.value {
      case 0x2236, 0xFE30, 0xFE55: plain.append(":")
      case 0x2010...0x2015, 0x2212, 0x2500, 0xFE58, 0xFE63: plain.append("-")
      case 0x301C, 0x223C, 0x2053: plain.append("~")
      case 0x3002: plain.append(".")
      case 0xA0, 0x2000...0x200A, 0x202F: plain.append(" ")
      case 0x200B...0x200F, 0x2060, 0xFEFF: break
      case 0x6642: plain.append("时")
      case 0x9EDE: plain.append("点")
      case 0x865F: plain.append("号")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
