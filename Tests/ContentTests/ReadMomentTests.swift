import Almanac
import Testing

@testable import Content

@Suite struct ReadMomentTests {
  @Test(arguments: [
    ("2024-04-07", "2024-04-07"), ("2024/4/7", "2024-04-07"), ("2024.4.7 9:30", "2024-04-07 09:30"),
    ("20240407", "2024-04-07"), ("2024年4月7日", "2024-04-07"), ("2024年4月7日 9时30分", "2024-04-07 09:30"),
    ("二〇二四年四月七日", "2024-04-07"), ("二○二四年十二月二十三日", "2024-12-23"), ("２０２４－０４－０７", "2024-04-07"),
    ("2024-04-07T09:30:15+08:00", "2024-04-07 09:30"), ("2024-04-07T20:30:00Z", "2024-04-08 04:30"),
    ("2024-04-07 09：30", "2024-04-07 09:30"), ("13/4/2024", "2024-04-13"),
    ("二〇二六年六月廿八日", "2026-06-28"), ("二〇二六年十月卅一日", "2026-10-31"), ("二O二六年六月八日", "2026-06-08"),
    ("二Ｏ二六年六月八日", "2026-06-08"), ("2O26-O6-08", "2026-06-08"), ("2026 年 6 月 8 日", "2026-06-08"),
    ("2026-6-8（周一）", "2026-06-08"), ("2026—06—08", "2026-06-08"), ("2026。6。8", "2026-06-08"),
    ("2026年6.8", "2026-06-08"), ("2026年6月8日，9:30", "2026-06-08 09:30"),
  ])
  func readsWhatOfficesWrite(text: String, expected: String) {
    guard case .moment(let moment) = parseMoment(text) else {
      Issue.record("\(text) is not read")
      return
    }
    #expect(moment.text == expected)
  }

  @Test(arguments: [
    ("9∶00", "2026-06-08 09:00"), ("9:30+08:00", "2026-06-08 09:30"), ("09:30:00 +0800", "2026-06-08 09:30"),
    ("09:30:00 -0500", "2026-06-08 22:30"), ("09:30 +0000", "2026-06-08 17:30"),
    ("中午12点", "2026-06-08 12:00"),
    ("中午1点", "2026-06-08 13:00"), ("晚上12点", "2026-06-09 00:00"), ("晚上12点半", "2026-06-09 00:30"),
    ("24时", "2026-06-09 00:00"), ("24:00", "2026-06-09 00:00"), ("凌晨12时30分", "2026-06-08 00:30"),
    ("晚8点", "2026-06-08 20:00"), ("晚上九点一刻", "2026-06-08 21:15"), ("下午十二时三十分", "2026-06-08 12:30"),
    ("早8点半", "2026-06-08 08:30"), ("傍晚6点", "2026-06-08 18:00"), ("（星期一）上午 9 时 30 分", "2026-06-08 09:30"),
    ("15点整", "2026-06-08 15:00"), ("3:05 PM", "2026-06-08 15:05"), ("12:30 am", "2026-06-08 00:30"),
    ("深夜11点", "2026-06-08 23:00"), ("正午12点", "2026-06-08 12:00"), ("夜里11点三刻", "2026-06-08 23:45"),
  ])
  func readsTimesAsTheyAreSaid(time: String, expected: String) {
    for space in ["", " "] {
      let text = "2026年6月8日" + space + time
      guard case .moment(let moment) = parseMoment(text) else {
        Issue.record("\(text) is not read")
        continue
      }
      #expect(moment.text == expected, "\(text)")
    }
  }

  /// An hour that cannot be in the part of the day that it is said to be in is no time.
  @Test(arguments: ["晚上1点", "上午13点", "凌晨9点", "24:30", "25时", "9:60", "下午0点"])
  func readsNoTimeThatContradictsItself(time: String) {
    #expect(parseMoment("2026年6月8日" + time) == .unreadable)
  }

  @Test func takesARangeForNoZone() throws {
    let day = try #require(Day(year: 2026, month: 6, day: 8))
    let start = try #require(Moment(day, hour: 9, minute: 30))
    for text in ["2026-06-08 9:30-11:00", "2026年6月8日 9:30～11:00", "2026年6月8日9时30分至11时"] {
      #expect(parseMoment(text) == .clockRange(start), "\(text)")
    }
  }

  @Test func offersTheCenturyOfAShortYear() throws {
    let day = try #require(Day(year: 2026, month: 6, day: 8))
    #expect(parseMoment("26年6月8日") == .meant(Moment(day)))
  }

  /// A deadline's own words are clear, and yet a field for a moment holds the moment alone.
  @Test(arguments: [
    ("2026年6月30日17时前", "2026-06-30 17:00"), ("2026年6月30日之前", "2026-06-30"), ("即日起至2026年6月30日", "2026-06-30"),
    ("截至2026年6月30日 17:00", "2026-06-30 17:00"), ("2026-06-30截止", "2026-06-30"),
  ])
  func offersTheEndOfAPeriod(text: String, right: String) {
    guard case .meant(let moment) = parseMoment(text) else {
      Issue.record("nothing is offered for \(text)")
      return
    }
    #expect(moment.text == right)
  }

  /// The quick look says nothing else than the long one.
  @Test func readsPlainMomentsAsAnyOther() {
    let forms = ["2024-04-07", "2024-04-07 09:30", "2024-04-07T09:30:00+08:00"]
    let signs = Array("0123456789-: T+/.年\u{3000}")
    var random = SystemRandomNumberGenerator()
    var count = 0
    for _ in 0..<20_000 {
      var text = Array(forms.randomElement(using: &random) ?? "")
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        text[Int.random(in: text.indices, using: &random)] = signs.randomElement(using: &random) ?? "0"
      }
      guard let moment = plainMoment(String(text)) else { continue }
      count += 1
      #expect(parseAnyForm(String(text)) == .moment(moment), "\(String(text))")
    }
    #expect(count > 1000)
  }

  @Test func saysBothDaysThatCouldBeMeant() throws {
    let april = try #require(Day(year: 2024, month: 4, day: 7))
    let july = try #require(Day(year: 2024, month: 7, day: 4))
    #expect(parseMoment("4/7/2024") == .ambiguous(april, july))
  }

  @Test(arguments: [
    "", "昨天", "2024", "2024-4", "24-4-7", "2024-04-07 25:00", "2024-04-07 9", "一二三四", "2024-04-07-08",
  ])
  func readsNothingIntoNonsense(text: String) {
    #expect(parseMoment(text) == .unreadable)
  }

  @Test func knowsWhichDaysThereAre() {
    #expect(parseMoment("2023-02-29") == .noSuchDay(year: 2023, month: 2, day: 29, time: ""))
    #expect(parseMoment("2024年13月1日") == .noSuchDay(year: 2024, month: 13, day: 1, time: ""))
  }
}
