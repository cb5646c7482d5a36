import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A site in English has no word of another language but what its authors wrote.
@Suite(.serialized) struct EnglishSiteTests {
  private func built(_ theme: String, in language: String = "en-GB") throws -> TestSite {
    let settings = englishSite["site.yml", default: ""].replacingOccurrences(of: "THEME", with: theme)
      .replacingOccurrences(of: "en-GB", with: language)
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

  /// In traditional characters, by whatever tag, there is none of the simplified ones: neither of the theme nor of the almanac.
  @Test(arguments: [("zhongyuan", "zh-TW"), ("jianpu", "zh-Hant")])
  func nothingInItIsSimplified(theme: String, language: String) throws {
    let site = try built(theme, in: language)
    func characters(_ language: String) throws -> Set<Character> {
      let files = [
        "themes/zhongyuan/words.yml", "themes/jianpu/words.yml", "Sources/Rendering/Words/words.yml",
      ]
      return try Set(
        files.flatMap { file in
          let text = try String(contentsOfFile: "\(TestSite.repository)/\(file)", encoding: .utf8)
          let blocks = text.components(separatedBy: "\nzh-Hant:\n")
          return blocks[language == "zh-Hans" ? 0 : 1].components(separatedBy: "\nen:\n")[0]
        })
    }
    let han = try characters("zh-Hans").filter { $0.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value } }
    let simplified = try han.union("腊闰惊蛰谷满种处").subtracting(characters("zh-Hant")).subtracting("甲乙丙丁戊己庚辛壬癸")
    #expect(simplified.isSuperset(of: "网页务农历"))
    let pages = TestSite.files(in: site.output).filter {
      $0.key.hasSuffix(".html") || $0.key.hasSuffix(".ics")
    }
    for (path, data) in pages {
      let found = String(decoding: data, as: UTF8.self).filter { simplified.contains($0) }
      #expect(found.isEmpty, "\(path) has \(found)")
    }
    #expect(site.page("index.html").contains("搜尋"))
    if theme == "zhongyuan" {
      #expect(site.page("festivals/moon/").contains("農曆八月十五"))
      #expect(site.page("calendar/2026/03/").contains("驚蟄"))
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
