import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A school has kinds of its own, and the themes show them as they show those of an office: no template, no Swift.
@Suite struct SchoolSiteTests {
  /// The theme of the golden tests has no template for people, honours and awards.
  private static let themes = ["zhongyuan", "jianpu", "plain"]

  private func site(_ theme: String, _ changes: [String: String] = [:]) throws -> TestSite {
    let settings = schoolSite["site.yml", default: ""].replacing("THEME", with: theme)
    let site = try TestSite(schoolSite.merging(["site.yml": settings]) { $1 }.merging(changes) { $1 })
    try site.remove("content/stories")
    if theme != "plain" {
      try site.remove("themes/plain")
      try FileManager.default.copyItem(
        atPath: "\(TestSite.repository)/themes/\(theme)", toPath: "\(site.folder)/themes/\(theme)")
    }
    return site
  }

  private func built(_ theme: String) throws -> TestSite {
    let site = try site(theme)
    #expect(try site.build().findings.filter(\.isError) == [])
    return site
  }

  @Test(arguments: ["zhongyuan", "jianpu"]) func everyPublicFieldIsSeenOnItsPage(theme: String) throws {
    let site = try built(theme)
    let lesson = site.page("lesson/2024/fen-shu/")
    for part in [
      "数学", "折纸", "三年级", "校级", "张示例", "李示例", "会说出一半的一半", "40", "分数课件", "黑板上画着一个圆", "优质课",
    ] { #expect(lesson.contains(part), "\(part)") }
    let excursion = site.page("excursion/2024/he-bian/")
    for part in ["科学", "区级", "水文站", "2024", "王示例", "观鸟比赛"] { #expect(excursion.contains(part), "\(part)") }
    #expect(!excursion.contains("晴天"))
    #expect(emptyElements(in: site) == [])
  }

  @Test(arguments: ["zhongyuan", "jianpu"]) func ownKindsHaveListsCardsFeedsAndTheCalendar(theme: String)
    throws
  {
    let site = try built(theme)
    let list = site.page("lesson/")
    for part in ["认识分数", "观察日记", "会说出一半的一半", "/lesson/2024/", "三年级"] {
      #expect(list.contains(part), "\(part)")
    }
    #expect(site.page("index.html").contains("河边的一天") && site.page("archive/2024/05/").contains("河边的一天"))
    #expect(site.page("feed.xml").contains("认识分数"))
    #expect(site.page("subjects/maths/feed.xml").contains("认识分数"))
    #expect(site.page("subjects/maths/").contains("认识分数"))
    #expect(site.page("lesson/grade/three/").contains("认识分数"))
    #expect(site.page("calendar.ics").contains("河边的一天"))
    #expect(site.page("sitemap.xml").contains("/excursion/2024/he-bian/"))
  }

  /// Of the common field by its index, of own fields by declaration; one that no reader sees is none.
  @Test(arguments: ["zhongyuan", "jianpu"]) func ownFieldsNarrowTheSearch(theme: String) throws {
    let site = try built(theme)
    let page = site.page("search/")
    let menus = page.matches(of: /<label>([^<]+) <select name="([^"]+)">(.*?)<\/select>/).map {
      ($0.1, $0.2, $0.3.matches(of: /<option value="([^"]+)">/).map(\.1))
    }
    #expect(menus.map(\.1) == ["kind", "subjects", "level", "mood", "grade", "year"])
    #expect(menus.first { $0.1 == "grade" }?.2 == ["three", "four"])
    #expect(menus.first { $0.1 == "level" }?.2 == ["school", "district"])
    #expect(menus.first { $0.1 == "mood" }?.2 == ["school"])
    let guide = try #require(
      TestSite.files(in: site.output).first { $0.key.hasPrefix("search/guide.") }?.value)
    let text = String(decoding: guide, as: UTF8.self)
    #expect(text.contains("[\"grade\",[\"three\",\"four\"],[\"三年级\",\"四年级\"]]"))
    #expect(!text.contains("晴天"))
  }

  /// In a theme with templates for them and in one without.
  @Test(arguments: themes) func peopleHonoursAndAwardsHaveTheirIndices(theme: String) throws {
    let site = try built(theme)
    let teachers = site.page("teachers/")
    for part in ["张示例", "李示例", "/lesson/2024/fen-shu/"] { #expect(teachers.contains(part), "\(part)") }
    #expect(site.page("guides/").contains("王示例"))
    let honours = TestSite.files(in: site.output).filter {
      $0.key.hasPrefix("lesson/prizes/") && $0.key.hasSuffix(".html")
    }
    #expect(honours.values.contains { String(decoding: $0, as: UTF8.self).contains("优质课") })
    let contests = site.page("contests/")
    for part in ["观鸟比赛", "河边的一天", "一等"] { #expect(contests.contains(part), "\(part)") }
  }

  @Test(arguments: [
    ("teacher: {type: people, label: 任课老师, facet: true}", "没有词表"),
    ("level: {type: choice, of: levels, label: 难度, public: false, facet: true}", "不给读者看"),
  ])
  func whatHasNoTermsOrIsHiddenNarrowsNothing(_ field: String, _ why: String) throws {
    let findings = try site("jianpu", ["content/lesson/_kind.yml": "name: 课程\nfields:\n  \(field)\n"]).build()
      .findings
    let finding = try #require(findings.first { $0.rule.name == "no-facet" })
    #expect(
      finding.isError && finding.location.file == "content/lesson/_kind.yml" && finding.location.line == 3)
    #expect(finding.help?.chinese.contains(why) == true)
  }

  @Test func anIndexOnTheHomePageMayBeNoFacet() throws {
    let common = schoolSite["content/_common.yml", default: ""].replacing(
      "home: true", with: "home: true, facet: false")
    let site = try site("jianpu", ["content/_common.yml": common])
    #expect(try site.build().findings.filter(\.isError) == [])
    #expect(!site.page("search/").contains("name=\"subjects\""))
  }
}
