import Almanac
import Markdown
import Text

/// A prose in which days are named, and the day on which it was published.
struct DatedText {
  let prose: [UInt8]
  /// The range of the text itself, after the fields.
  let body: Range<Int>
  /// The page's date.
  let published: Day?

  func words(_ range: Range<Int>) -> String {
    String(decoding: prose[range].lazy.filter { $0 != Prose.nothing }, as: UTF8.self)
  }

  /// The date as it is written; a year that was inferred is added to it.
  func words(_ mention: DateMention, on day: Day) -> String {
    let words = words(mention.range)
    return mention.calendar == .gregorian && mention.writtenYear == nil ? "\(words)（\(day.year)年）" : words
  }

  /// The days that a mention may mean; none if they are unknown.
  func days(of mention: DateMention) -> [Day] {
    switch mention.calendar {
    case .gregorian:
      return years(of: mention).compactMap { Day(year: $0, month: mention.month, day: mention.dayOfMonth) }
    case .chinese:
      guard let year = mention.writtenYear else { return [] }
      // The last months of a Chinese year reach into the next Gregorian one, and texts call them by either.
      let years = mention.month >= 11 ? [year, year - 1] : [year]
      return years.compactMap {
        ChineseDate(year: $0, month: mention.month, isLeap: mention.isLeap, day: mention.dayOfMonth)?
          .gregorian
      }
    }
  }

  /// The years that a mention may mean. A plan of January may mean its own October, which is further away than that of
  /// last year.
  private func years(of mention: DateMention) -> [Int] {
    guard let year = year(of: mention) else { return [] }
    guard mention.writtenYear == nil, let own = published?.year, own != year else { return [year] }
    return [year, own]
  }

  /// The year that is written, or else the one in which the day is within four months of the page's date, unless the
  /// text mentions another year before.
  func year(of mention: DateMention) -> Int? {
    if let year = mention.writtenYear { return year }
    guard let published else { return nil }
    if mention.isOfThisYear { return published.year }
    let years = (published.year - 1)...(published.year + 1)
    let near = years.first { year in
      Day(year: year, month: mention.month, day: mention.dayOfMonth).map { abs($0 - published) <= 120 }
        ?? false
    }
    return near.flatMap { isSpoken(of: $0, before: mention.range.lowerBound) ? $0 : nil }
  }

  /// Nothing before an offset points to another year: 去年 in the line, 2019年 anywhere.
  private func isSpoken(of year: Int, before end: Int) -> Bool {
    let line = prose[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let first = body.contains(end) ? body.lowerBound : line
    var offset = end - 3
    while offset >= first {
      defer { offset -= 1 }
      guard prose[offset] == 0xE5, prose.has("年", at: offset) else { continue }
      if let (written, _) = prose.yearDigits(before: offset) { return written == year }
      if offset >= line, let word = prose.scalar(before: offset)?.value, otherYears.contains(word) {
        return false
      }
      if offset >= line, prose.has("今", at: offset - 3) { return published?.year == year }
    }
    return true
  }
}

/// 去年, 前年, 上年; 明年, 后年, 次年, 来年, 翌年; 当年, 那年, 同年, 某年, 往年, 历年, 早年.
private let otherYears = Set("去前上明后次来翌当那同某往历早".unicodeScalars.map(\.value))
