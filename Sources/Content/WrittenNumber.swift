/// The values of digits: ASCII, 一 to 九, 〇 and its look-alikes, and the forms used on cheques.
let numerals: [Character: Int] = {
  var numerals: [Character: Int] = ["○": 0, "◯": 0, "两": 2, "兩": 2]
  for digits in ["0123456789", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"] {
    for (value, digit) in digits.enumerated() { numerals[digit] = value }
  }
  return numerals
}()

/// Whole tens: 十, 廿, 卅, 卌.
let tens: [Character: Int] = ["十": 10, "拾": 10, "廿": 20, "卅": 30, "卌": 40]

/// The result of parsing a whole number.
enum ParsedNumber: Sendable, Hashable {
  case number(Int)
  /// Not written in digits, but with one possible value, which is suggested: `1.2万`, `约三百人`.
  case meant(Int)
  case unreadable
}

/// Reads a whole number in digits, also full-width, and with commas between groups of three.
///
/// A text in another form with one possible value is a suggestion; one with none or several (`300余`, `三五`, `1.234`,
/// `12:30`) is unreadable.
func parseNumber(_ text: String) -> ParsedNumber {
  let plain = String(text.halfWidth.map { $0.isWhitespace ? " " : $0 }).trimmingSpaces
  if !plain.hasPrefix("+"), let number = Int(plain) { return .number(number) }
  if let number = groupedNumber(plain[...], by: ",") { return .number(number) }
  let bare = plain.withoutFrame
  for separator: Character in [",", " ", "'", "’", "_"] {
    if let number = groupedNumber(bare, by: separator) { return .meant(number) }
  }
  return smallNumber(bare).map(ParsedNumber.meant) ?? .unreadable
}

/// `1,234,567`: groups of three after the first.
private func groupedNumber(_ text: Substring, by separator: Character) -> Int? {
  let groups = text.split(separator: separator, omittingEmptySubsequences: false)
  let isGrouped =
    1...3 ~= groups[0].utf8.count && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    && groups.allSatisfy { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
  return isGrouped ? Int(groups.joined()) : nil
}

/// A number in words or mixed, `三百二十`, `1.2万`, `1万2000`, `二〇二四`, below 10¹⁶; nil if it has no value or several.
func smallNumber(_ text: Substring) -> Int? {
  guard !text.isEmpty else { return nil }
  let digits = text.compactMap { numerals[$0] }
  if digits.count == text.count, text.first?.isASCII == false {
    // 三五 means three to five, 三十 and 二〇二四 are numbers.
    return digits.count != 2 || digits.contains(0) ? positional(digits) : nil
  }
  var sum = NumberSum()
  var rest = text
  while let next = rest.first {
    let written = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let isTaken: Bool
    if written.isEmpty {
      isTaken = sum.take(next)
      rest = rest.dropFirst()
    } else {
      // A second run of digits makes the text no number; `take` refuses it.
      isTaken = sum.take(digits: written)
      rest = rest[written.endIndex...].drop { $0 == " " }
    }
    guard isTaken else { return nil }
  }
  return sum.value
}

private func positional(_ digits: [Int]) -> Int? {
  digits.count <= 15 ? digits.reduce(0) { $0 * 10 + $1 } : nil
}

/// A number while its words are added up.
private struct NumberSum {
  /// The sum up to the last great unit: 一亿, 三万.
  private var total = 0
  /// The sum of the units up to 千 since then.
  private var section = 0
  /// A number whose unit has not come yet, with its divisor, a power of ten.
  private var open: (number: Int, divisor: Int, isWord: Bool)?
  private var lastUnit = Int.max
  private var lastGreatUnit = Int.max
  /// 零 was read since the last unit.
  private var hasZero = false

  mutating func take(digits: Substring) -> Bool {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard open == nil, parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), digits.utf8.count <= 9,
      let number = Int(parts.joined())
    else { return false }
    let places = parts.count == 2 ? parts[1].utf8.count : 0
    open = (number, (0..<places).reduce(1) { power, _ in power * 10 }, false)
    return true
  }

  mutating func take(_ word: Character) -> Bool {
    if let digit = numerals[word], !word.isASCII {
      guard open == nil else { return false }
      if digit > 0 { open = (digit, 1, true) } else { hasZero = true }
      return true
    }
    if let ten = tens[word], ten > 10 { return open == nil && add(ten / 10, unit: 10) }
    switch word {
    case "十", "拾": return add(open == nil && section == 0 ? 1 : nil, unit: 10)
    case "百", "佰": return add(nil, unit: 100)
    case "千", "仟": return add(nil, unit: 1000)
    case "万", "萬": return close(10_000)
    case "亿", "億": return close(100_000_000)
    default: return false
    }
  }

  private mutating func add(_ implied: Int?, unit: Int) -> Bool {
    guard let (number, divisor, _) = open ?? implied.map({ ($0, 1, true) }), unit < lastUnit,
      number * unit % divisor == 0
    else { return false }
    section += number * unit / divisor
    (open, lastUnit, hasZero) = (nil, unit, false)
    return true
  }

  private mutating func close(_ unit: Int) -> Bool {
    let (number, divisor, _) = open ?? (0, 1, true)
    guard unit < lastGreatUnit, section > 0 || number > 0, divisor == 1 || section == 0,
      (section + number) * unit % divisor == 0, section + number < 100_000_000
    else { return false }
    total += (section * divisor + number) * unit / divisor
    (open, section, lastUnit, lastGreatUnit, hasZero) = (nil, 0, Int.max, unit, false)
    return true
  }

  /// The total including the last number: 一万二 is 12 000, 一万零二 is 10 002; 1万2 could be either and is nil.
  var value: Int? {
    guard let (number, divisor, isWord) = open else { return total + section }
    let unit = min(lastUnit, lastGreatUnit)
    guard divisor == 1, number < unit else { return nil }
    if unit == Int.max || unit == 10 || hasZero { return total + section + number }
    if isWord { return total + section + number * unit / 10 }
    return number >= 10 ? total + section + number : nil
  }
}

extension String {
  /// The number without usual words around it: 约 before it, and the counter after it.
  fileprivate var withoutFrame: Substring {
    var text = self[...]
    if let word = ["大约", "约", "共计", "合计", "总计", "一共", "共", "第"].first(where: text.hasPrefix) {
      text = text.dropFirst(word.count)
    }
    let counted = [
      "人次", "小时", "人", "名", "位", "个", "次", "件", "场", "年", "岁", "届", "期", "户", "家", "项", "册", "元",
    ]
    if let word = counted.first(where: text.hasSuffix) { text = text.dropLast(word.count) }
    return text.drop { $0 == " " }.trimmingSpaces[...]
  }
}
