/// The selection period of an honour: a month, a quarter, a half-year, a numbered batch, or a whole year.
///
/// National lists were monthly and are now quarterly, the province's are half-yearly: one form covers all. Written
/// `2024-03`, `2024-Q1`, `2024-H1`, `2024-B2`, `2024`.
package struct Batch: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case whole
    case month(Int)
    case quarter(Int)
    case half(Int)
    case numbered(Int)
  }

  package var year: Int
  package var part: Part

  package init?(_ text: String) {
    let pieces = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = pieces.first, first.utf8.count == 4, let year = Int(first), year > 1900 else {
      return nil
    }
    self.year = year
    guard pieces.count == 2 else {
      part = .whole
      return
    }
    guard let part = Part(pieces[1]) else { return nil }
    self.part = part
  }

  /// The batch that a whole text names in an office's wording: 2024年第一季度, 2024年上半年, 2024年3月, 2024年第二批, 2024Q1.
  static func meant(by text: String) -> Batch? {
    let plain = text.halfWidth.filter { !$0.isWhitespace }
    let year = plain.prefix(4)
    var rest = plain.dropFirst(4)
    if let word = ["年度", "年", "-"].first(where: rest.hasPrefix) { rest = rest.dropFirst(word.count) }
    if let form = ["": "", "全年": "", "上半年": "-H1", "下半年": "-H2"][rest] { return Batch(year + form) }
    if let letter = rest.first?.uppercased(), "QHB".contains(letter) {
      return Batch("\(year)-\(letter)\(rest.dropFirst())")
    }
    if rest.hasPrefix("第") { rest = rest.dropFirst() }
    let written = rest.prefix { numerals[$0] != nil || tens[$0] != nil }
    guard let number = smallNumber(written) else { return nil }
    switch rest[written.endIndex...] {
    case "季度", "季": return Batch("\(year)-Q\(number)")
    case "批", "批次": return Batch("\(year)-B\(number)")
    case "月", "月份": return Batch("\(year)-\(number < 10 ? "0" : "")\(number)")
    default: return nil
    }
  }

  /// The written form, which is also used in addresses.
  package var text: String {
    switch part {
    case .whole: "\(year)"
    case .month(let number): "\(year)-\(number < 10 ? "0" : "")\(number)"
    case .quarter(let number): "\(year)-Q\(number)"
    case .half(let number): "\(year)-H\(number)"
    case .numbered(let number): "\(year)-B\(number)"
    }
  }

  /// The form for readers: 2024年第一季度.
  package var chinese: String {
    switch part {
    case .whole: "\(year)年"
    case .month(let number): "\(year)年\(number)月"
    case .quarter(let number): "\(year)年第\(["一", "二", "三", "四"][number - 1])季度"
    case .half(let number): "\(year)年\(number == 1 ? "上" : "下")半年"
    case .numbered(let number): "\(year)年第\(number)批"
    }
  }
}

extension Batch.Part {
  fileprivate init?(_ text: Substring) {
    let digits = text.drop { "QHB".contains($0) }
    guard let number = Int(digits), !digits.hasPrefix("+"), number > 0 else { return nil }
    switch text.first {
    case "Q" where number <= 4: self = .quarter(number)
    case "H" where number <= 2: self = .half(number)
    case "B" where number < 100: self = .numbered(number)
    case "0", "1": if number <= 12, text.utf8.count == 2 { self = .month(number) } else { return nil }
    default: return nil
    }
  }
}
