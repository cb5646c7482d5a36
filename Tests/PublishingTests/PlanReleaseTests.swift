import Almanac
import Testing

@testable import Publishing

@Test func `the same site is not published twice`() throws {
  let deployed = try published([site(pages(3))])
  guard case .unchanged = planRelease(of: site(pages(3)), after: deployed, at: day(9), force: false) else {
    throw Unexpected()
  }
}

@Test func `releases are numbered, and five stay`() throws {
  let deployed = try published((1...8).map { site(pages(3, style: "000000000\($0)")) })
  #expect(deployed.releases.map(\.name.number) == [4, 5, 6, 7, 8])
}

@Test func `styles and the search of earlier releases stay reachable, what authors showed does not`() throws {
  var before = pages(2, style: "0000000001")
  before["search/terms/0.00000000a1.js"] = "terms"
  before["media/photo-480.00000000b1.jpg"] = "photo"
  before["table.csv"] = "numbers"
  let deployed = try published([site(before), site(pages(3, style: "0000000002"))])
  let paths = try #require(deployed.shown).manifest.entries.map(\.path)
  #expect(paths.contains("assets/site.0000000001.css") && paths.contains("search/terms/0.00000000a1.js"))
  #expect(!paths.contains("media/photo-480.00000000b1.jpg") && !paths.contains("table.csv"))
}

@Test func `a style of the first of ten releases is gone when a week and five releases are over`() throws {
  let sites = (0...9).map { site(pages(3, style: "000000000\($0)")) }
  let young = try published(Array(sites.prefix(7)))
  #expect(try #require(young.shown).manifest.entries.contains { $0.path == "assets/site.0000000000.css" })
  let old = try published(sites)
  #expect(try !#require(old.shown).manifest.entries.contains { $0.path == "assets/site.0000000000.css" })
  #expect(try #require(old.shown).manifest.entries.contains { $0.path == "assets/site.0000000005.css" })
}

@Test(arguments: [(10, 5, true), (10, 4, false), (10, 0, false), (1, 1, true), (0, 3, true)])
func `a site may lose half of its pages, not more`(before: Int, after: Int, isPublished: Bool) throws {
  let deployed = before == 0 ? DeployedState() : try published([site(pages(before))])
  let smaller = site(pages(after, style: "0000000009"))
  switch planRelease(of: smaller, after: deployed, at: day(1), force: false) {
  case .release: #expect(isPublished)
  case .refused: #expect(!isPublished)
  case .unchanged, .held: throw Unexpected()
  }
  guard case .release = planRelease(of: smaller, after: deployed, at: day(1), force: true) else {
    throw Unexpected()
  }
}

@Test func `authors' pages count, not lists made by themselves`() throws {
  let deployed = try published([site(pages(20), pages: 10)])
  guard
    case .refused = planRelease(of: site(pages(19), pages: 4), after: deployed, at: day(1), force: false)
  else { throw Unexpected() }
}

@Test(arguments: ["12-8a1c724f83"]) func `a release's name is read`(text: String) {
  #expect(ReleaseName(text)?.description == text)
}

@Test(arguments: [
  "", "12", "12-", "-8a1c724f83", "012-8a1c724f83", "12-8a1c724f8", "12-8a1c724f83-1", ".incoming",
  "0-8a1c724f83",
])
func `other names are no releases`(text: String) {
  #expect(ReleaseName(text) == nil)
}
