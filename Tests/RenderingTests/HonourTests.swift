import Testing

struct HonourTests {
  private let pages = [
    "stories/a.md": story(
      "王兰英", honours: ["省直｜省直身边好人｜2024-Q1", "全国｜中国好人｜2024-03", "河南省｜河南好人｜2024-H1"]),
    "stories/b.md": story("丁一", category: "敬业奉献"),
    "stories/c.md": story("夜班组", category: "敬业奉献", more: "subject: 集体"),
    "stories/d.md": story("周家", category: nil, honours: ["单位｜文明家庭｜2024"], more: "subject: 家庭"),
    "stories/e.md": story("赵二", honours: ["省直｜省直身边好人｜2024-B2"]),
    "stories/f.md": story("钱三", honours: ["省直｜省直身边好人｜2024-Q1"], more: "stage: 推荐"),
    "stories/g.md": story("王兰英", title: "再访", date: "2025-01-01"),
  ]

  @Test(arguments: [
    "national/2024-03", "provincial/2024-H1", "organs/2024-Q1", "organs/2024-B2", "unit/2024",
  ])
  func batchesOfEveryGrammarHaveAPageAndATable(_ batch: String) throws {
    let site = try PlannedSite(pages)
    #expect(site.has("/honours/\(batch)/"))
    #expect(site.has("/honours/\(batch)/\(batch.replacing("/", with: "-")).csv"))
  }

  @Test func peopleAndGroupsAreCountedApartAndOnce() throws {
    let site = try PlannedSite(pages)
    let html = try site.text("/honours/organs/2024-Q1/")
    // Two people and a group; 钱三 is only nominated, and two stories of 王兰英 are one honour.
    #expect(html.contains("共2人1组"))
    #expect(!html.contains("钱三"))
    #expect(html.components(separatedBy: ">王兰英</a>").count == 2)
    #expect(html.contains("助人为乐 <span class=\"count\">1人</span>"))
    #expect(html.contains("敬业奉献 <span class=\"count\">1人1组</span>"))
  }

  @Test func countsAddUp() throws {
    let site = try PlannedSite(pages)
    let html = try site.text("/honours/")
    let byCategory = html.pieces(between: "id=\"by-category\"", and: "</section>").joined()
    let byBatch = html.pieces(between: "<span class=\"batch-name\">", and: "</a>")
    #expect(heads(in: [byCategory]) == (5, 2))
    #expect(heads(in: byBatch) == (5, 2))
    #expect(html.contains("共5人2组"))
  }

  /// The sums of 人 and 组 in counts.
  private func heads(in texts: [String]) -> (people: Int, groups: Int) {
    let counts = texts.flatMap { $0.pieces(between: "<span class=\"count\">", and: "</span>") }
    return (
      counts.reduce(0) { $0 + ($1.firstMatch(of: /(\d+)人/).flatMap { Int($0.1) } ?? 0) },
      counts.reduce(0) { $0 + ($1.firstMatch(of: /(\d+)组/).flatMap { Int($0.1) } ?? 0) }
    )
  }

  @Test func theTableHoldsTheListForSpreadsheets() throws {
    let site = try PlannedSite(pages)
    let bytes = try site.bytes("/honours/organs/2024-Q1/organs-2024-Q1.csv")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.count == 5)
    #expect(lines[0] == "级别,批次,类别,姓名或名称,人或组,称号,单位,标题,网址")
    #expect(lines[1].hasPrefix("省直,2024年第一季度,助人为乐,王兰英,人,省直身边好人,省直示例一局,再访,https://"))
    #expect(lines[3].contains(",夜班组,组,"))
    #expect(lines[4].isEmpty)
  }

  @Test func aPersonHonouredAtThreeLevelsHasOnePageWithThreeHonours() throws {
    let site = try PlannedSite(pages)
    let rows = try site.text("/stories/2024/a/").pieces(between: "id=\"honours-title\"", and: "</table>")
      .joined()
    #expect(rows.components(separatedBy: "<tr><td>").count == 4)
  }

  /// A batch leads to the one before it and the one after it, of its own level alone.
  @Test(arguments: [
    ("organs/2024-Q1", ["organs/2024-Q2"]), ("organs/2024-Q2", ["organs/2024-Q1", "organs/2024-Q3"]),
    ("organs/2024-Q3", ["organs/2024-Q2"]), ("national/2024-03", []),
  ])
  func batchesLeadToTheirNeighbours(batch: String, neighbours: [String]) throws {
    var pages: [String: String] = [:]
    for name in ["省直｜省直身边好人｜2024-Q1", "省直｜省直身边好人｜2024-Q3", "全国｜中国好人｜2024-03", "省直｜省直身边好人｜2024-Q2"] {
      pages["stories/s\(pages.count).md"] = story("某\(pages.count)", honours: [name])
    }
    let html = try PlannedSite(pages).text("/honours/\(batch)/")
    let beside = html.matches(of: /<a href="\/honours\/([^"]+)\/" rel="(prev|next)">/)
    #expect(beside.map { String($0.1) } == neighbours)
  }
}
