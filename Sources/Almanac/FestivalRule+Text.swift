/// Notations of a rule, in a vocabulary and for readers.
extension FestivalRule {
  /// The keys under which a vocabulary's term may give its rule.
  package static let keys = ["lunar", "lunar-last", "term", "solar", "weekday"]

  /// The rule that a key and its value mean, or nil where they mean none.
  ///
  /// - `lunar: 8-15` and `solar: 09-20` are month and day;
  /// - `lunar-last: 12` is a month;
  /// - `term: 清明` is a solar term;
  /// - `weekday: 5-3-7` is the third Sunday of May: month, ordinal, weekday from 1 for Monday to 7;
  ///   `5-last-7` is the last one.
  package init?(key: String, value: String) {
    let parts = value.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.map(number)
    switch (key, parts.count) {
    case ("lunar", 2):
      guard let month = numbers[0], let day = numbers[1], 1...12 ~= month, 1...30 ~= day else { return nil }
      self = .lunar(month: month, day: day)
    case ("lunar-last", 1):
      guard let month = numbers[0], 1...12 ~= month else { return nil }
      self = .lunarLast(month: month)
    case ("term", 1):
      guard let term = SolarTerm(name: value) else { return nil }
      self = .solarTerm(term)
    case ("solar", 2):
      // In a leap year every day exists that exists in any.
      guard let month = numbers[0], let day = numbers[1], Day(year: 2000, month: month, day: day) != nil
      else {
        return nil
      }
      self = .solar(month: month, day: day)
    case ("weekday", 3):
      guard let month = numbers[0], 1...12 ~= month, let weekday = numbers[2].flatMap(Weekday.init(rawValue:))
      else { return nil }
      if parts[1] == "last" {
        self = .lastWeekday(month: month, weekday)
      } else if let ordinal = numbers[1], 1...5 ~= ordinal {
        self = .weekday(month: month, ordinal: ordinal, weekday)
      } else {
        return nil
      }
    default: return nil
    }
  }

  /// The rule in words, for readers: 农历八月十五, 5月第三个星期日.
  package var chinese: String {
    switch self {
    case .lunar(let month, let day): "农历" + chineseMonthName(month) + chineseDayName(day)
    case .lunarLast(let month): "农历" + chineseMonthName(month) + "最后一天"
    case .solarTerm(let term): "二十四节气的" + term.name
    case .solar(let month, let day): "\(month)月\(day)日"
    case .weekday(let month, let ordinal, let weekday):
      "\(month)月第" + digitName(ordinal) + "个" + weekday.chinese
    case .lastWeekday(let month, let weekday): "\(month)月最后一个" + weekday.chinese
    }
  }
}

/// One or two ASCII digits; anything else is no number here.
private func number(_ text: String) -> Int? {
  guard 1...2 ~= text.utf8.count, text.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
  return Int(text)
}
