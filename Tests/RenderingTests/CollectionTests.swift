import TestSites
import Testing

private let specials = """
  label: 专题
  collection: true
  terms:
    - slug: light
      name: 点灯的人
      description: 一盏灯的故事。
      columns:
        - {name: 人, kinds: [stories], topics: [身边好人]}
        - {name: 去年的, years: [2025]}
        - {name: 夜班, tags: [夜班]}
    - {slug: old, name: 旧专题, period: 2024-01-01 至 2024-12-31, columns: [{name: 全部, kinds: [身边好人]}]}
    - {slug: nothing, name: 没有文章的专题}

  """

private func site(
  _ pages: [String: String], specials: String = specials, files: [String: String] = [:],
  theme: String = "zhongyuan"
) throws -> PlannedSite {
  try PlannedSite(
    pages, files: files.merging(["content/vocabularies/specials.yml": specials]) { $1 }, theme: theme)
}

private let pages = [
  "stories/a.md": story("王样", title: "守灯", date: "2024-04-07", more: "tags: [夜班]"),
  "stories/b.md": story("李例", title: "修灯", date: "2025-05-08", topics: "诚信建设"),
  "stories/c.md": story("赵范", title: "送灯", date: "2026-01-08", topics: "诚信建设", more: "special: [点灯的人]"),
]

struct CollectionTests {
  @Test(arguments: ["zhongyuan", "jianpu"])
  func columnsGatherPagesThatDoNotNameTheSpecial(_ theme: String) throws {
    let site = try site(pages, theme: theme)
    let html = try site.text("/specials/light/")
    for text in ["守灯", "修灯", "送灯", "共3篇"] { #expect(html.contains(text), "\(text)") }
    #expect(try site.text("/specials/light/feed.xml").contains("修灯"))
    #expect(!site.has("/specials/nothing/"))
  }

  @Test func aColumnShowsItsOwnPagesOnly() throws {
    let html = try site(pages).text("/specials/light/")
    let columns = html.pieces(between: "<section class=\"column\"", and: "</section>")
    #expect(columns.count == 3)
    #expect(columns[0].contains("守灯") && !columns[0].contains("修灯"))
    #expect(columns[1].contains("修灯") && !columns[1].contains("守灯"))
    #expect(columns[2].contains("守灯") && !columns[2].contains("送灯"))
  }

  @Test func whatHasEndedIsKeptApart() throws {
    let site = try site(pages)
    let overview = try site.text("/specials/")
    let halves = overview.components(separatedBy: "id=\"ended\"")
    #expect(halves.count == 2)
    #expect(halves[0].contains("点灯的人") && halves[1].contains("旧专题") && !halves[1].contains("点灯的人"))
    #expect(try site.text("/specials/old/").contains("已结束"))
    // The home page has those that go on.
    let home = try site.text("/")
    #expect(home.contains("/specials/light/") && !home.contains("/specials/old/"))
  }

  @Test func aPlainVocabularyOfSpecialsWorks() throws {
    let plain = "label: 专题\nterms:\n  - {slug: light, name: 点灯的人, description: 一盏灯的故事。}\n"
    let site = try site(pages, specials: plain)
    #expect(try site.text("/specials/light/").contains("送灯"))
    #expect(try site.text("/specials/").contains("一盏灯的故事"))
    #expect(site.has("/specials/light/feed.xml"))
    #expect(try site.text("/").contains("/specials/light/"))
  }

  @Test func whatAColumnGetsWrongIsAnErrorAtItsLine() throws {
    let site = try TestSite([
      "content/vocabularies/specials.yml": """
      label: 专题
      collection: true
      terms:
        - slug: light
          name: 点灯的人
          columns:
            - {name: 甲, kinds: [storys]}
            - {name: 乙, topic: [good-people]}
            - {name: 丙, topics: [good-peopel]}
            - {name: 丁}
          state: 完了
      """
    ])
    let findings = try site.build().findings.filter(\.isError)
    #expect(findings.map(\.location.line).sorted() == [7, 8, 9, 10, 11])
    let corrections = Dictionary(grouping: findings, by: \.location.line).mapValues { $0[0].correction }
    #expect(corrections[7] == "      - {name: 甲, kinds: [stories]}")
    #expect(corrections[8] == "      - {name: 乙, topics: [good-people]}")
    #expect(corrections[9] == "      - {name: 丙, topics: [good-people]}")
  }

  @Test func placesSayWhereAndWhen() throws {
    let bases = """
      label: 阵地
      fields:
        address: {type: text, label: 地址, mark: true}
        hours: {type: text, label: 开放时间}
        map: {type: link, label: 地图}
      terms:
        - {slug: station, name: 示例站, address: 示例路1号, hours: 每天9:00—17:00, map: {title: 在地图上看, to: https://map.example.org/1}}

      """
    let site = try PlannedSite(
      ["stories/a.md": story("王样", more: "base: [示例站]")],
      files: ["content/vocabularies/bases.yml": bases])
    let page = try site.text("/bases/station/")
    for text in ["示例路1号", "每天9:00—17:00", "href=\"https://map.example.org/1\"", "在地图上看", "王样"] {
      #expect(page.contains(text), "\(text)")
    }
    let list = try site.text("/bases/")
    #expect(list.contains("地址：示例路1号") && !list.contains("每天9:00"))
  }
}
