import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A site in English has no word of another language but what its authors wrote.
@Suite(.serialized) struct EnglishSiteTests {
  private func built(_ theme: String) throws -> TestSite {
    let settings = englishSite["site.yml", default: ""].replacingOccurrences(of: "THEME", with: theme)
    let site = try TestSite(englishSite.merging(["site.yml": settings]) { $1 })
    try site.remove("content/stories")
    try FileManager.default.copyItem(
      atPath: "\(TestSite.repository)/themes/\(theme)", toPath: "\(site.folder)/themes/\(theme)")
    let report = try site.build(now: "2026-11-29 12:00") { $0.includesDrafts = true }
    try #require(report.findings.filter(\.isError) == [])
    return site
  }

  @Test(arguments: ["zhongyuan", "jianpu"])
  func nothingInItIsChinese(theme: String) throws {
    let site = try built(theme)
    let files = TestSite.files(in: site.output)
    #expect(files.count > 40)
    for (path, data) in files where !path.hasSuffix(".png") && !path.hasSuffix(".webp") {
      let text = String(decoding: data, as: UTF8.self)
      let found = text.unicodeScalars.first {
        0x2E80...0x9FFF ~= $0.value || 0xF900...0xFAFF ~= $0.value || 0xFF00...0xFFEF ~= $0.value
      }
      #expect(found == nil, "\(path) has \(found.map(String.init) ?? "")")
    }
  }

  @Test func datesNumbersAndListsReadAsEnglish() throws {
    let site = try built("zhongyuan")
    let page = site.page("people/2024/p1/")
    #expect(page.contains("<html lang=\"en-GB\""))
    #expect(page.contains("1 January 2024 to 1 February 2024"))
    #expect(page.contains("<span class=\"outside\"> (external link)</span></a>"))
    #expect(page.contains("<td>first quarter of 2024</td>"))
    #expect(page.contains("aria-label=\"Table 1\""))
    #expect(page.contains("checked aria-label=\"done\"> done"))
    #expect(page.contains("<span class=\"hidden\">Note </span>1"))
    #expect(page.contains("aria-label=\"Back to the text, 1\""))
    #expect(page.contains("Topics in common: Reading"))
    #expect(page.contains("Branch in common: Main Library"))
    let festival = site.page("festivals/moon/")
    #expect(festival.contains("Every year: day 15 of month 8 of the Chinese calendar"))
    #expect(festival.contains("25 September</span> <span>Friday</span>"))
    #expect(site.page("festivals/books/").contains("Every year: 23 April"))
    #expect(site.page("archive/").contains("January"))
    #expect(site.page("archive/2023/").contains("<h2 class=\"tally\">1 page; "))
    #expect(site.page("archive/2024/").contains("<h2 class=\"tally\">4 pages; "))
    #expect(site.page("calendar/").contains("<h1>November 2026</h1>"))
    #expect(site.page("honours/town/").contains("<h1>Honours: Town</h1>"))
    #expect(site.page("honours/town/").contains("1 person, 1 group in all"))
    #expect(site.page("404.html").contains("<title>Page not found - Friends of the Library</title>"))
  }

  /// There is no list by strokes where names have none.
  @Test func peopleStandByLetterOnly() throws {
    let site = try built("zhongyuan")
    #expect(site.page("names/").contains("1 person, 1 group, by surname."))
    #expect(!site.page("names/").contains("strokes"))
    #expect(site.page("names/strokes/") == "")
  }

  /// What the script of the search says comes with the index.
  @Test func theSearchSpeaksEnglish() throws {
    let site = try built("jianpu")
    let files = TestSite.files(in: site.output)
    let guide = try #require(files.first { $0.key.hasPrefix("search/guide.") }?.value)
    let text = String(decoding: guide, as: UTF8.self)
    #expect(text.contains("\"found\":{\"1\":\"One page found.\",\"other\":\"{count} pages found.\"}"))
  }
}
