import Diagnostics
import TestSites
import Testing

private func story(_ text: String) -> String {
  "---\ntitle: 甲\ndate: 2024-04-07\ntopics: [good-people]\n---\n\(text)\n"
}

/// Findings about links stand at the link's own address, as the parser sees it.
@Suite struct LinkPlaceTests {
  /// The place is behind the sign ☞, which is taken out.
  @Test(arguments: [
    "[好](https://x.cn/nothing/) 与 [坏](☞/nothing/)", "`/nothing/` 与 [坏](☞/nothing/ \"题\")",
    "/nothing/ 不是链接，[坏](<☞/nothing/>)", "甲\n乙 [/nothing/](☞/nothing/)",
    "| 甲 | 乙 |\n| --- | --- |\n| /nothing/ | [丙](☞/nothing/) |", "> 引文 /nothing/\n> [丙](☞/nothing/)",
    "- /nothing/\n- **粗**[丙](☞/nothing/)", "https://x.cn/nothing/ 后面 [坏](☞/nothing/)",
    "[站内](☞https://example.org/nothing/)", "[站内](☞http://EXAMPLE.org:80/nothing/)",
    "见 ☞https://example.org/nothing/ 一页",
  ])
  func aBrokenLinkIsToldAtItsAddress(text: String) throws {
    let site = try TestSite(["content/stories/a.md": story(text.replacing("☞", with: ""))])
    let finding = try #require(try site.build().findings.first { $0.rule.name == "broken-link" })
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("☞") })
    let column = try #require(lines[line].firstIndex(of: "☞"))
    #expect(finding.location.line == 6 + line)
    #expect(finding.location.column == lines[line].distance(from: lines[line].startIndex, to: column) + 1)
    #expect(finding.location.length == finding.arguments.first?.count)
  }

  @Test(arguments: [
    ("[a](www.henan.gov.cn/x)", "[a](https://www.henan.gov.cn/x)"),
    ("[a](//henan.gov.cn/x)", "[a](https://henan.gov.cn/x)"),
    ("[a](https：//henan.gov.cn)", "[a](https://henan.gov.cn)"),
    ("[a](https:/henan.gov.cn)", "[a](https://henan.gov.cn)"),
    ("[a](\\stories\\2024\\a)", "[a](/stories/2024/a/)"), ("[a](／stories／)", "[a](/stories/)"),
  ])
  func aSlipIsAnsweredWithTheLineThatIsRight(text: String, right: String) throws {
    let site = try TestSite(["content/stories/a.md": story(text)])
    let finding = try #require(try site.build().findings.first { $0.rule.name == "broken-link" })
    #expect(finding.correction == right)
    try site.write(story(right), to: "content/stories/a.md")
    #expect(try !site.build().rules.contains("broken-link"))
  }
}
