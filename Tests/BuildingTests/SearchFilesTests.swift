import Foundation
import TestSites
import Testing

/// What a built site's search index holds, and what of it a further build touches.
@Suite struct SearchFilesTests {
  private let template =
    "{{<layout}}{{$main}}<script src=\"{{guide}}\"></script>共{{count}}篇{{/main}}{{/layout}}"

  private func story(_ title: String, _ more: String = "", body: String, date: String = "2024-04-07")
    -> String
  {
    "---\ntitle: \(title)\ndate: \(date)\ntopics: [good-people]\n\(more)---\n\(body)\n"
  }

  private func site(_ files: [String: String] = [:]) throws -> TestSite {
    let pages = [
      "themes/plain/templates/search.mustache": template,
      "content/stories/a.md": story("一盏灯", body: "老街的巷口有一盏灯。"),
      "content/stories/b.md": story("两本书", body: "桥头的书屋里有两本书。", date: "2025-01-01"),
    ]
    return try TestSite(pages.merging(files, uniquingKeysWith: { $1 }))
  }

  private func index(of site: TestSite) -> [String: String] {
    TestSite.files(in: site.output).filter { $0.key.hasPrefix("search/") && $0.key.hasSuffix(".js") }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func thePageNamesAnIndexThatHoldsEveryPublishedPage() throws {
    let site = try site()
    try site.build()
    let files = index(of: site)
    let guide = try #require(files.keys.first { $0.hasPrefix("search/guide.") })
    #expect(site.page("search/index.html").contains("<script src=\"/\(guide)\"></script>共2篇"))
    let shown = files.filter { $0.key.hasPrefix("search/texts/") }.values.joined()
    #expect(shown.contains("老街的巷口有一盏灯。") && shown.contains("/stories/2025/b/"))
    #expect(files.values.allSatisfy { $0.utf8.count <= 30_000 })
  }

  @Test(arguments: [
    "status: withdrawn\n", "status: draft\n", "expires: 2024-05-01\n",
  ])
  func whatIsNotShownIsNotFound(_ state: String) throws {
    let site = try site(["content/stories/secret.md": story("绝不外传", state, body: "谁也不该看到魑魅魍魉。")])
    try site.build { $0.includesDrafts = true }
    #expect(index(of: site).values.allSatisfy { !$0.contains("魑") && !$0.contains("外传") })
    #expect(!index(of: site).isEmpty)
  }

  @Test func whatIsScheduledIsFoundFromItsDay() throws {
    let page = story("绝不外传", body: "谁也不该看到魑魅魍魉。", date: "2026-12-01")
    let site = try site(["content/stories/later.md": page])
    try site.build()
    #expect(index(of: site).values.allSatisfy { !$0.contains("魑") })
    try site.build(now: "2026-12-02 12:00")
    #expect(index(of: site).values.contains { $0.contains("魑") })
  }

  @Test func aBuildWithoutChangesWritesNothing() throws {
    let site = try site()
    try site.build()
    #expect(try site.build().made?.written == [])
  }

  @Test func anIndexOfEarlierPagesIsRemoved() throws {
    let site = try site()
    try site.build()
    let before = Set(index(of: site).keys)
    try site.write(story("一盏灯", body: "巷口换了新灯泡。"), to: "content/stories/a.md")
    let report = try site.build()
    let after = Set(index(of: site).keys)
    #expect(!before.isSubset(of: after))
    let removed = report.made?.removed ?? []
    #expect(before.subtracting(after).isSubset(of: removed))
    #expect(index(of: site).values.allSatisfy { !$0.contains("老街") })
  }

  @Test func aSiteThatWantsNoSearchHasNone() throws {
    let settings = "name: 示例\naddress: https://example.org/\ntheme: plain\nsearch: false\n"
    let site = try site(["site.yml": settings])
    try site.build()
    #expect(TestSite.files(in: site.output).keys.allSatisfy { !$0.hasPrefix("search/") })
    #expect(!site.page("index.html").isEmpty)
  }
}
