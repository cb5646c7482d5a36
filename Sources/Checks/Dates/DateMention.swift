import Text

/// A day that a text names: `2025年9月28日`, `二〇二五年九月二十八日`, `9月28日`, `2025年农历八月十五`.
///
/// The rules about dates look at mentions; a text is walked once for all of them.
struct DateMention {
  enum Calendar {
    case gregorian
    case chinese
  }

  /// Its range, from its year or else its month on.
  var range: Range<Int>
  var calendar: Calendar
  /// Nil if the text gives none.
  var writtenYear: Int?
  /// The text has 今年, the year in which it is published.
  var isOfThisYear = false
  var month: Int
  var isLeap: Bool
  var dayOfMonth: Int
}

/// Every day that is named in a text, in its order.
func dateMentions(in text: PreparedText) -> [DateMention] {
  var mentions: [DateMention] = []
  let prose = text.prose
  for sign in text.byteIndex.monthSigns where prose.has("月", at: sign) {
    if let mention = mention(in: prose, atMonthSign: sign) { mentions.append(mention) }
  }
  return mentions
}

/// The date whose 月 is at an offset.
private func mention(in prose: [UInt8], atMonthSign sign: Int) -> DateMention? {
  // Most months that are named have no day; that shows at once.
  var cursor = DateCursor(prose, at: sign + 3)
  guard let day = cursor.takeDay(), let month = prose.month(before: sign) else { return nil }
  var start = month.start
  var isChinese = month.isChinese || day.isChinese
  if prose.has("历", at: start - 3),
    prose.has("农", at: start - 6) || prose.has("阴", at: start - 6) || prose.has("夏", at: start - 6)
  {
    isChinese = true
    start -= 6
  }
  var mention = DateMention(
    range: start..<cursor.offset, calendar: isChinese ? .chinese : .gregorian, month: month.number,
    isLeap: month.isLeap, dayOfMonth: day.number)
  guard isChinese || day.hasSign else { return nil }
  switch prose.year(before: start) {
  case .none: break
  case .written(let year, let first):
    mention.writtenYear = year
    mention.range = first..<cursor.offset
  case .said(let first):
    mention.isOfThisYear = true
    mention.range = first..<cursor.offset
  case .other: return nil
  }
  return mention
}

/// The year that a text gives before a month.
enum YearBefore {
  case none
  case written(Int, start: Int)
  /// 今年, which is the year of the text.
  case said(start: Int)
  /// 去年, 甲辰年, 每年: a year that does not follow from the words alone.
  case other
}

extension [UInt8] {
  func year(before offset: Int) -> YearBefore {
    let end = withoutSpace(before: offset)
    guard has("年", at: end - 3) else { return .none }
    let sign = withoutSpace(before: end - 3)
    if let (year, start) = yearDigits(before: sign) { return .written(year, start: start) }
    return has("今", at: sign - 3) ? .said(start: sign - 3) : .other
  }

  /// Four digits, Arabic or Chinese: 2024, 二〇二四.
  func yearDigits(before end: Int) -> (year: Int, start: Int)? {
    var year = 0
    var start = end
    var scale = 1
    let isASCII = start > 0 && isDigit(self[start - 1])
    for _ in 0..<4 {
      let digit =
        isASCII
        ? (start > 0 && isDigit(self[start - 1]) ? Int(self[start - 1] - 0x30) : nil)
        : chineseDigit(at: start - 3)
      guard let digit else { return nil }
      year += digit * scale
      scale *= 10
      start -= isASCII ? 1 : 3
    }
    let goesOn = isASCII ? start > 0 && isDigit(self[start - 1]) : chineseDigit(at: start - 3) != nil
    return goesOn || year < 1000 ? nil : (year, start)
  }

  fileprivate func month(before sign: Int) -> (number: Int, isLeap: Bool, isChinese: Bool, start: Int)? {
    let end = withoutSpace(before: sign)
    var start = end
    var number = 0
    if start > 0, isDigit(self[start - 1]) {
      while start > 0, end - start < 2, isDigit(self[start - 1]) { start -= 1 }
      number = self[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
      // 2024.4月 and 1-4月 are no days of a month.
      guard start == 0 || !isDigit(self[start - 1]) && !".-/~".utf8.contains(self[start - 1]) else {
        return nil
      }
      return (number, false, false, start)
    }
    if has("正", at: end - 3) { return (1, false, true, end - 3) }
    if has("冬", at: end - 3) { return (11, false, true, end - 3) }
    if has("腊", at: end - 3) { return (12, false, true, end - 3) }
    while end - start < 6, let digit = chineseNumber(at: start - 3) {
      number += start == end ? digit : 10
      guard start == end || digit == 10 && number <= 12 && number > 10 else { return nil }
      start -= 3
    }
    guard start < end, chineseNumber(at: start - 3) == nil else { return nil }
    let isLeap = has("闰", at: start - 3)
    return (number, isLeap, isLeap, isLeap ? start - 3 : start)
  }

  private func withoutSpace(before offset: Int) -> Int {
    offset > 0 && self[offset - 1] == 0x20 ? offset - 1 : offset
  }
}

func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
