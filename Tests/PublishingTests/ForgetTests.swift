import Content
import Testing

@testable import Publishing

private func version(_ number: Int, having pages: [Int]) -> BuiltSite {
  var files = ["index.html": "home \(number)", "search/texts/0.\(number).js": "texts \(number)"]
  for page in pages {
    files["stories/\(page)/index.html"] = "story \(page) \(number)"
    files["media/photo\(page)-480.00000000b1.jpg"] = "photo \(page)"
  }
  return site(files)
}

@Test(arguments: [
  "content/stories/2.md", "stories/2.md", "./content/stories/2.md", "/srv/site/content/stories/2.md",
  "/stories/2/", "stories/2", "https://example.org/stories/2/?a#b", "/stories/2/index.html", "/stories/%32/",
]) func `a page is named by its file or its address`(text: String) throws {
  let deployed = try published([version(1, having: [1, 2]), version(2, having: [1, 2])])
  let plan = ForgetPlan(PageName(text, home: "/"), in: deployed)
  #expect(plan.forgotten.pages == ["stories/2/index.html"])
}

@Test func `a page is named by its title, and by its address below the site's home`() throws {
  let deployed = try published([version(1, having: [2])])
  #expect(ForgetPlan(PageName("标题", home: "/"), in: deployed).forgotten.isShown)
  #expect(ForgetPlan(PageName("/wmb/stories/2/", home: "/wmb/"), in: deployed).forgotten.isShown)
  #expect(ForgetPlan(PageName("别的标题", home: "/"), in: deployed).forgotten == Forgotten())
}

@Test func `releases that had it go, with the indexes that knew it; what readers see stays`() throws {
  let deployed = try published([
    version(1, having: [1]), version(2, having: [1, 2]), version(3, having: [1, 2]),
  ])
  let plan = ForgetPlan(PageName("/stories/2/", home: "/"), in: deployed)
  #expect(plan.forgotten.releases.map(\.number) == [2])
  #expect(plan.forgotten.isShown)
  #expect(plan.forgotten.media == [])
  #expect(plan.indexFiles == ["search/texts/0.1.js", "search/texts/0.2.js"])
  let kept = try #require(plan.shown)
  #expect(kept.own == deployed.shown?.manifest.own)
  #expect(kept.entries.allSatisfy { $0.lastUsed == nil })
}

@Test func `pictures that no release has any more are told`() throws {
  let shown = try published([version(1, having: [1])])
  let earlier = try published([version(2, having: [1, 2])])
  var current = shown.releases[0]
  current.name = ReleaseName(number: 9, digest: current.name.digest)
  let deployed = DeployedState(releases: earlier.releases + [current], current: current.name)
  let plan = ForgetPlan(PageName("/stories/2/", home: "/"), in: deployed)
  #expect(plan.forgotten.media == ["media/photo2-480.00000000b1.jpg"])
  #expect(!plan.forgotten.isShown)
}
