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
  ])
  func readsWhatOfficesWrite(text: String, expected: String) {
    guard case .moment(let moment) = parseMoment(text) else {
      Issue.record("\(text) is not read")
      return
    }
    #expect(moment.text == expected)
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
    #expect(parseMoment("2023-02-29") == .noSuchDay(year: 2023, month: 2, day: 29))
    #expect(parseMoment("2024年13月1日") == .noSuchDay(year: 2024, month: 13, day: 1))
  }
}
