import Almanac

/// A year as the cycles of ten, twelve and sixty name it: 丙午年, 丙午马年, 马年.
struct YearName {
  /// Its range, without 年.
  var range: Range<Int>
  /// 0 to 59 from 甲子 on; nil where only the animal is named.
  var number: Int?
  /// 0 to 11 from 鼠 on; nil where none is named.
  var animal: Int?

  static let stems = Array("甲乙丙丁戊己庚辛壬癸".unicodeScalars.map(\.value))
  static let branches = Array("子丑寅卯辰巳午未申酉戌亥".unicodeScalars.map(\.value))
  static let animals = Array("鼠牛虎兔龙蛇马羊猴鸡狗猪".unicodeScalars.map(\.value))
  /// Characters that may precede 年 in such a name.
  static let endings = Set(branches + animals)

  /// The name whose 年 is at an offset.
  init?(in prose: [UInt8], before sign: Int) {
    var start = prose.beforeMarkup(sign)
    let end = start
    if let (last, length) = prose.scalar(before: start), let animal = Self.animals.firstIndex(of: last) {
      self.animal = animal
      start -= length
    }
    if let (second, length) = prose.scalar(before: start), let branch = Self.branches.firstIndex(of: second),
      let (first, other) = prose.scalar(before: start - length), let stem = Self.stems.firstIndex(of: first),
      (stem - branch) % 2 == 0
    {
      // The one number below 60 with both remainders.
      number = (6 * stem - 5 * branch + 60) % 60
      start -= length + other
    }
    guard number != nil || animal != nil else { return nil }
    range = start..<end
  }

  /// Whether it names a year of the Chinese calendar.
  func isName(of year: ChineseYear) -> Bool {
    let place = year.number - 4
    return number.map { $0 == (place % 60 + 60) % 60 } ?? true
      && animal.map { $0 == (place % 12 + 12) % 12 } ?? true
  }

  /// Whether stem, branch and animal belong together.
  var isWhole: Bool { number.map { number in animal.map { number % 12 == $0 } ?? true } ?? true }
}
