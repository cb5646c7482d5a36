import Diagnostics
import TestSites
import Testing

@testable import Content

private func story(_ title: String = "一盏灯", date: String = "2024-04-07", more: String = "") -> String {
  "---\ntitle: \(title)\ndate: \(date)\ntopics: [good-people]\n---\n正文。\(more)\n"
}

/// What offices leave beside pages.
@Suite struct CopiedFileTests {
  @Test(arguments: [
    "deng - 副本", "deng - 副本 (2)", "deng(1)", "deng (1)", "deng（2）", "deng 副本", "deng的副本", "deng - Copy",
    "deng copy 2",
    "Copy of deng", "复件 deng", "deng.sync-conflict-20240407-101112-ABCDEFG", "deng (李四 的冲突副本 2024-04-07)",
    "deng (conflicted copy 2024-04-07)", "deng-冲突", "deng_copy", "DENG（冲突）",
  ])
  func aCopyIsTold(name: String) throws {
    let site = try TestSite([
      "content/stories/deng.md": story(), "content/stories/\(name).md": story(more: "改了。"),
    ])
    let finding = try #require(try site.build().findings.first { $0.rule.name == "copied-file" })
    #expect(
      finding.location.file == "content/stories/\(name).md"
        && finding.arguments == ["content/stories/deng.md"])
  }

  @Test(arguments: ["deng.MD", "deng.markdown"])
  func anotherEndingIsACopy(name: String) throws {
    let site = try TestSite(["content/stories/deng.md": story(), "content/stories/\(name)": story()])
    #expect(try site.build().rules.contains("copied-file"))
  }

  @Test func theSameBytesAreACopyEvenWhereTheyAreNoPage() throws {
    let draft = "---\ntitle: 一盏灯\nstatus: draft\n---\n"
    let site = try TestSite(["content/stories/deng.md": draft, "content/stories/deng (1).md": draft])
    #expect(try site.build().rules.contains("copied-file"))
  }

  @Test(arguments: [
    ("deng (1)", story("两盏灯")), ("deng - 副本", story(date: "2024-04-08")), ("deng-2024", story()),
    ("灯本", story()),
    ("第1期（2）", story()), ("文明之星(三)", story()),
  ])
  func anotherPageIsNone(name: String, text: String) throws {
    let site = try TestSite(["content/stories/deng.md": story(), "content/stories/\(name).md": text])
    #expect(try !site.build().rules.contains("copied-file"))
  }

  @Test(arguments: [
    "~$deng.md", "Thumbs.db", "desktop.ini", "@eaDir/deng.md", "4913", "deng.md.bak", "deng.md~", "deng.tmp",
    "._deng.md",
    ".DS_Store", "#deng.md#", "__MACOSX/deng.md", "#recycle/deng.md", "~WRL0001.tmp", "deng.jpg.part",
  ])
  func whatProgramsLeaveIsNothing(name: String) throws {
    let site = try TestSite(["content/stories/deng.md": story(), "content/stories/\(name)": "\u{15}user"])
    let report = try site.build()
    #expect(
      report.findings.allSatisfy { $0.rule.name == "general-template" } && report.ledger.entries.count == 1)
  }
}
