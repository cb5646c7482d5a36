import Content
import TestSites
import Testing

private let pages = [
  "stories/a.md": story("王样", title: "守灯", date: "2024-04-07"),
  "stories/b.md": story("李例", title: "修灯", date: "2025-05-08"),
  "festivals/c.md": activity("赏月", start: "2024-09-17"),
]

private func home(_ yaml: String, pages: [String: String] = pages, theme: String = "zhongyuan") throws
  -> String
{
  try PlannedSite(pages, files: ["content/home.yml": yaml], theme: theme).text("/")
}

struct HomePageTests {
  @Test func blocksStandInTheOrderOfTheFileWithTheirNumber() throws {
    let html = try home(
      """
      blocks:
        - {show: newest, count: 2, title: 刚刚发布}
        - festivals
        - {show: 身边好人, count: 1}
        - {show: topics/身边好人, title: 好人专栏, count: 1}
      """)
    let headings = html.pieces(between: "<h2 id=\"block-", and: "</h2>").map {
      $0.components(separatedBy: ">")[1]
    }
    #expect(headings == ["刚刚发布", "我们的节日", "身边好人", "好人专栏"])
    let blocks = html.components(separatedBy: "<h2 id=\"block-")
    #expect(blocks[1].components(separatedBy: "<li><time").count == 3)
    #expect(blocks[3].contains("修灯") && !blocks[3].contains("守灯"))
  }

  @Test(arguments: ["zhongyuan", "jianpu"])
  func theHeadlineAndSlidesLeadToPagesAndElsewhere(_ theme: String) throws {
    let html = try home(
      """
      headline: {page: stories/a.md, title: 今天的头条}
      slides:
        - stories/b.md
        - {to: https://www.example.org/, title: 外面的事}
      partners:
        - {name: 友邻单位, to: https://partner.example.org/}
      """, theme: theme)
    for text in [
      "今天的头条", "href=\"/stories/2024/a/\"", "修灯", "外面的事", "href=\"https://www.example.org/\"", "友邻单位",
      "href=\"https://partner.example.org/\"",
    ] { #expect(html.contains(text), "\(text)") }
  }

  @Test func aPinnedPageIsTheHeadlineUntilItsDayHasPassed() throws {
    for (day, isPinned) in [("2026-11-23", true), ("2026-11-22", false)] {
      let pinned = pages.merging(["stories/a.md": story("王样", title: "守灯", more: "top: until \(day)")]) { $1 }
      let site = try PlannedSite(pinned)
      #expect(try site.text("/").contains("id=\"headline\"") == isPinned)
      #expect(try site.text("/stories/").contains("id=\"pinned\"") == isPinned)
    }
  }

  @Test func whatIsNotShownNowIsLeftOutAndTold() throws {
    let site = try TestSite([
      "content/home.yml": "slides:\n  - stories/later.md\n  - stories/now.md\n",
      "content/stories/now.md": "---\ntitle: 现在\ndate: 2026-10-01\ntopics: 身边好人\n---\n\n正文。\n",
      "content/stories/later.md": "---\ntitle: 以后\ndate: 2026-12-01\ntopics: 身边好人\n---\n\n正文。\n",
    ])
    let told = try site.build().findings.filter { $0.location.file == HomePage.file }
    #expect(told.map(\.rule.name) == ["home-entry-not-shown"] && told.first?.location.line == 2)
  }

  @Test func whatIsWrongIsAnErrorAtItsLine() throws {
    let site = try TestSite([
      "content/home.yml": """
      headlin: stories/a.md
      slides:
        - stories/nobody.md
        - https://www.example.org/
        - {to: https://www.example.org/}
      blocks:
        - storys
        - {show: topics/good-peopel}
        - {count: 3}
      partners:
        - {name: 友邻, to: www.example.org}
      account: {name: 公众号}
      """
    ])
    let findings = try site.build().findings.filter(\.isError)
    #expect(Set(findings.map(\.location.line)).isSuperset(of: [1, 4, 5, 7, 8, 9, 11, 12]))
    let corrections = findings.compactMap(\.correction)
    for line in ["headline: stories/a.md", "  - stories", "  - {show: topics/good-people}"] {
      #expect(corrections.contains(line), "\(line)")
    }
    try site.write("slides:\n  - stories/nobody.md\n", to: "content/home.yml")
    let broken = try site.build().findings.filter { $0.location.file == HomePage.file }
    #expect(broken.map(\.rule.name) == ["broken-link"] && broken.first?.location.line == 2)
  }

  @Test func moreThanFiveSlidesAreTooMany() throws {
    let slides = (1...6).map { "  - {to: /stories/, title: 第\($0)张}" }.joined(separator: "\n")
    let site = try TestSite(["content/home.yml": "slides:\n\(slides)\n"])
    #expect(try site.build().rules.contains("too-many-items"))
  }

  @Test func beyondEightKindsTheOthersAreNamedAlone() throws {
    var files: [String: String] = [:]
    for number in 0..<12 {
      files["content/k\(number)/_kind.yml"] = "name: 第\(number)类\norder: \(number + 10)\n"
      files["content/k\(number)/a.md"] =
        "---\ntitle: 一\ndate: 2026-01-01\ntopics: 身边好人\nunit: 省直示例一局\nsource: 示例\n---\n\n正文。\n"
    }
    let html = try PlannedSite([:], files: files).text("/")
    #expect(html.pieces(between: "<h2 id=\"block-", and: "</h2>").filter { $0.hasSuffix("类") }.count == 8)
    #expect(html.contains("更多栏目") && html.contains("<a href=\"/k11/\">第11类"))
  }
}
