import Foundation
import Rendering
import Testing

/// When something happens, in the page, in its data for machines and in the calendar's file.
@Suite struct EventTests {
  private struct Told {
    var page: String
    var event: [String: Any]
    var file: [String: ReadCalendar.Property]
  }

  private func told(start: String, end: String? = nil, more: String = "") throws -> Told {
    let site = try PlannedSite(["festivals/a.md": activity("赏月", start: start, end: end, more: more)])
    let page = try site.text("/festivals/2024/a/")
    let data = try #require(
      page.pieces(between: "<script type=\"application/ld+json\">", and: "</script>").first)
    let read = try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any]
    let graph = try #require(read?["@graph"] as? [[String: Any]])
    let calendar = try ReadCalendar(try site.bytes("/festivals/zhongqiu/calendar.ics"))
    return Told(
      page: try #require(page.pieces(between: "<dt>时间</dt><dd>", and: "</dd>").first),
      event: try #require(graph.first { $0["@type"] as? String == "Event" }),
      file: try #require(calendar.events.first { $0["SUMMARY"]?.value == "赏月" }))
  }

  private func words(_ html: String) -> String { html.replacing(/<[^>]+>/, with: "") }

  @Test(
    arguments: [
      ("2024-09-17 09:00", "2024-09-17 11:00", "2024年9月17日 09:00至11:00"),
      ("2024-09-17 09:00", nil, "2024年9月17日 09:00"),
      ("2024-09-17 09:00", "2024-09-17 09:00", "2024年9月17日 09:00"),
      ("2024-09-17 09:00", "2024-09-17", "2024年9月17日 09:00"),
      ("2024-09-16 09:00", "2024-09-17 11:00", "2024年9月16日 09:00至2024年9月17日 11:00"),
      ("2024-09-16", "2024-09-17", "2024年9月16日至2024年9月17日"),
    ] as [(String, String?, String)])
  func hoursAreShown(start: String, end: String?, text: String) throws {
    let told = try told(start: start, end: end)
    #expect(words(told.page) == text)
    #expect(
      told.event["startDate"] as? String
        == (start.count > 10 ? start.replacing(" ", with: "T") + ":00+08:00" : start))
  }

  /// An end that is the start or its day alone is none: no calendar takes an event that ends before it begins.
  @Test(arguments: ["2024-09-17 09:00", "2024-09-17", nil] as [String?])
  func anEndThatSaysNothingIsLeftOut(end: String?) throws {
    let told = try told(start: "2024-09-17 09:00", end: end)
    #expect(told.file["DTSTART"]?.value == "20240917T090000" && told.file["DTEND"] == nil)
    #expect(told.event["endDate"] == nil)
  }

  /// Nobody is busy for 39 hours because an hour is known of the first day alone.
  @Test(arguments: [("2024-09-16 09:00", "2024-09-17"), ("2024-09-16", "2024-09-17 16:00")])
  func severalDaysWithOneHourAreWholeDays(start: String, end: String) throws {
    let file = try told(start: start, end: end).file
    #expect(file["DTSTART"] == .init(parameters: ["VALUE": "DATE"], value: "20240916"))
    #expect(file["DTEND"]?.value == "20240918")
  }

  @Test func whoWhereAndWhetherAreTold() throws {
    let told = try told(start: "2024-09-17", more: "venue: 省直示例图书馆")
    func name(_ key: String, of event: [String: Any]) -> String? {
      (event[key] as? [String: Any])?["name"] as? String
    }
    #expect(name("location", of: told.event) == "省直示例图书馆")
    #expect(name("organizer", of: told.event) == "省直示例一局")
    #expect(told.event["eventStatus"] as? String == "https://schema.org/EventScheduled")
    // Without a place of its own it is where those are who hold it.
    #expect(name("location", of: try self.told(start: "2024-09-17").event) == "省直示例一局")
  }

  @Test func anActivityOfTwoDaysStandsOnBoth() throws {
    let site = try PlannedSite(["festivals/a.md": activity("赏月", start: "2024-09-30", end: "2024-10-01")])
    for month in ["09", "10"] {
      let html = try site.text("/calendar/2024/\(month)/")
      #expect(html.components(separatedBy: "赏月").count - 1 == 2, "in the table and below it")
      #expect(!html.contains("本月以前开始"))
    }
  }

  @Test func theHomePageIsASiteAndAPageOfItsOwnIsNoArticle() throws {
    let site = try PlannedSite([
      "stories/d.md": story("王兰英", more: "author: 李雷"),
      "pages/about.md":
        "---\ntitle: 关于本站\ndate: 2024-01-01\ntopics: [身边好人]\nsummary: 这个网站由谁办，写些什么，怎样联系，都在这里说明白。\n---\n\n正文。\n",
    ])
    let home = try site.text("/")
    #expect(home.contains("\"@type\":\"WebSite\"") && home.contains("/search/?q={search_term_string}"))
    #expect(try site.text("/stories/2024/d/").contains("\"author\":{\"@type\":\"Person\",\"name\":\"李雷\"}"))
    #expect(try site.text("/about/").contains("\"@type\":\"WebPage\""))
  }
}

/// The time until which a notice asks for something.
@Suite struct ClosingTests {
  private func notice(_ deadline: String) -> String {
    "---\ntitle: 征集\ndate: 2026-11-01\nsummary: 征集身边好人的故事，请各单位在截止以前报送材料。\n"
      + "topics: [身边好人]\nunit: 省直示例一局\nsource: 示例\nnotice: 通知\ndeadline: \(deadline)\n---\n\n正文。\n"
  }

  @Test(arguments: [
    ("2026-11-23 17:30", false), ("2026-11-23 08:30", true), ("2026-11-23", false), ("2026-11-22", true),
  ])
  func keepsItsHourAndSaysWhenItIsOver(deadline: String, isOver: Bool) throws {
    let page = try PlannedSite(["notices/a.md": notice(deadline)]).text("/notices/2026/a/")
    let line = try #require(page.pieces(between: "<p class=\"deadline\">", and: "</p>").first)
    #expect(line.contains("已截止") == isOver)
    if deadline.count > 10 { #expect(line.contains(deadline.suffix(5))) }
  }
}
