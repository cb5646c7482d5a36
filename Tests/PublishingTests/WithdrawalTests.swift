import Content
import Testing

@testable import Publishing

/// A site of some stories with an index of the search, and a picture on the first.
private func stories(_ numbers: [Int], index: String, picture: String? = "photo") -> BuiltSite {
  var files = ["index.html": "home \(index)", "search/texts/0.\(index).js": "texts \(index)"]
  for number in numbers { files["stories/\(number)/index.html"] = "story \(number)" }
  if let picture { files["media/\(picture)-480.00000000b1.jpg"] = picture }
  return site(files)
}

private func numbers(_ deployed: DeployedState) -> [Int] { deployed.releases.map(\.name.number) }

@Test func `a release that shows a page that is gone goes, others stay`() throws {
  let deployed = try published([
    stories([1, 2], index: "a"), stories([1, 2, 3], index: "b"), stories([1, 2], index: "c"),
    stories([1, 2, 4], index: "d"),
  ])
  #expect(numbers(deployed) == [1, 3, 4])
}

@Test func `a notice in a page's place is no page`() throws {
  let before = stories([1, 2], index: "a")
  var after = stories([1, 2], index: "b")
  let place = try #require(after.files.firstIndex { $0.path == "stories/2/index.html" })
  after.files[place].sort = .other
  #expect(numbers(try published([before, after])) == [2])
}

@Test func `a picture that is taken from a page that stays is as gone`() throws {
  let changed = stories([1, 2], index: "b")
  #expect(numbers(try published([stories([1, 2], index: "a"), changed])) == [1, 2])
  let replaced = stories([1, 2], index: "c", picture: "other")
  #expect(numbers(try published([stories([1, 2], index: "a"), changed, replaced])) == [3])
}

@Test func `another theme's variants of the same pictures keep earlier releases`() throws {
  var wider = stories([1], index: "b")
  wider.files = wider.files.map { file in
    var file = file
    file.path = file.path.replacing("480.00000000b1", with: "960.00000000b2")
    return file
  }
  #expect(numbers(try published([stories([1], index: "a"), wider])) == [1, 2])
}

@Test func `an earlier index of the search stays only while all its pages do`() throws {
  let index = "search/texts/0.a.js"
  let first = stories([1, 2], index: "a")
  let grown = try published([first, stories([1, 2, 3], index: "b")])
  #expect(try #require(grown.shown).manifest.entries.contains { $0.path == index })
  let shrunk = try published([first, stories([1, 2, 3], index: "b"), stories([1], index: "c")])
  let paths = try #require(shrunk.shown).manifest.entries.map(\.path)
  #expect(paths.filter { $0.hasPrefix("search/") } == ["search/texts/0.c.js"])
}

@Test func `a publish without changes removes what should have gone`() throws {
  let site = stories([1], index: "b")
  let earlier = try published([stories([1, 2], index: "a")]).releases
  guard case .release(let release) = planRelease(of: site, after: DeployedState(), at: day(1), force: false)
  else {
    throw Unexpected()
  }
  var shown = release
  shown.name = ReleaseName(number: 2, digest: release.name.digest)
  let deployed = DeployedState(releases: earlier + [shown], current: shown.name)
  guard case .unchanged = planRelease(of: site, after: deployed, at: day(2), force: false) else {
    throw Unexpected()
  }
  #expect(outdatedReleases(in: deployed, after: release.manifest).map(\.number) == [1])
}

@Test func `going back shows the release before, or the one that is named`() throws {
  let deployed = try published((1...3).map { site(pages(3, style: "000000000\($0)")) })
  #expect(try deployed.release(to: nil).get().name.number == 2)
  #expect(try deployed.release(to: 1).get().name.number == 1)
  #expect(throws: Refusal.self) { try deployed.release(to: 3).get() }
  #expect(throws: Refusal.self) { try deployed.release(to: 7).get() }
  let first = DeployedState(releases: deployed.releases, current: deployed.releases[0].name)
  #expect(throws: Refusal.self) { try first.release(to: nil).get() }
  #expect(try first.release(to: 3).get().name.number == 3)
}

@Test func `what was withdrawn cannot be gone back to where removing failed`() throws {
  let earlier = try published([stories([1, 2], index: "a")])
  let later = try published([stories([1, 2], index: "a"), stories([1], index: "b")])
  let deployed = DeployedState(releases: earlier.releases + later.releases, current: later.current)
  guard case .failure(let refusal) = deployed.release(to: nil) else { throw Unexpected() }
  #expect(refusal.reason.english.contains("withdrawn"))
}

@Test func `a storage keeps no picture and no index of a page that is gone`() {
  let before = Manifest(of: stories([1, 2], index: "a"), at: day(0))
  let grown = StorageStep(of: stories([1, 2, 3], index: "b"), after: before, at: day(1))
  #expect(grown.deletions.isEmpty)
  let step = StorageStep(of: stories([1], index: "c", picture: nil), after: grown.manifest, at: day(1))
  #expect(
    Set(step.deletions) == [
      "media/photo-480.00000000b1.jpg", "search/texts/0.a.js", "search/texts/0.b.js", "stories/2/index.html",
      "stories/3/index.html",
    ])
  // Where that broke off, the next keeps none of it either.
  let next = StorageStep(of: stories([1], index: "d", picture: nil), after: step.pending, at: day(1))
  #expect(Set(step.deletions).isSubset(of: next.deletions))
}
