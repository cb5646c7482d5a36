import Building
import Diagnostics
import Foundation
import TestSites
import Testing

private func story(_ title: String, aliases: String = "") -> String {
  "---\ntitle: \(title)\ndate: 2024-04-07\ntopics: [good-people]\naliases: [\(aliases)]\n---\n正文。\n"
}

/// The output folder puts itself right, whatever content did and wherever a build ended.
@Suite struct OutputFolderTests {
  /// What is in the output folder, but for the record.
  private func names(in site: TestSite) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: site.output).filter { $0 != ".xinfeng-build" }
  }

  private func isAsCleanlyBuilt(_ site: TestSite) throws -> Bool {
    let clean = site.folder + "/clean-\(UUID().uuidString)"
    try site.build(to: clean)
    let expected = try FileManager.default.subpathsOfDirectory(atPath: clean).filter {
      $0 != ".xinfeng-build"
    }
    return try names(in: site).sorted() == expected.sorted()
      && TestSite.files(in: site.output) == TestSite.files(in: clean)
  }

  @Test(arguments: ["content/out", "content", "themes/out", "content/../themes/plain/assets/out", "link/out"])
  func nothingIsWrittenIntoWhatASiteIsMadeOf(output: String) throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try FileManager.default.createSymbolicLink(
      atPath: site.folder + "/link", withDestinationPath: site.folder + "/content")
    let before = TestSite.files(in: site.folder)
    #expect(throws: Failure.self) { try site.build(to: site.folder + "/" + output) }
    #expect(TestSite.files(in: site.folder).keys == before.keys)
    #expect(try site.build(to: site.folder + "/contents/out").made != nil)
  }

  /// A link is as good as the file, as long as it leads to one within the site's folder.
  @Test func settingsMayBeALinkWithinTheSite() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    let manager = FileManager.default
    try manager.moveItem(atPath: site.folder + "/site.yml", toPath: site.folder + "/shared.yml")
    try manager.createSymbolicLink(atPath: site.folder + "/site.yml", withDestinationPath: "shared.yml")
    #expect(try site.build().made != nil)
    for target in ["nothing.yml", "/etc/hostname", "content"] {
      try manager.removeItem(atPath: site.folder + "/site.yml")
      try manager.createSymbolicLink(atPath: site.folder + "/site.yml", withDestinationPath: target)
      #expect(try site.build().rules == ["linked-file"], "\(target)")
    }
  }

  @Test func filesBecomeFoldersAndFoldersFiles() throws {
    let site = try TestSite(["content/stories/b.md": story("乙")])
    for alias in [
      "/x.html", "/x.html/", "/x.html", "/x.html/y/", "/x.html/y.html", "/x.html/y.html/z/", "/x.html",
    ] {
      try site.write(story("甲", aliases: alias), to: "content/stories/a.md")
      #expect(try site.build().made != nil, "\(alias)")
      #expect(try isAsCleanlyBuilt(site), "\(alias)")
    }
  }

  /// What would stop the disk in the middle stops the check, and the next build goes on as if it had not been.
  @Test(arguments: [
    "/feed.xml", "/feed.xml/", "/robots.txt/a/", "/x.html, /x.html/", "/X.html, /x.html/y/", "/Stories/",
    "/404.html",
    "/stories/index.html", "/topics", "/index.html", "/FEED.XML",
  ])
  func addressesThatNoFolderCanHoldAreFound(aliases: String) throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.build()
    let before = TestSite.files(in: site.output)
    try site.write(story("甲", aliases: aliases), to: "content/stories/a.md")
    let report = try site.build()
    #expect(
      report.findings.contains { $0.rule.name == "taken-address" && $0.location.file.hasSuffix("a.md") })
    #expect(TestSite.files(in: site.output) == before)
    try site.write(story("甲"), to: "content/stories/a.md")
    #expect(try site.build().made?.written == [])
  }

  /// It is named, and nothing is moved before that.
  @Test func whatIsNotOursIsInTheWay() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.build()
    try site.write("mine", to: "public/x.html/note.txt")
    let before = TestSite.files(in: site.output)
    try site.write(story("另一个", aliases: "/x.html"), to: "content/stories/a.md")
    let failure = #expect(throws: Failure.self) { try site.build() }
    #expect(failure?.path?.hasSuffix("x.html/note.txt") == true)
    #expect(TestSite.files(in: site.output) == before)
    try site.remove("public/x.html/note.txt")
    #expect(try site.build().made != nil)
    #expect(try isAsCleanlyBuilt(site))
  }

  @Test func aLinkToAFolderIsFollowed() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.build()
    try FileManager.default.moveItem(atPath: site.output + "/stories", toPath: site.folder + "/elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: site.output + "/stories", withDestinationPath: site.folder + "/elsewhere")
    try site.write(story("乙"), to: "content/stories/b.md")
    try site.build()
    #expect(FileManager.default.fileExists(atPath: site.folder + "/elsewhere/2024/b/index.html"))
  }

  /// Killed while it moved files, a build has left some that no record but its own knows.
  @Test(arguments: [true, false])
  func aBuildKilledWhileItMovedFilesIsPutRight(wasFirst: Bool) throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    if !wasFirst { try site.build() }
    try site.write(story("乙"), to: "content/stories/b.md")
    let next = site.folder + "/next"
    try site.build(to: next)
    let manager = FileManager.default
    let unfinished = site.output + "/.xinfeng-build-1"
    try manager.createDirectory(atPath: unfinished + "/new/half", withIntermediateDirectories: true)
    try manager.moveItem(atPath: next + "/.xinfeng-build", toPath: unfinished + "/record")
    try manager.createDirectory(atPath: site.output + "/stories/2024", withIntermediateDirectories: true)
    try manager.moveItem(atPath: next + "/stories/2024/b", toPath: site.output + "/stories/2024/b")
    try site.remove("content/stories/b.md")
    #expect(try site.build().made != nil)
    #expect(try isAsCleanlyBuilt(site))
  }

  @Test func aFirstBuildThatIsStoppedLeavesNothing() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    #expect(throws: Failure.self) { try site.build { $0.stop = { Failure(Phrase("停", "stop")) } } }
    #expect(!FileManager.default.fileExists(atPath: site.output))
  }

  @Test func aBuildWithErrorsMakesNoFolder() throws {
    let site = try TestSite(["content/stories/a.md": "no front matter"])
    #expect(try site.build(to: site.folder + "/some/where").hasErrors)
    #expect(!FileManager.default.fileExists(atPath: site.folder + "/some"))
  }

  @Test func buildsAtTheSameTimeComeOneAfterTheOther() async throws {
    let site = try TestSite(["content/stories/a.md": story("甲"), "content/stories/b.md": story("乙")])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<6 {
        group.addTask {
          let report = try site.build()
          #expect(report.made != nil)
        }
      }
      try await group.waitForAll()
    }
    #expect(try isAsCleanlyBuilt(site))
  }
}
