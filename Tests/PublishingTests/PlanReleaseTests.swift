import Almanac
import Testing

@testable import Publishing

/// Publishes one site after another, a day apart, and gives what stands then.
private func published(_ sites: [BuiltSite]) throws -> Standing {
  var standing = Standing()
  for (number, site) in sites.enumerated() {
    guard case .release(let release) = planRelease(of: site, after: standing, at: day(number), force: false)
    else { throw Unexpected() }
    standing = Standing(releases: standing.releases + [release], current: release.name)
    let outdated = outdatedReleases(in: standing)
    standing.releases.removeAll { outdated.contains($0.name) }
  }
  return standing
}

private struct Unexpected: Error {}

@Test func `the same site is not published twice`() throws {
  let standing = try published([site(pages(3))])
  guard case .unchanged = planRelease(of: site(pages(3)), after: standing, at: day(9), force: false) else {
    throw Unexpected()
  }
}

@Test func `releases are numbered, and five stay`() throws {
  let standing = try published((1...8).map { site(pages(3, style: "000000000\($0)")) })
  #expect(standing.releases.map(\.name.number) == [4, 5, 6, 7, 8])
}

@Test func `styles of earlier releases stay reachable, pages do not`() throws {
  var files = pages(3, style: "0000000002")
  files["stories/0/index.html"] = nil
  let standing = try published([site(pages(3, style: "0000000001")), site(files)])
  let paths = try #require(standing.shown).manifest.entries.map(\.path)
  #expect(paths.contains("assets/site.0000000001.css"))
  #expect(!paths.contains("stories/0/index.html"))
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
  let standing = before == 0 ? Standing() : try published([site(pages(before))])
  let smaller = site(pages(after, style: "0000000009"))
  switch planRelease(of: smaller, after: standing, at: day(1), force: false) {
  case .release: #expect(isPublished)
  case .refused: #expect(!isPublished)
  case .unchanged: throw Unexpected()
  }
  guard case .release = planRelease(of: smaller, after: standing, at: day(1), force: true) else {
    throw Unexpected()
  }
}

@Test func `authors' pages count, not lists made by themselves`() throws {
  let standing = try published([site(pages(20), pages: 10)])
  guard
    case .refused = planRelease(of: site(pages(19), pages: 4), after: standing, at: day(1), force: false)
  else { throw Unexpected() }
}

@Test func `going back shows the release before, or the one that is named`() throws {
  let standing = try published((1...3).map { site(pages(3, style: "000000000\($0)")) })
  #expect(standing.release(to: nil)?.name.number == 2)
  #expect(standing.release(to: 1)?.name.number == 1)
  #expect(standing.release(to: 3) == nil)
  #expect(standing.release(to: 7) == nil)
  let first = Standing(releases: standing.releases, current: standing.releases[0].name)
  #expect(first.release(to: nil) == nil)
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
