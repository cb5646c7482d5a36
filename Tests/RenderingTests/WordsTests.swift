import Building
import Content
import Diagnostics
import Foundation
import TestSites
import Testing

@testable import Rendering

@Suite struct WordsTests {
  private let story = ["content/stories/a.md": "---\ntitle: A\ndate: 2024-04-07\ntopics: 身边好人\n---\nText.\n"]

  private func findings(_ files: [String: String]) throws -> [Diagnostic] {
    try TestSite(story.merging(files) { $1 }).build().findings
  }

  private func site(_ language: String) -> [String: String] {
    ["site.yml": "name: S\naddress: https://example.org/\ntheme: plain\nlanguage: \(language)\n"]
  }

  @Test func aThemeSpeaksTheLanguageOfTheSite() throws {
    let theme = [
      "themes/plain/words.yml":
        "zh-Hans: {hello: 好}\nen: {hello: \"good\", archive: Dates}\n",
      "themes/plain/templates/archive.mustache": "{{words.hello}} {{words.archive}}\n",
    ]
    for (language, expected) in [("zh-CN", "好 日期\n"), ("en-GB", "good Dates\n")] {
      let site = try TestSite(story.merging(theme) { $1 }.merging(site(language)) { $1 })
      #expect(try site.build().findings.filter(\.isError) == [])
      #expect(site.page("archive/") == expected)
    }
  }

  @Test(arguments: [
    ("zh-Hans: {a: 甲}\nen: {}\n", "en", "2:1", "missing-word"),
    ("zh-Hans:\n  a: 甲\n  b: 乙\nen:\n  a: A\n", "a", "3:3", "unsaid-word"),
    ("en:\n  a: A\n", "zh", "4:11", "other-language"), ("en:\n  a: \"{x\"\n", "a", "2:6", "bad-placeholder"),
    ("en:\n  a: 'x {nmae}'\n", "a", "2:10", "unknown-name"),
    ("en:\n  a: x {words.b}\n", "a", "2:9", "unknown-inner-word"),
    ("en:\n  A: x\n  a: y\n", "a", "2:3", "bad-word-key"),
    ("en:\n  a: {two: x, other: y}\n", "a", "2:7", "unknown-word-form"),
    ("en:\n  a: 'x {words.b}'\n  b: 'y {words.a}'\n", "a", "2:10", "endless-word"),
    ("en:\n  a: y\n  year_about: 'In {yaer}.'\n", "a", "3:20", "unknown-value"),
    ("en: {a: x}\nfr: {a: y}\n", "a", "2:1", "missing-word"),
  ])
  func mistakesHaveTheirPlace(_ words: String, _ word: String, _ place: String, _ rule: String) throws {
    let all = try findings(
      site(word == "zh" ? "zh" : "en").merging([
        "themes/plain/words.yml": words,
        "themes/plain/templates/archive.mustache": "{{words.a}}{{#years}}{{#months}}{{/months}}{{/years}}\n",
      ]) { $1 })
    let found = try #require(all.first { $0.rule.name == rule }, "\(all.map(\.rule.name))")
    let wanted = place.split(separator: ":").compactMap { Int($0) }
    if wanted.count == 2 { #expect([found.location.line, found.location.column] == wanted) }
    #expect(found.location.file == (rule == "other-language" ? "site.yml" : "themes/plain/words.yml"))
  }

  @Test func aWordThatNoLanguageHasIsNamedInTheTemplate() throws {
    let all = try findings(["themes/plain/templates/archive.mustache": "<p>\n{{words.serach}}\n"])
    let finding = try #require(all.first { $0.isError })
    #expect(finding.rule.name == "unknown-word")
    #expect((finding.location.line, finding.location.column) == (2, 9))
    #expect(finding.correction == "{{words.search}}")
  }

  /// The program gives each of its words the values that the word may write, in every language.
  @Test func theProgramsWordsAreComplete() {
    let keys = Set(programWords.tables.values.flatMap(\.keys))
    #expect(programWords.tables.keys.sorted() == ["en", "zh-Hans", "zh-Hant"])
    for (language, words) in programWords.tables {
      #expect(Set(words.keys) == keys, "\(language)")
      for word in SiteWord.all {
        #expect(words[word.key] != nil, "\(word.key)")
        let names = Set(words[word.key]?.names.map(\.text) ?? []).filter { !$0.hasPrefix("words.") }
        #expect(names.isSubset(of: word.values), "\(language) \(word.key): \(names)")
      }
    }
  }

  @Test(arguments: [
    ("zh-Hans-CN", "zh-Hans"), ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hant"),
    ("zh-HK", "zh-Hant"),
    ("zh-Hant", "zh-Hant"), ("en", "en"), ("EN-gb", "en"), ("fr", nil), ("pt", "pt-BR"),
  ])
  func aLanguageFindsItsNearest(_ wanted: String, _ found: String?) {
    #expect(nearestLanguage(to: wanted, among: ["en", "pt-BR", "zh-Hans", "zh-Hant"]) == found)
  }
}
