import Files
import Testing

@testable import Publishing

@Test func `assets come before pages, with what browsers are told of each`() throws {
  let step = StorageStep(of: site(pages(2)), after: nil, at: day(0))
  #expect(step.assets.flatMap(\.paths) == ["assets/site.4d77ba1540.css"])
  #expect(step.assets.first?.rule.contentType == "text/css; charset=utf-8")
  #expect(step.assets.first?.rule.cacheControl == "public, max-age=31536000, immutable")
  #expect(step.pages.first?.rule == CacheRule(of: "index.html"))
  #expect(step.pages.first?.rule.cacheControl == "public, max-age=60")
}

@Test func `only what changed is uploaded, only what is gone is deleted`() {
  let before = Manifest(of: site(pages(3)), at: day(0))
  var files = pages(3)
  files["stories/1/index.html"] = "other words"
  files["stories/2/index.html"] = nil
  let step = StorageStep(of: site(files), after: before, at: day(1))
  #expect(step.assets.isEmpty)
  #expect(step.pages.flatMap(\.paths) == ["stories/1/index.html"])
  #expect(step.deletions == ["stories/2/index.html"])
  #expect(StorageStep(of: site(files), after: step.manifest, at: day(2)).isEmpty)
}

@Test func `what broke off is done again, and nothing is left behind`() {
  let before = Manifest(of: site(pages(3)), at: day(0))
  var files = pages(3)
  files["stories/9/index.html"] = "new"
  let broken = StorageStep(of: site(files), after: before, at: day(1))
  // The next site no longer has the page that may have been uploaded.
  let next = StorageStep(of: site(pages(3)), after: broken.pending, at: day(1))
  #expect(next.deletions == ["stories/9/index.html"])
  let same = StorageStep(of: site(files), after: broken.pending, at: day(1))
  #expect(same.pages.flatMap(\.paths) == ["stories/9/index.html"])
}

@Test func `an earlier style goes after a week`() {
  let before = Manifest(of: site(pages(3, style: "0000000001")), at: day(0))
  let next = StorageStep(of: site(pages(3, style: "0000000002")), after: before, at: day(1))
  #expect(next.deletions.isEmpty)
  let later = StorageStep(of: site(pages(3, style: "0000000002")), after: next.manifest, at: day(9))
  #expect(later.deletions == ["assets/site.0000000001.css"])
}

@Test func `secrets are struck out`() {
  let variables = ["RCLONE_CONFIG_OSS_SECRET_ACCESS_KEY=s3cr3tvalue", "HOME=folder/of/mine", "SHORT_KEY=abc"]
  #expect(
    withoutSecrets("no s3cr3tvalue in folder/of/mine, abc", in: variables) == "no *** in folder/of/mine, abc")
}
