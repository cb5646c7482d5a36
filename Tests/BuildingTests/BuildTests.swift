import Building
import Diagnostics
import Foundation
import Synchronization
import TestSites
import Testing

/// Lets so many outputs be made, and then stops the build.
private final class Turns: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) {
    left = Mutex(count)
  }

  func stop() -> Failure? {
    left.withLock { left in
      left -= 1
      return left < 0 ? Failure(Phrase("停", "stop")) : nil
    }
  }
}

private func story(_ title: String, date: String = "2024-04-07", _ more: String = "", body: String = "正文。")
  -> String
{
  "---\ntitle: \(title)\ndate: \(date)\ntopics: [good-people]\n\(more)---\n\(body)\n"
}

@Suite struct BuildTests {
  @Test func makesAPageAndTheIndicesThatLeadToIt() throws {
    let site = try TestSite(["content/stories/2024/deng.md": story("一盏灯", "category: 孝老爱亲\n")])
    let report = try site.build()
    #expect(report.findings.filter(\.isError).isEmpty)
    #expect(site.page("stories/2024/deng/").contains("<h1>一盏灯</h1>"))
    for index in [
      "", "stories/", "topics/", "topics/good-people/", "stories/category/filial/", "archive/2024/04/",
    ] {
      #expect(site.page(index + "index.html").contains("href=\"/stories/2024/deng/\"") || index == "topics/")
    }
  }

  @Test func makesNoIndexWithoutPages() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.build()
    #expect(site.page("topics/festivals/").isEmpty)
    #expect(site.page("stories/category/filial/").isEmpty)
    #expect(!site.page("topics/").contains("festivals"))
  }

  @Test func writesNothingWhenNothingChanged() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    let first = try site.build()
    let second = try site.build()
    #expect(first.made?.written.isEmpty == false)
    #expect(second.made?.written == [])
    #expect(second.made?.files == first.made?.files)
  }

  @Test func doesWithoutACache() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.write("", to: ".cache")
    #expect(try site.build().made != nil)
    #expect(try site.build().made?.written == [])
  }

  @Test func knowsTheRecordOfAnEarlierProgram() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.build()
    let path = site.output + "/.xinfeng-build"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    // It noted what each file was made of, between its time and its path.
    let earlier = lines.map { line in
      let parts = line.split(separator: " ", maxSplits: 4)
      return (parts[..<4] + ["0123456789abcdef", "fedcba9876543210"] + parts[4...]).joined(separator: " ")
    }
    try site.write(
      (["xinfeng build 2"] + earlier).joined(separator: "\n") + "\n", to: "public/.xinfeng-build")
    #expect(try site.build().made?.written == [])
  }

  @Test func repairsAFileThatSomebodyChanged() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.build()
    try site.write("broken", to: "public/index.html")
    #expect(try site.build().made?.written == ["index.html"])
    #expect(site.page("index.html").contains("示例网站"))
  }

  @Test func makesAFolderAgainThatSomebodyRemoved() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.build()
    let whole = TestSite.files(in: site.output)
    try site.remove("public/stories")
    try site.build()
    #expect(TestSite.files(in: site.output) == whole)
  }

  /// However far it came: everything is put back, and the next build finds nothing in its way.
  @Test(arguments: [0, 1, 7, 20])
  func aBuildThatIsStoppedLeavesTheOutputAsItWas(outputs: Int) throws {
    let site = try TestSite(["content/stories/a.md": story("甲"), "content/stories/b.md": story("乙")])
    try site.build()
    let before = TestSite.files(in: site.output)
    try site.write(story("另一个标题", "category: 孝老爱亲\n"), to: "content/stories/a.md")
    try site.write(story("丙", date: "2025-05-05"), to: "content/stories/c.md")
    try site.remove("content/stories/b.md")
    let turns = Turns(outputs)
    #expect(throws: Failure.self) { try site.build { $0.stop = turns.stop } }
    #expect(TestSite.files(in: site.output) == before)
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: site.output).allSatisfy { !$0.hasSuffix("-new") })
    try site.build()
    try site.build(to: site.folder + "/clean")
    #expect(TestSite.files(in: site.output) == TestSite.files(in: site.folder + "/clean"))
  }

  @Test func removesWhatIsNoLongerPlannedAndNothingElse() throws {
    let site = try TestSite(["content/stories/a.md": story("甲"), "content/stories/b.md": story("乙")])
    try site.build()
    try site.write("keep", to: "public/stories/2024/b/note.txt")
    try site.write("keep", to: "public/CNAME")
    try site.remove("content/stories/b.md")
    #expect(try site.build().made?.removed == ["stories/2024/b/index.html"])
    #expect(site.page("stories/2024/b/note.txt") == "keep")
    #expect(site.page("CNAME") == "keep")
  }

  @Test func neverTouchesAFolderThatItDidNotMake() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.write("important", to: "public/thesis.doc")
    #expect(throws: Failure.self) { try site.build() }
    #expect(TestSite.files(in: site.output).keys.sorted() == ["thesis.doc"])
  }

  @Test func leavesTheOutputAloneWhileThereIsAnError() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    try site.build()
    let before = TestSite.files(in: site.output)
    try site.write("no front matter", to: "content/stories/b.md")
    let report = try site.build()
    #expect(report.hasErrors && report.made == nil)
    #expect(TestSite.files(in: site.output) == before)
  }

  @Test func aDryRunWritesNothing() throws {
    let site = try TestSite(["content/stories/a.md": story("甲")])
    let report = try site.build { $0.isDryRun = true }
    #expect(report.made?.written.isEmpty == false)
    #expect(!FileManager.default.fileExists(atPath: site.output))
  }

  @Test func includesDraftsOnlyWhenAsked() throws {
    let site = try TestSite(["content/stories/a.md": story("甲", "status: 草稿\n")])
    #expect(try site.build().ledger.count(.draft) == 1)
    #expect(site.page("stories/2024/a/").isEmpty)
    try site.build { $0.includesDrafts = true }
    #expect(site.page("stories/2024/a/").contains("草稿"))
  }

  @Test func aWithdrawnPageLeavesANoticeAndNoNameAnywhere() throws {
    let site = try TestSite(["content/stories/a.md": story("王小明的故事"), "content/stories/b.md": story("乙")])
    try site.build()
    try site.write(story("王小明的故事", "status: 撤回\n"), to: "content/stories/a.md")
    try site.build()
    #expect(site.page("stories/2024/a/").contains("已撤回"))
    for (path, data) in TestSite.files(in: site.output) {
      #expect(!String(decoding: data, as: UTF8.self).contains("王小明"), "\(path)")
    }
  }

  @Test func everyFileIsCountedOnce() throws {
    let site = try TestSite([
      "content/stories/a.md": story("甲"), "content/stories/b.md": story("乙", "status: draft\n"),
      "content/stories/c.md": story("丙", date: "2030-01-01"),
      "content/stories/d.md": story("丁", "expires: 2024-05-01\n"),
      "content/stories/e.md": story("戊", "status: withdrawn\n"), "content/stories/f.md": "",
      "content/nowhere/g.md": story("己"),
    ])
    let ledger = try site.build().ledger
    #expect(
      ledger.entries.map { "\($0.file.suffix(4)) \($0.state)" } == [
        "g.md rejected", "a.md published", "b.md draft", "c.md scheduled", "d.md expired", "e.md withdrawn",
        "f.md rejected",
      ])
  }
}
