import Testing

@testable import Manuscripts

struct SignsTests {
  @Test(arguments: [
    ("2026年4月18日", "2026-04-18"), ("二〇二六年四月十八日", "2026-04-18"), ("（2025.9.3）", "2025-09-03"),
    ("2024 年 11 月 20 日", "2024-11-20"), ("二○二五年十二月三十一日", "2025-12-31"),
  ])
  func readsDays(text: String, day: String) { #expect(dayText(text) == day) }

  @Test(arguments: ["2026年4月", "2026年13月1日", "第18日", "4月18日", ""])
  func takesNothingElseForADay(text: String) { #expect(dayText(text) == nil) }
}
