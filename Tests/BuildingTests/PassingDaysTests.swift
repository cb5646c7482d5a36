import Almanac
import Content
import Diagnostics
import Foundation
import Rendering
import TestSites
import Testing

@testable import Building
@testable import Checks

/// A day that passes stops nobody's work: with nothing edited, a site can be published on every day to come, no list
/// loses its address, and what must be gone is gone.
@Suite struct PassingDaysTests {
  /// Reads, plans and checks a site as a build does, but for decoding pictures, inspecting texts, which knows no day,
  /// and writing.
  private func plan(
    _ folder: String, on day: Day, theme: inout ThemeReading?, _ index: inout MediaIndex
  ) throws -> (plan: Plan, site: Site, addresses: Set<String>, findings: [Diagnostic]) {
    let now = Moment(day, minute: 540)
    let reading = try readSite(in: folder, now: now)
    let site = try #require(reading.site)
    if theme == nil { theme = try readTheme(in: folder, for: site.settings, site.model) }
    let look = try #require(theme?.theme)
    let media = readMedia(for: site, theme: look, in: folder, knowing: index)
    index = media.index
    let plan = makePlan(for: site, theme: look, media: media.media, now: now)
    let addresses = plan.addresses
    let findings =
      media.findings + takenAddresses(in: plan, of: site, addresses: addresses)
      + check(
        SiteContext(
          site, addresses: addresses, absent: plan.absentAddresses, texts: SiteTexts(folder))
      ).all
      + comingChanges(in: plan, of: site, now: now, texts: SiteTexts(folder))
    let report = makeReport(
      of: reading, reading.findings + findings, exceptions: reading.exceptions, in: SiteTexts(folder))
    return (plan, site, addresses, report.findings)
  }

  private func errors(_ findings: [Diagnostic]) -> [String] {
    findings.filter(\.isError).map { "\($0.location) \($0.message(in: .english))" }
  }

  private func isOwn(_ address: String) -> Bool {
    address.hasPrefix("/media/") || address.hasPrefix("/files/")
  }

  /// On the days on which something changes, on those after them, when a year begins, and every four weeks: between
  /// those, a day differs from the one before in nothing but its number.
  @Test(arguments: [2, 5] as [UInt64])
  func stopNoPublish(seed: UInt64) throws {
    let first = try #require(Day(year: 2026, month: 11, day: 29))
    let dated = try DatedSite(seed: seed, count: 24, from: first, days: 800)
    let turns = Set(dated.pages.flatMap(\.changes))
    let looked = (0..<800).filter { number in
      let day = first + number
      return number % 28 == 0 || turns.contains(day) || turns.contains(day - 1) || day.dayOfYear == 1
    }.map { first + $0 }
    // To render everything takes longest: that is done for some of the days on which something changes.
    let rendered = Set(
      looked.filter(turns.contains).enumerated().filter { $0.offset % 4 == 0 }.map(\.element))
    let own = Set(dated.pages.flatMap { [$0.address, $0.alias] })
    var (theme, index): (ThemeReading?, MediaIndex) = (nil, MediaIndex())
    var before: Set<String> = []
    var rules: Set<String> = []
    for day in looked {
      let (plan, _, addresses, findings) = try plan(dated.folder.folder, on: day, theme: &theme, &index)
      try #require(errors(findings) == [], "\(day.iso)")
      rules.formUnion(findings.map(\.rule.name))
      let lost = before.subtracting(addresses).subtracting(own).filter { !isOwn($0) }
      #expect(lost.isEmpty, "\(day.iso)")
      before = addresses
      let paths = plan.outputs.map(\.path)
      for page in dated.pages {
        let stands = page.isShown(on: day)
        #expect(
          addresses.contains(page.address) == (stands || page.status == "撤回"), "\(page.file) \(day.iso)")
        #expect(addresses.contains(page.alias) == stands, "\(page.file) \(day.iso)")
        #expect(
          paths.contains { $0.hasPrefix(page.pictures) } == (stands && page.hasCover),
          "\(page.file) \(day.iso)")
      }
      if rendered.contains(day) { try namesOnlyWhatIsShown(plan, dated.pages, on: day) }
    }
    let said = ["link-not-shown", "menu-entry-not-shown", "consent-ends", "page-expires", "page-comes"]
    if seed == 2 { #expect(rules.isSuperset(of: said)) }
  }

  /// Of what is not shown no output says a word, and of an expired page none but its own.
  private func namesOnlyWhatIsShown(_ plan: Plan, _ pages: [DatedPage], on day: Day) throws {
    let texts = plan.outputs.compactMap { output -> (path: String, bytes: Data)? in
      guard !output.path.hasPrefix("assets/") else { return nil }
      return plan.render(output).map { (output.path, Data($0)) }
    }
    for page in pages where !page.isListed(on: day) {
      let naming = texts.filter { $0.bytes.range(of: Data(page.title.utf8)) != nil }.map(\.path)
      let leading = texts.filter { $0.bytes.range(of: Data("href=\"\(page.address)".utf8)) != nil }.map(
        \.path)
      if page.isShown(on: day) {
        #expect(naming == ["\(page.address.dropFirst())index.html"], "\(page.file) \(day.iso)")
      } else {
        #expect(naming + leading == [], "\(page.file) \(day.iso)")
      }
    }
  }

  /// The repository's own site on every day on which something changes by itself within 800 days, and every four weeks.
  @Test func stopNoPublishOfTheRepositorysSite() throws {
    let first = try #require(Day(year: 2026, month: 11, day: 29))
    var (theme, index): (ThemeReading?, MediaIndex) = (nil, MediaIndex())
    let start = try plan(TestSite.repository, on: first, theme: &theme, &index)
    let turns = start.site.comingChanges(after: Moment(first), days: 800).map { $0.at.day + 1 }
    let own = Set(
      (start.site.pages + start.site.expired).flatMap { [$0.address] + $0.aliases.map(\.address.path) })
    var before: Set<String> = []
    for day in Set(stride(from: 0, to: 800, by: 28).map { first + $0 } + turns).sorted() {
      let (_, _, addresses, findings) = try plan(TestSite.repository, on: day, theme: &theme, &index)
      #expect(errors(findings) == [], "\(day.iso)")
      #expect(before.subtracting(addresses).subtracting(own).filter { !isOwn($0) } == [], "\(day.iso)")
      before = addresses
    }
  }
}
