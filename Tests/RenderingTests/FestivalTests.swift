import Testing

struct FestivalTests {
  private let pages = [
    "festivals/a.md": activity("赏月", start: "2024-09-17"),
    "festivals/b.md": activity("灯谜", festival: "元宵节", start: "2024-02-24", date: "2024-02-25"),
    "festivals/c.md": activity("又赏月", start: "2025-10-06", date: "2026-01-02"),
  ]

  @Test(arguments: [
    ("2026-02-10 09:00", "元宵节"), ("2026-03-03 23:59", "元宵节"), ("2026-03-04 00:00", "中秋节"),
    ("2026-09-26 00:00", "元宵节"),
  ])
  func theHomePageBeginsWithTheNextFestival(now: String, festival: String) throws {
    let html = try PlannedSite(pages, now: now).text("/")
    let next = html.pieces(between: "<h2 id=\"coming\">", and: "</h2>").first
    #expect(next?.contains(festival) == true)
  }

  @Test func theYearIsAStripInTheOrderOfDays() throws {
    let site = try PlannedSite(pages, now: "2026-09-01 09:00")
    let html = try site.text("/festivals/")
    let strip = try #require(html.pieces(between: "<section class=\"year-days\"", and: "</section>").first)
    let days = strip.pieces(between: "datetime=\"", and: "\"")
    #expect(days.count > 20)
    #expect(days == days.sorted())
    #expect(days.allSatisfy { $0.hasPrefix("2026-") })
    // The next one is that of the home page: of those that have a page.
    let next = strip.pieces(between: "class=\"next\"", and: "</li>")
    let home = try #require(try site.text("/").pieces(between: "<h2 id=\"coming\">", and: "</h2>").first)
    #expect(next.count == 1 && next.first?.contains(home) == true)
  }

  @Test func aFestivalTellsItsDaysInBothCalendars() throws {
    let html = try PlannedSite(pages).text("/festivals/zhongqiu/")
    let days = html.pieces(between: "<ol class=\"days\">", and: "</ol>").joined()
    #expect(
      days.pieces(between: "datetime=\"", and: "\"")
        == ["2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12", "2031-10-01"])
    #expect(days.contains("<span>星期五</span> <span class=\"days-lunar\">丙午年八月十五</span>"))
  }

  @Test func activitiesStandByTheYearInWhichTheyWere() throws {
    let html = try PlannedSite(pages).text("/festivals/zhongqiu/")
    let years = html.pieces(between: "<h2 id=\"year-", and: "\"")
    // Published in January 2026, but held in autumn 2025.
    #expect(years == ["2025", "2024"])
  }

  @Test func aFestivalWithAProfileAloneHasAPage() throws {
    let site = try PlannedSite(pages, files: ["content/vocabularies/festivals/laba.md": "腊八喝粥。\n"])
    #expect(try site.text("/festivals/laba/").contains("腊八喝粥。"))
    // Twice in 2028 or so: all days of six years are told, whatever their number.
    #expect(site.has("/festivals/laba/calendar.ics"))
    #expect(!site.has("/festivals/xiaonian/"))
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    let first = try PlannedSite(pages)
    let second = try PlannedSite(pages, now: "2026-11-24 18:00")
    for address in ["/", "/festivals/", "/festivals/zhongqiu/", "/calendar/", "/calendar.ics"] {
      #expect(try first.bytes(address) == second.bytes(address), "\(address) changes from day to day")
    }
  }

  @Test(arguments: ["zhongyuan", "jianpu"])
  func aFestivalHasAPageForEveryYear(theme: String) throws {
    let site = try PlannedSite(pages, theme: theme)
    let profile = try site.text("/festivals/zhongqiu/")
    #expect(profile.contains("href=\"/festivals/zhongqiu/2024/\""))
    #expect(profile.contains("href=\"/festivals/zhongqiu/2025/\""))
    let page = try site.text("/festivals/zhongqiu/2025/")
    #expect(page.contains("2025年中秋节"))
    #expect(page.contains("2025年10月6日") && page.contains("星期一") && page.contains("八月十五"))
    #expect(page.contains(">又赏月<") && !page.contains(">赏月<"))
    #expect(page.contains("href=\"/festivals/zhongqiu/2024/\" rel=\"prev\""))
    #expect(!page.contains("rel=\"next\""))
    #expect(
      try site.text("/festivals/zhongqiu/2024/").contains("href=\"/festivals/zhongqiu/2025/\" rel=\"next\""))
  }

  @Test func aYearWithoutActivitiesHasNoPage() throws {
    let site = try PlannedSite(pages)
    #expect(!site.has("/festivals/zhongqiu/2026/"))
    #expect(!site.has("/festivals/duanwu/2024/"))
  }

  @Test func aLongYearIsPaged() throws {
    var many: [String: String] = [:]
    for number in 1...21 { many["festivals/n\(number).md"] = activity("活动\(number)", start: "2024-09-17") }
    let site = try PlannedSite(many)
    #expect(site.has("/festivals/zhongqiu/2024/page/2/"))
    #expect(try site.text("/festivals/zhongqiu/2024/").contains("共21篇"))
  }
}
