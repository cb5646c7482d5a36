import Almanac
import Testing

@testable import Content

@Suite struct LunarDayTests {
  @Test(arguments: [
    ("农历九月初九", "2026-10-18"), ("农历 九月 初九日", "2026-10-18"), ("阴历八月十五", "2026-09-25"),
    ("农历腊月二十三", "2027-01-30"),
    ("农历正月初一", "2027-02-06"), ("2025年农历闰六月廿一", "2025-08-14"), ("农历2027年正月初一", "2027-02-06"),
    ("农历冬月初一", "2026-12-09"),
  ])
  func `a day of the Chinese calendar is the nearest of its name`(_ text: String, _ expected: String) throws {
    let near = try #require(Day(year: 2026, month: 9, day: 1))
    #expect(lunarDay(text, near: near)?.iso == expected)
  }

  @Test(arguments: ["九月初九", "农历", "农历九月", "农历九月三十一", "农历十三月初一", "2025年农历闰五月初一", "2024-04-07"])
  func `what names no such day is none`(_ text: String) throws {
    let near = try #require(Day(year: 2026, month: 9, day: 1))
    #expect(lunarDay(text, near: near) == nil)
  }
}
