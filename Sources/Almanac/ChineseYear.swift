/// The years that the almanac's tables know: Chinese years, and Gregorian years of solar terms and festivals.
///
/// Outside them every question is answered with nil or an empty list, so that a caller can say which years
/// there are. The Chinese years reach from 1900-01-31 to 2101-01-28; the thirty days of January 1900 before
/// them belong to a year that is not in the table.
package let knownYears: ClosedRange<Int> = 1900...2100

/// A year of the Chinese calendar, named by the Gregorian year in which it begins.
///
/// A year has twelve months of 29 or 30 days, and in some years a thirteenth, the leap month, which has the
/// number of the month before it. No short rule gives the lengths, for they follow the moon and the sun as
/// seen from Beijing, so they are read from a table.
package struct ChineseYear: Sendable, Hashable {
  package let number: Int
  private let entry: UInt32

  /// The year with this number, or nil outside `knownYears`.
  package init?(_ number: Int) {
    guard knownYears.contains(number) else { return nil }
    self.number = number
    entry = chineseYears[number - knownYears.lowerBound]
  }

  /// The year that a day lies in, or nil where that year is not known.
  package init?(containing day: Day) {
    let gregorian = day.year
    guard let year = ChineseYear(gregorian), year.newYearsDay <= day else {
      // Before its new year's day, a Gregorian year still belongs to the Chinese year before.
      guard let year = ChineseYear(gregorian - 1), day - year.newYearsDay < year.dayCount else { return nil }
      self = year
      return
    }
    self = year
  }

  /// 春节, the first day of the year: between 21 January and 20 February.
  package var newYearsDay: Day {
    guard let day = Day(year: number, month: 1, day: 20) else { preconditionFailure() }
    return day + Int(entry >> 17 & 0x1F)
  }

  /// The number of the month that is followed by a leap month of the same number, if there is one.
  package var leapMonth: Int? {
    let month = Int(entry >> 13 & 0xF)
    return month == 0 ? nil : month
  }

  /// 12, or 13 with a leap month.
  package var monthCount: Int { leapMonth == nil ? 12 : 13 }

  /// 353 to 355, or 383 to 385 with a leap month.
  package var dayCount: Int { 29 * monthCount + (entry & 0x1FFF).nonzeroBitCount }

  /// The length of a month, or nil where the year has no such month.
  package func daysIn(month: Int, isLeap: Bool = false) -> Int? {
    index(month: month, isLeap: isLeap).map(daysInMonth)
  }
}

/// Months in the order of the year, from 0, the leap month among them.
extension ChineseYear {
  func daysInMonth(at index: Int) -> Int { 29 + Int(entry >> UInt32(index) & 1) }

  func daysBeforeMonth(at index: Int) -> Int {
    29 * index + (entry & (1 << UInt32(index) - 1)).nonzeroBitCount
  }

  func index(month: Int, isLeap: Bool) -> Int? {
    guard 1...12 ~= month else { return nil }
    let leap = leapMonth ?? 13
    if isLeap { return month == leap ? month : nil }
    return month <= leap ? month - 1 : month
  }

  func month(at index: Int) -> (month: Int, isLeap: Bool) {
    let leap = leapMonth ?? 13
    return index < leap ? (index + 1, false) : (index, index == leap)
  }
}

extension ChineseYear {
  /// 甲辰: the year's stem and branch in the cycle of sixty.
  package var stemAndBranch: String {
    // Year 4 began a cycle.
    String([stems[(number - 4) % 10], branches[(number - 4) % 12]])
  }

  /// 龙: the animal of the year's branch.
  package var animal: String { String(animals[(number - 4) % 12]) }

  /// 甲辰年
  package var name: String { stemAndBranch + "年" }
}

private let stems = Array("甲乙丙丁戊己庚辛壬癸")
private let branches = Array("子丑寅卯辰巳午未申酉戌亥")
private let animals = Array("鼠牛虎兔龙蛇马羊猴鸡狗猪")
