import Testing

@testable import Content

@Suite struct WrittenNumberTests {
  @Test(arguments: [
    ("300", 300), ("３００", 300), ("1,234", 1234), ("1，234，567", 1_234_567), (" 42 ", 42), ("-3", -3),
  ])
  func readsDigitsAndGroups(text: String, number: Int) { #expect(parseNumber(text) == .number(number)) }

  @Test(arguments: [
    ("1.2万", 12_000), ("1.2 万", 12_000), ("1万2千", 12_000), ("1万2000", 12_000), ("一万二", 12_000),
    ("一万二千", 12_000), ("一万零二", 10_002), ("两万三千", 23_000), ("三百", 300), ("约三百人", 300), ("一百二", 120),
    ("一百零五", 105), ("十二", 12), ("廿五", 25), ("卅", 30), ("二十", 20), ("二〇二四", 2024), ("二○二四年", 2024),
    ("壹佰贰拾", 120), ("3千", 3000), ("1.5百", 150), ("12万元", 120_000), ("三百五十六万", 3_560_000),
    ("1.2亿", 120_000_000),
    ("1 234", 1234), ("12 345 678", 12_345_678), ("1'234", 1234), ("300人", 300), ("1,234人次", 1234),
    ("第3届", 3),
    ("约 300", 300), ("共42名", 42), ("1\u{2009}234", 1234),
  ])
  func offersTheNumberThatIsSaid(text: String, number: Int) { #expect(parseNumber(text) == .meant(number)) }

  @Test(arguments: [
    "1.234", "12:30", "1,23", "12,34,567", "1.2345", "50.5", "1/2", "300余", "300多人", "近三百", "三五", "三四百",
    "1万2",
    "3-5", "100%", "1e3", "0x10", "十几", "若干", "1 2", "1 23", "12人3队", "1.23456万", "万", "百", "1..2万", "三百 四",
    "+5",
    "2024年5月", "五成", "半", "", "九九九九九九九九九九九九九九九九九九九九",
  ])
  func offersNothingWhereMoreOrLessIsSaid(text: String) { #expect(parseNumber(text) == .unreadable) }

  @Test(arguments: [
    ("2024年第一季度", "2024-Q1"), ("2024年度第四季度", "2024-Q4"), ("2024Q1", "2024-Q1"), ("2024-q3", "2024-Q3"),
    ("2024年上半年", "2024-H1"), ("2024年3月", "2024-03"), ("2024年十二月份", "2024-12"), ("2024年第十二批", "2024-B12"),
    ("２０２４年第２批次", "2024-B2"), ("2024年度", "2024"),
  ])
  func offersTheBatchThatIsSaid(text: String, batch: String) { #expect(Batch.meant(by: text)?.text == batch) }

  @Test(arguments: [
    "2024年一月至三月", "2024年第1-2季度", "2024年第二十一期", "2024年第五季度", "2024年12月31日", "2024年十三月", "第一季度", "2024年第一批和第二批",
  ])
  func offersNoBatchForMoreOrLess(text: String) { #expect(Batch.meant(by: text) == nil) }

  @Test func theLineThatIsOfferedIsRead() throws {
    let reading = try readTale(fields: "人数: 一百")
    #expect(reading.rules == ["wants-number"])
    let offered = try #require(reading.findings.first?.correction)
    #expect(offered == "人数: 100")
    #expect(try readTale(fields: offered).printed == "")
  }

  /// Every number, said in Chinese, is offered as itself.
  @Test func everyNumberIsUnderstoodAsItIsSaid() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let number = Int.random(in: 1...99_999_999, using: &random)
      #expect(parseNumber(inWords(number)) == .meant(number), "\(inWords(number))")
    }
  }

  private func inWords(_ number: Int) -> String {
    let (great, small) = (number / 10_000, number % 10_000)
    guard great > 0 else { return section(small) }
    guard small > 0 else { return section(great) + "万" }
    return section(great) + "万" + (small < 1000 ? "零" : "") + section(small)
  }

  private func section(_ number: Int) -> String {
    let digits = Array("零一二三四五六七八九")
    var (text, rest, isGap) = ("", number, false)
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = rest / unit
      rest %= unit
      if digit == 0 {
        isGap = !text.isEmpty
        continue
      }
      text += (isGap ? "零" : "") + String(digits[digit]) + name
      isGap = false
    }
    return text
  }
}
