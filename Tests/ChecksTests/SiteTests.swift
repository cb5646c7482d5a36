import Building
import Diagnostics
import Foundation
import TestSites
import Testing

@testable import Checks

/// Checks as a build runs them: on whole sites.
@Suite struct SiteTests {
  private func page(_ body: String, fields: String = "") -> String {
    "---\ntitle: 三十年守护一盏灯\ndate: 2024-04-07\ntopics: good-people\n\(fields)---\n\(body)\n"
  }

  private func places(_ report: Report, _ rule: Rule) -> [String] {
    report.findings.filter { $0.rule == rule }.map {
      "\($0.location.file):\($0.location.line):\($0.location.column)"
    }
  }

  /// What was said of content; the plain theme has its own notice.
  private func said(_ report: Report) -> [String] { report.rules.filter { $0 != "general-template" } }

  @Test func findsDeadLinksWhereTheyStand() throws {
    let site = try TestSite([
      "content/stories/a.md": page(
        "看[甲](b.md)和[乙](/stories/2024/b/)，还有[丙](c.md)、[丁](/stories/2024/B/)、[戊](c.md)。"),
      "content/stories/b.md": page("好。"),
    ])
    let report = try site.build()
    #expect(
      places(report, .brokenLink) == [
        "content/stories/a.md:6:40", "content/stories/a.md:6:50", "content/stories/a.md:6:72",
      ])
    #expect(report.findings.compactMap(\.help?.english).contains("did you mean /stories/2024/b/?"))
  }

  /// By whatever name a text calls what is not shown: its words stay, with a warning that tells the state and the day.
  @Test(arguments: [
    ("status: withdrawn\n", "a page that was withdrawn (published on 2024-04-07)"),
    ("status: draft\n", "a page that is a draft"),
    ("date: 2026-11-02 08:00\n", "a page that is due on 2026-11-02 08:00"),
  ])
  func saysWhyALinkLeadsNowhereNow(fields: String, words: String) throws {
    let hidden = page("好。", fields: "slug: b\naliases: [/old/乙/]\n\(fields)")
    let date =
      fields.hasPrefix("date") ? hidden.replacingOccurrences(of: "date: 2024-04-07\n", with: "") : hidden
    let year = fields.hasPrefix("date") ? 2026 : 2024
    let names = [
      "b.md", "b.md#好", "/stories/\(year)/b/", "/stories/\(year)/b", "/stories/\(year)/b/index.html#好",
      "/stories/\(year)/b/?from=a", "/old/乙/", "/old/%E4%B9%99/", "https://example.org/stories/\(year)/b/",
    ]
    let layout = try String(
      contentsOfFile: TestSite.repository + "/Tests/GoldenTests/Theme/templates/layout.mustache",
      encoding: .utf8)
    let menu = "{{#navigation}}<a href=\"{{address}}\">{{label}}</a>{{/navigation}}</body>"
    let site = try TestSite([
      "themes/plain/templates/layout.mustache": layout.replacingOccurrences(of: "</body>", with: menu),
      "content/stories/a.md": page(names.map { "[看这里](\($0))" }.joined(separator: "\n\n")),
      "content/stories/b.md": date,
      "content/vocabularies/topics/good-people.md": "也[看这里](../../stories/b.md)。\n",
      "site.yml": "name: 示例\naddress: https://example.org/\ntheme: plain\n"
        + "navigation:\n  - {label: 乙, to: /stories/\(year)/b/}\n  - {label: 故事, to: /stories/}\n",
    ])
    let report = try site.build()
    #expect(report.findings.filter(\.isError) == [])
    let faults = report.findings.filter { $0.rule == .linkNotShown }
    #expect(faults.map(\.location.line) == names.indices.map { 6 + 2 * $0 } + [1])
    #expect(faults.allSatisfy { $0.message(in: .english).contains(words) })
    #expect(report.findings.filter { $0.rule == .menuEntryNotShown }.map(\.location.line) == [5])
    let text = site.page("stories/2024/a/")
    #expect(text.components(separatedBy: "<p>看这里</p>").count == names.count + 1)
    #expect(
      !text.contains("看这里</a>") && !text.contains(">乙</a>")
        && text.contains("<a href=\"/stories/\">故事</a></body>"))
    #expect(site.page("topics/good-people/").contains("也看这里。"))
  }

  /// A list that only hidden pages have is not there yet; one that nothing could have is a mistake.
  @Test func knowsListsThatAreNotThereYet() throws {
    let hidden = page("好。", fields: "category: 孝老爱亲\nstatus: draft\n")
    let site = try TestSite([
      "content/stories/a.md": page("[甲](/stories/category/filial/)、[乙](/stories/category/helping/)。"),
      "content/stories/b.md": hidden,
    ])
    let report = try site.build()
    #expect(places(report, .linkNotShown) == ["content/stories/a.md:6:5"])
    #expect(places(report, .brokenLink) == ["content/stories/a.md:6:36"])
  }

  /// When a folder is renamed, all links into it break at once: everything is reported, and pages are known by their names.
  @Test func saysWhereAPageStandsNow() throws {
    let links = [
      "/good-people/2019/lamp/", "../../renamed/book.md#初心", "/good-people/2019/", "/nothing/like/it/",
    ]
    var files = [
      "content/stories/lamp.md": page("好。"), "content/stories/book.md": page("好。"),
      "content/stories/a.md": page(links.map { "[看这里](\($0))" }.joined(separator: "、")),
    ]
    for number in 0..<60 {
      let text = "[甲](/renamed/2019/lamp/)和[乙](/typing/\(number * 7919)/)。"
      files["content/stories/s\(number).md"] = page(text)
    }
    let report = try TestSite(files).build()
    let faults = report.findings.filter { $0.rule == .brokenLink }
    #expect(faults.count == 124)
    let helps = faults.filter { $0.location.file == "content/stories/a.md" }.map(\.help?.english)
    #expect(
      helps == ["did you mean /stories/2024/lamp/?", "did you mean /stories/2024/book/?", nil, nil])
    #expect(faults.filter { $0.help?.english == "did you mean /stories/2024/lamp/?" }.count == 61)
  }

  @Test func findsAnchorsThatNoHeadingHas() throws {
    let site = try TestSite([
      "content/stories/a.md": page(
        "[甲](b.md#初心)、[乙](b.md#初新)、[丙](#尾声)、[丁](#%E7%BB%93%E5%B0%BE)。\n\n## 结尾\n\n好。"),
      "content/stories/b.md": page("## 初心\n\n好。"),
    ])
    let report = try site.build()
    #expect(places(report, .brokenAnchor) == ["content/stories/a.md:6:18", "content/stories/a.md:6:31"])
  }

  @Test func findsDeadLinksOfTheNavigation() throws {
    let site = try TestSite([
      "site.yml":
        "name: 示例\naddress: https://example.org/\ntheme: plain\nnavigation:\n  - {label: 甲, to: /nowhere/}\n"
    ])
    #expect(try places(site.build(), .brokenLink) == ["site.yml:5:20"])
  }

  @Test func weighsChecksAsTheOfficeSays() throws {
    let settings = "name: 示例\naddress: https://example.org/\ntheme: plain\n"
    let files = ["content/stories/a.md": page("电话13812345678，[更多](https://example.com/)。")]
    let strict = try TestSite(files.merging(["site.yml": settings], uniquingKeysWith: { $1 })).build()
    #expect(said(strict) == ["personal-phone", "link-text"])
    #expect(strict.hasErrors)
    let weighed = settings + "checks: {personal-phone: warning, link-text: off}\n"
    let mild = try TestSite(files.merging(["site.yml": weighed], uniquingKeysWith: { $1 })).build()
    #expect(said(mild) == ["personal-phone"])
    #expect(!mild.hasErrors)
    let wrong = settings + "checks: {personal-fone: warning, link-text: loud}\n"
    let refused = try TestSite(["site.yml": wrong]).build()
    #expect(places(refused, .unknownCheck) == ["site.yml:4:10"])
    #expect(places(refused, .unknownWeight) == ["site.yml:4:45"])
  }

  @Test func countsExceptions() throws {
    let site = try TestSite([
      "content/stories/a.md": page(
        "<!-- allow: personal-phone 值班电话 -->\n电话13812345678、13912345678。\n\n[甲](c.md)<!-- allow: broken-link 明天发 -->"
      )
    ])
    let report = try site.build()
    #expect(said(report).isEmpty)
    #expect(report.exceptionCount == 2)
  }

  @Test func readsTheOfficesWords() throws {
    let site = try TestSite([
      "content/wording.yml":
        "wrong:\n  - {wrong: 帐号, right: 账号}\nvocabularies: [topics]\n",
      "content/stories/a.md": page("登录帐号，看看“我们的节曰”。"),
    ])
    let report = try site.build()
    #expect(said(report) == ["wrong-word", "near-miss"])
    let broken = try TestSite(["content/wording.yml": "wrong:\n  - {wrong: 帐}\nvocabularies: [topic]\n"])
    #expect(try places(broken.build(), .unknownWordingVocabulary) == ["content/wording.yml:3:16"])
  }

  /// What is wrong with a file hides no leak in it.
  @Test(arguments: [
    ("电话13812345678。\n", "1:3"), ("---\ntitle: 灯\n电话13812345678\n", "3:3"),
    ("---\n- 甲\n---\n\n电话13812345678。\n", "5:3"), ("---\ntitle: 电话13812345678\n", "2:10"),
    ("---\nx: \(String(repeating: "长", count: 12_000))\n---\n\n电话13812345678。\n", "5:3"),
    ("---\ndate: 13812345678\n---\n\n好。\n", "2:7"),
  ])
  func looksAtPagesThatAreRejected(text: String, place: String) throws {
    let report = try TestSite(["content/stories/a.md": text]).build()
    #expect(report.hasErrors)
    #expect(places(report, .personalPhone) == ["content/stories/a.md:\(place)"])
  }

  @Test func hearsExceptionsInPagesThatAreRejected() throws {
    let text = "电话13812345678。<!-- allow: personal-phone 值班电话 -->\n"
    let report = try TestSite(["content/stories/a.md": text]).build()
    #expect(said(report) == ["missing-front-matter"])
  }

  @Test func looksAtTermsAndSettingsToo() throws {
    let site = try TestSite([
      "site.yml":
        "name: 示例\naddress: https://example.org/\ntheme: plain\ncontact: {phone: 13812345678, address: 花园路1号}\n",
      "content/vocabularies/topics/good-people.md": "联系13912345678。\n",
      "content/stories/a.md": page("好。"),
    ])
    #expect(
      try places(site.build(), .personalPhone) == [
        "content/vocabularies/topics/good-people.md:1:3", "site.yml:4:18",
      ])
  }

  /// An address may be written with percents, and ask the page something or name a place on it.
  @Test func anAddressWithPercentsLeadsThereToo() throws {
    let links = [
      "/stories/2024/%62/", "/stories/2024/%62/?from=list", "/stories/2024/%62/#top", "/stories/2024/b/?%20",
      "/stories/2024/%63/", "/stories/2024/b%", "/stories/2024/b%zz/",
    ]
    let site = try TestSite([
      "content/stories/a.md": page(links.map { "[夜班的故事](\($0))" }.joined(separator: "\n\n")),
      "content/stories/b.md": page("好。\n\n## top"),
    ])
    #expect(places(try site.build(), .brokenLink).map { $0.split(separator: ":")[1] } == ["14", "16", "18"])
  }
}
