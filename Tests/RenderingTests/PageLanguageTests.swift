import TestSites
import Testing

/// A page may be in another language than its site, and says so wherever it or its title stands.
@Suite struct PageLanguageTests {
  private func planned(_ theme: String, _ field: String) throws -> PlannedSite {
    try PlannedSite(
      [
        "stories/a.md": story("Volunteer Day", title: "Volunteer day", more: field),
        "stories/b.md": story("王兰英", date: "2024-04-06"),
      ], theme: theme)
  }

  @Test(arguments: ["zhongyuan", "jianpu"])
  func theArticleStatesItsLanguage(theme: String) throws {
    let site = try planned(theme, "语言: en")
    let own = try site.text("/stories/2024/a/")
    #expect(own.contains("<html lang=\"zh-Hans-CN\""))
    #expect(own.contains(try Regex("<article[^>]* lang=\"en\" dir=\"ltr\"")))
    #expect(own.contains("\"inLanguage\":\"en\""))
    let other = try site.text("/stories/2024/b/")
    #expect(!other.contains(try Regex("<article[^>]* lang=")))
    #expect(other.contains("\"inLanguage\":\"zh-Hans-CN\""))
    #expect(try site.text("/stories/").contains(" lang=\"en\" dir=\"ltr\""))
  }

  @Test func feedsStateTheLanguageOfTheirEntries() throws {
    let site = try planned("jianpu", "lang: en")
    let atom = try site.text("/feed.xml")
    #expect(atom.contains("<entry xml:lang=\"en\">\n<title>Volunteer day"))
    #expect(atom.contains("<entry>\n<title>王兰英"))
    #expect(try site.text("/feed.json").contains("\"language\":\"en\",\"tags\""))
  }

  @Test(arguments: [("ug", "rtl"), ("ar-EG", "rtl"), ("ug-Latn", "ltr"), ("bo", "ltr"), ("az-Arab", "rtl")])
  func aLanguageHasItsDirection(tag: String, direction: String) throws {
    let page = try planned("jianpu", "lang: \(tag)").text("/stories/2024/a/")
    #expect(page.contains("<article lang=\"\(tag)\" dir=\"\(direction)\">"))
  }

  @Test func aNameOfALanguageIsAnErrorAtItsPlace() throws {
    let text = "---\ntitle: A\ndate: 2024-04-07\ntopics: 身边好人\nlang: 英文\n---\nText.\n"
    let finding = try #require(
      try TestSite(["content/stories/a.md": text]).build().findings.first(where: \.isError))
    #expect(finding.rule.name == "bad-language")
    #expect((finding.location.line, finding.location.column) == (5, 7))
    #expect(finding.correction == "lang: en")
  }
}
