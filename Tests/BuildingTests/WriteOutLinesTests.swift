import Building
import Foundation
import TestSites
import Testing

/// `check --fix` writes out the lines that stay lines.
struct WriteOutLinesTests {
  @Test func writesOnlyWhatHasSuchLines() throws {
    let fields = "---\ntitle: 甲\ndate: 2024-04-07\ntopics: 身边好人\n---\n\n"
    let site = try TestSite([
      "content/stories/a.md": fields + "要求：\n1、准时；\n\n　　甲。\n　　乙。\n",
      "content/stories/b.md": fields + "甲，\n乙。\n",
    ])
    let written = try writeOutLines(in: site.folder)
    #expect(written.map(\.file) == ["content/stories/a.md"])
    #expect(written.first?.changes.map(\.line) == [7, 10])
    let text = try String(contentsOfFile: site.folder + "/content/stories/a.md", encoding: .utf8)
    #expect(text == fields + "要求：\\\n1、准时；\n\n　　甲。\n\n　　乙。\n")
    #expect(try writeOutLines(in: site.folder).isEmpty)
  }
}
