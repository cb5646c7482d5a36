import Content
import Testing

/// A tab is as good as spaces wherever front matter has one, and a field stays a field however it is indented.
@Suite struct TabTests {
  /// The lines after a title and a date, of which each entry is one more way to write the same.
  @Test(arguments: [
    "\tcover:\n\t\tsrc: a.jpg\n\t\talt: 夜里的灯\n\tnumber: 3", "cover:\n\tsrc: a.jpg\n\talt: 夜里的灯\nnumber: 3",
    "cover:\n  src: a.jpg\n\talt: 夜里的灯\nnumber: 3", "cover:\n\tsrc: a.jpg\n    alt: 夜里的灯\n\tnumber: 3",
    "cover:\t{src:\ta.jpg,\talt:\t夜里的灯}\nnumber\t:\t3\t", "封面:\n  src: a.jpg\n  alt: 夜里的灯\n\t人数: 3",
    "　封面:\n　　文件：a.jpg\n　　说明：夜里的灯\n　人数：3", "\u{A0}cover: {src: a.jpg, alt: 夜里的灯}\n\u{A0}number: 3",
    "cover:\n   src: a.jpg\n  alt: 夜里的灯\nnumber: 3", "\t\n\t# 说明\nnumber: 3\ncover: {src: a.jpg, alt: 夜里的灯}",
  ])
  func indentationMeansOneThing(lines: String) throws {
    let reading = try readTale(fields: "consent: written\n" + lines)
    #expect(reading.printed == "")
    guard case .pictures(let pictures) = reading.value("cover"), case .number(3) = reading.value("number")
    else {
      Issue.record("\(lines)")
      return
    }
    #expect(pictures.map(\.source) == ["a.jpg"])
    #expect(pictures.map(\.alternative) == ["夜里的灯"])
  }

  @Test(arguments: [
    "\ttitle: 守灯人\n\tdate: 2024-04-07", "\ttitle: 守灯人\ndate: 2024-04-07", "　标题：守灯人\n　日期：2024年4月7日",
  ])
  func theFirstLineMayBeIndented(lines: String) throws {
    let reading = try readTale("---\n\(lines)\n---\n\n正文。\n")
    #expect(reading.printed == "")
    #expect(reading.page?.title == "守灯人")
    #expect(reading.page?.date.text == "2024-04-07")
  }

  @Test func linesOfATextMayBeIndentedByTabs() throws {
    let reading = try readTale(fields: "deed: >\n\t三十年守着\n\t一盏灯")
    #expect(reading.printed == "")
    #expect(reading.value("deed") == .text("三十年守着一盏灯"))
  }

  /// A place is the one in the author's file, tabs and all.
  @Test func aFindingStandsWhereTheAuthorWroteIt() throws {
    let reading = try readTale(fields: "主题:\n\t- 身边好人\n\t- 志愿服物\n\tnumber: 多")
    let places = reading.findings.sorted().map { "\($0.location.line):\($0.location.column) \($0.rule.name)" }
    #expect(places == ["6:4 unknown-term", "7:10 wants-number"])
    #expect(reading.findings.sorted().compactMap(\.correction) == ["\t- 志愿服务"])
  }
}
