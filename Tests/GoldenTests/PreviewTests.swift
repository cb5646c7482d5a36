import Almanac
import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A law: what a preview finds in a site is what `check` finds in it, whatever is wrong.
@Suite struct PreviewTests {
  private static let tests = TestSite.repository + "/Tests/GoldenTests/"
  private static let sites = folders(in: tests + "Sites")
  private static let mistakes = folders(in: tests + "Mistakes")

  private static func folders(in parent: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.sorted().map { parent + "/" + $0 }
  }

  @Test func thereAreCases() { #expect(Self.sites.count >= 4 && Self.mistakes.count > 50) }

  @Test(arguments: sites)
  func findsWhatCheckFindsInASite(folder: String) throws {
    try expectSameFindings(in: try TestSite(copying: folder).folder)
  }

  @Test(arguments: mistakes)
  func findsWhatCheckFindsInAMistake(folder: String) throws {
    let site = try TestSite([
      "content/stories/a.md":
        "---\ntitle: 一盏灯\ndate: 2024-04-07\ntopics: good-people\ncategory: filial\n---\n好。\n"
    ])
    for (path, data) in TestSite.files(in: folder) where path != "printed.txt" {
      try site.write(Array(data), to: path)
    }
    try expectSameFindings(in: site.folder)
  }

  @Test func findsWhatCheckFindsInTheSiteOfTheRepository() throws {
    try expectSameFindings(in: TestSite.repository)
  }

  private func expectSameFindings(in folder: String) throws {
    let now = Moment(try #require(Day(year: 2026, month: 11, day: 1)), minute: 720)
    let checked = try prepare(Workspace(folder: folder), options: BuildOptions(now: now)).report
    var live = LiveSite(folder: folder, includesDrafts: false)
    #expect(try live.update(now: now) == checked.findings)
    // And again, once there is something to build on: nothing has changed.
    #expect(try live.update(changed: [], now: now) == checked.findings)
    #expect(live.isShown == !checked.hasErrors)
  }
}
