import TestSites
import Testing

struct OriginalTests {
  private let reprint = [
    "stories/a.md": story("王样", title: "守灯", more: "original_url: https://news.example.org/a/1.html")
  ]

  @Test func aReprintNamesItsOriginalToReadersAndSearchEngines() throws {
    let site = try PlannedSite(reprint)
    let html = try site.text("/stories/2024/a/")
    #expect(html.contains("<link rel=\"canonical\" href=\"https://news.example.org/a/1.html\">"))
    let link = "<a href=\"https://news.example.org/a/1.html\" rel=\"external noopener\">news.example.org"
    #expect(html.contains(link))
    #expect(html.contains("\"isBasedOn\":\"https://news.example.org/a/1.html\""))
    #expect(!(try site.text("/sitemap.xml").contains("/stories/2024/a/")))
  }

  @Test func anEntryWithoutATextLeadsToTheOtherSite() throws {
    var page = reprint
    page["stories/a.md"] = page["stories/a.md"]?.replacing("正文。", with: "")
    let html = try PlannedSite(page).text("/stories/2024/a/")
    #expect(html.contains("到原网站阅读全文"))
    #expect(!(try PlannedSite(reprint).text("/stories/2024/a/").contains("到原网站阅读全文")))
  }

  @Test func anOriginalIsOnAnotherSite() throws {
    let site = try TestSite([
      "content/stories/_kind.yml":
        "name: 故事\ntemplate: story\nfields:\n  from: {type: original, label: 原文网址}\n",
      "content/stories/a.md": "---\ntitle: 灯\ndate: 2026-10-01\ntopics: 身边好人\n原文网址: /stories/\n---\n\n正文。\n",
    ])
    let report = try site.build()
    let found = report.findings.filter { $0.isError }
    #expect(found.map(\.rule.name) == ["not-an-address"] && found.first?.location.line == 5)
  }

  @Test(arguments: ["zhongyuan", "jianpu"])
  func aVideoElsewhereIsALinkWithItsWords(_ theme: String) throws {
    let video = story("王样", more: "video: {src: https://video.example.org/1, transcript: 灯亮了。}")
    let html = try PlannedSite(["stories/a.md": video], theme: theme).text("/stories/2024/a/")
    #expect(html.contains("href=\"https://video.example.org/1\""))
    #expect(html.contains("灯亮了。"))
    #expect(!html.contains("<video") && !html.contains("<iframe"))
  }
}
