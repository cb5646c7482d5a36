import Almanac
import Testing

@Suite struct SolarTermTests {
  @Test func agreesWithTheListOnEveryTerm() throws {
    var wrong: [String] = []
    var count = 0
    for row in try Tables.rows("solar_terms.csv") {
      let year = try #require(Int(row[0]))
      for (term, date) in zip(SolarTerm.allCases, row.dropFirst()) {
        let expected = try #require(day("\(year)-\(date)"))
        if term.day(inYear: year) != expected || SolarTerm(on: expected) != term {
          wrong.append(expected.iso)
        }
        count += 1
      }
    }
    #expect(wrong.isEmpty)
    #expect(count == 4824)
  }

  @Test func hasNotChangedOnAnyDay() throws {
    var checksum = Checksum()
    for year in knownYears {
      for term in SolarTerm.allCases { checksum.add(try #require(term.day(inYear: year)).number) }
    }
    #expect(checksum.value == 0x4D2A_D23D_B7B9_DD9B)
  }

  @Test func comesOnTwentyFourDaysOfAYear() throws {
    let first = try #require(day("2024-01-01"))
    let terms = (first...(first + 365)).compactMap(SolarTerm.init(on:))
    #expect(terms == SolarTerm.allCases)
  }

  @Test func hasANameEachAndIsFoundByIt() {
    for term in SolarTerm.allCases { #expect(SolarTerm(name: term.name) == term) }
    #expect(SolarTerm(name: "清明节") == nil)
    #expect(SolarTerm.qingming.name == "清明")
    #expect(SolarTerm.dongzhi.name == "冬至")
  }

  /// Instants close to midnight, where a coarse computation is a day off.
  @Test(arguments: [
    (SolarTerm.dongzhi, "2021-12-21"), (.qiufen, "2037-09-23"), (.qiufen, "2008-09-22"),
    (.qingming, "2009-04-04"), (.qingming, "2038-04-05"), (.qingming, "2042-04-04"),
  ])
  func fallsOnTheRightSideOfMidnight(term: SolarTerm, iso: String) throws {
    let expected = try #require(day(iso))
    #expect(term.day(inYear: expected.year) == expected)
  }

  @Test func isUnknownOutsideTheTable() throws {
    #expect(SolarTerm.qingming.day(inYear: 1899) == nil)
    #expect(SolarTerm.qingming.day(inYear: 2101) == nil)
    #expect(SolarTerm(on: try #require(day("2101-04-05"))) == nil)
  }
}
