import Almanac
import Diagnostics

extension Rule {
  static let wrongYearName = Rule(
    "wrong-year-name", .warning, Phrase("{0}是{1}，不是“{2}”", "{0} is {1}, not “{2}”"),
    manual: Phrase(
      "干支、生肖和年份对不上。农历年从春节算起，春节以前还是上一年：2026年2月17日（农历丙午年正月初一）。",
      "The year's name in the cycle of sixty, or its animal, contradicts the number. A Chinese year begins with its own "
        + "new year's day, in January or February: 2026年2月17日（农历丙午年正月初一）."))
}

/// `2026年（乙巳年）`, `2026年是龙年`, `2026年2月17日，农历乙巳年正月初一`, `乙巳马年`.
func wrongYearNames(in text: PreparedText, _ mentions: [DateMention], _ dated: DatedText) -> [TextDiagnostic]
{
  var marks: [TextDiagnostic] = []
  let places = text.byteIndex.yearNames
  var reader = PlaceReader(places)
  for passage in text.passages {
    for position in reader.positions(in: passage.range) {
      guard let name = YearName(in: text.prose, before: places[position]) else { continue }
      if let mark = wrongYearName(name, signAt: places[position], mentions, dated) { marks.append(mark) }
    }
  }
  return marks
}

private func wrongYearName(
  _ name: YearName, signAt sign: Int, _ mentions: [DateMention], _ text: DatedText
) -> TextDiagnostic? {
  let written = text.words(name.range) + "年"
  guard name.isWhole else {
    let animal = name.number.flatMap { ChineseYear(1984 + $0)?.animal } ?? ""
    return TextDiagnostic(
      rule: .wrongYearName, range: name.range,
      arguments: [String(written.prefix(2)) + "年", animal + "年", written])
  }
  guard let meant = meantYear(of: name, signAt: sign, mentions, text), let first = meant.years.first,
    !meant.years.contains(where: name.isName)
  else { return nil }
  let right = first.name + "（" + first.animal + "年）"
  return TextDiagnostic(
    rule: .wrongYearName, range: min(meant.range.lowerBound, name.range.lowerBound)..<sign + 3,
    arguments: [text.words(meant.range), right, written])
}

/// The Chinese years that the words beside a name mean; nil where they do not say one.
private func meantYear(
  of name: YearName, signAt sign: Int, _ mentions: [DateMention], _ text: DatedText
) -> (years: [ChineseYear], range: Range<Int>)? {
  let prose = text.prose
  let start = prose.beforeJoints(name.range.lowerBound)
  if let mention = mentions.last(where: { $0.range.upperBound <= start }), mention.calendar == .gregorian,
    prose.beforeJoints(prose.beforeWeekday(start)) == mention.range.upperBound
  {
    let years = text.days(of: mention).compactMap(ChineseYear.init(containing:))
    return years.isEmpty ? nil : (years, mention.range)
  }
  var year: (number: Int, range: Range<Int>)?
  let end = prose.has("年", at: start - 3) ? start - 3 : start
  if let (number, first) = prose.yearDigits(before: end) {
    year = (number, first..<start)
  } else if prose.has("今年", at: start - 6), let published = text.published {
    year = (published.year, start - 6..<start)
    // Before its new year's day the Chinese year is still that of the year before.
    if published.month <= 2 { return nil }
  } else if let bracket = ["（", "("].first(where: { prose.has($0.utf8, at: sign + 3) }) {
    let first = sign + 3 + bracket.utf8.count
    if prose.has("年", at: first + 4), let (number, begin) = prose.yearDigits(before: first + 4),
      begin == first
    {
      year = (number, first..<first + 7)
    }
  }
  guard let year else { return nil }
  // The end of a Chinese year lies in the next year by number: 2026年1月, 乙巳年腊月.
  var numbers = [year.number]
  let behind = DateCursor(prose, at: sign + 3)
  if endsOfYear.contains(where: {
    var cursor = behind
    return cursor.take($0)
  }) {
    numbers.append(year.number - 1)
  }
  return (numbers.compactMap { ChineseYear($0) }, year.range)
}

private let endsOfYear: [StaticString] = ["腊", "冬月", "十一月", "十二月", "除夕", "岁末", "年末", "年底", "小年", "的最后", "将"]

extension [UInt8] {
  /// The offset before the joints between a year and its name: `（农历`, `，`, `是`.
  fileprivate func beforeJoints(_ start: Int) -> Int {
    var offset = beforeMarkup(start)
    var steps = 0
    while steps < 3, let joint = joints.first(where: { has($0.utf8, at: offset - $0.utf8.count) }) {
      offset = beforeMarkup(offset - joint.utf8.count)
      steps += 1
    }
    return offset
  }

  /// Before `星期二` or `周二`.
  fileprivate func beforeWeekday(_ end: Int) -> Int {
    if has("星期", at: end - 9) { return end - 9 }
    return has("周", at: end - 6) ? end - 6 : end
  }
}

private let joints = ["农历", "阴历", "夏历", "（", "(", "，", "、", "是", "即", "为", " "]
