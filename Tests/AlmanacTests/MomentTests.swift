import Almanac
import Testing

@Suite struct MomentTests {
  private let day = Day(number: 19_820)

  @Test func isWrittenWithTheClocksOfTheSite() {
    #expect(Moment(day, minute: 570).rfc3339 == "2024-04-07T09:30:00+08:00")
    #expect(Moment(day).rfc3339 == "2024-04-07T00:00:00+08:00")
    #expect(Moment(day, minute: 570).text == "2024-04-07 09:30")
    #expect(Moment(day, minute: 1439).time == "23:59")
    #expect(Moment(day).text == "2024-04-07")
    #expect(Moment(day).time == nil)
  }

  @Test func comesEightHoursBeforeUTC() {
    #expect(Moment(day, minute: 570).epochSeconds == 1_712_453_400)
    #expect(Moment(epochSeconds: 1_712_453_459) == Moment(day, minute: 570))
    #expect(Moment(epochSeconds: 0).text == "1970-01-01 08:00")
    #expect(Moment(epochSeconds: -28_801).text == "1969-12-31 23:59")
    // The last second of a day here is 15:59:59 of the same day in UTC.
    #expect(Moment(epochSeconds: 1_712_505_599).text == "2024-04-07 23:59")
    #expect(Moment(epochSeconds: 1_712_505_600).text == "2024-04-08 00:00")
  }

  @Test func knowsTheHoursOfAClock() {
    #expect(Moment(day, hour: 9, minute: 30) == Moment(day, minute: 570))
    #expect(Moment(day, hour: 24, minute: 0) == nil)
    #expect(Moment(day, hour: 9, minute: 60) == nil)
    #expect(Moment(day, hour: -1, minute: 0) == nil)
  }

  @Test func isOrderedByTimeAndADayStartsWithItself() {
    let moments = [
      Moment(day), Moment(day, minute: 0), Moment(day, minute: 1), Moment(day + 1),
      Moment(day + 1, minute: 5),
    ]
    #expect(moments.reversed().sorted() == moments)
    #expect(Moment(day) != Moment(day, minute: 0))
    #expect(Moment(day).epochSeconds == Moment(day, minute: 0).epochSeconds)
  }
}
