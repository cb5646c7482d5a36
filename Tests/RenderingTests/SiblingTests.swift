import Foundation
import TestSites
import Testing

/// A term's page links to those of its group, and of very many to the ones beside it.
@Suite struct SiblingTests {
  /// A site whose group “工作保障” has so many terms, each with a page.
  private func site(of count: Int) throws -> PlannedSite {
    let file = TestSite.repository + "/content/vocabularies/topics.yml"
    var vocabulary = try String(contentsOfFile: file, encoding: .utf8)
    for number in 1...count {
      vocabulary += "  - {slug: extra-\(number), name: 新主题\(number), group: support}\n"
    }
    var pages: [String: String] = [:]
    for number in 1...count { pages["stories/s\(number).md"] = story("某\(number)", topics: "新主题\(number)") }
    return try PlannedSite(pages, files: ["content/vocabularies/topics.yml": vocabulary])
  }

  private func siblings(of number: Int, in site: PlannedSite) throws -> [Int] {
    try site.text("/topics/extra-\(number)/").pieces(between: "<h2>同类</h2>", and: "</section>").joined()
      .pieces(between: "/topics/extra-", and: "/").compactMap(Int.init)
  }

  @Test func ofAFewAllAreLinked() throws {
    let site = try site(of: 9)
    #expect(try siblings(of: 4, in: site) == [1, 2, 3, 5, 6, 7, 8, 9])
  }

  @Test func ofManyThoseBesideItAre() throws {
    let site = try site(of: 200)
    #expect(try siblings(of: 100, in: site) == Array(70..<100) + Array(101...130))
    #expect(try siblings(of: 1, in: site) == Array(2...61))
    #expect(try siblings(of: 195, in: site) == Array(140..<195) + Array(196...200))
    #expect(try site.text("/topics/extra-100/").contains("href=\"/topics/\""))
  }
}
