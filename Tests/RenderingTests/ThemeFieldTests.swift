import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// A theme declares what its templates know; what a site does not have of it is empty.
@Suite struct ThemeFieldTests {
  private static let page = "---\ntitle: A\ndate: 2024-04-07\ntopics: 身边好人\n---\nText.\n"
  private static let theme = "name: P\nshows:\n  motto: text\n  cover: picture\n  places: choices\n\(options)"
  private static let options = "options: {greeting: {default: 你好}}\n"

  private func site(_ files: [String: String], page: String = page) throws -> TestSite {
    try TestSite(
      ["content/stories/a.md": page, "themes/plain/theme.yml": Self.theme].merging(files) { $1 })
  }

  private func errors(_ site: TestSite) throws -> [Diagnostic] { try site.build().findings.filter(\.isError) }

  @Test func whatOnlyTheThemeDeclaresIsEmpty() throws {
    let site = try site([
      "themes/plain/templates/page.mustache":
        "{{#page}}[{{motto}}]{{^motto}}no motto{{/motto}}{{#cover}}{{html}}{{/cover}}{{#places?}}places{{/places?}}{{/page}}\n",
      "themes/plain/templates/entries.mustache":
        "{{#entries}}{{title}}{{^cover}} plain{{/cover}}{{/entries}}\n",
    ])
    #expect(try errors(site) == [])
    #expect(site.page("stories/2024/a/") == "[]no motto\n")
    #expect(site.page("stories/").contains("A plain"))
  }

  @Test func whatTheSiteDeclaresHasItsValue() throws {
    let site = try site(
      [
        "content/stories/_kind.yml": "name: 故事\nfields: {motto: {type: text, label: 格言}}\n",
        "themes/plain/templates/page.mustache": "{{#page}}[{{motto}}]{{/page}}\n",
      ], page: Self.page.replacingOccurrences(of: "topics", with: "motto: 慢慢来\ntopics"))
    #expect(try errors(site) == [])
    #expect(site.page("stories/2024/a/") == "[慢慢来]\n")
  }

  @Test func whatNobodyDeclaresStaysAnErrorWithItsPlace() throws {
    let found = try errors(
      site(["themes/plain/templates/page.mustache": "{{#page}}\n{{moto}}\n{{/page}}\n"]))
    #expect(found.map(\.rule.name) == ["unknown-name"])
    #expect(found.map { [$0.location.line, $0.location.column] } == [[2, 3]])
    #expect(found.first?.correction == "{{motto}}")
  }

  private let textAsCover = [
    "content/stories/_kind.yml": "name: 故事\nfields:\n  cover: {type: text, label: 封面}\n",
    "themes/plain/templates/page.mustache": "{{#page}}{{#cover}}{{html}}{{/cover}}{{/page}}\n",
  ]

  @Test func twoTypesAreAnErrorThatNamesBothPlaces() throws {
    let found = try errors(site(textAsCover))
    #expect(found.map(\.rule.name) == ["field-of-two-types"])
    #expect(found.first?.location.file == "content/stories/_kind.yml")
    #expect(found.first?.location.line == 3)
    #expect(found.first?.arguments == ["cover", "text", "picture", "themes/plain/theme.yml:4"])
  }

  /// Templates of other sites' kinds do not take names from a site that has none of these kinds.
  @Test func aNameThatNoTemplateInUseReadsIsTheSites() throws {
    let site = try site(
      textAsCover.merging([
        "themes/plain/templates/page.mustache": "{{#page}}[{{motto}}{{cover}}]{{/page}}\n",
        "themes/plain/templates/gallery.mustache": "{{#page}}{{#cover}}{{html}}{{/cover}}{{/page}}\n",
        "themes/plain/theme.yml": Self.theme,
      ]) { $1 }, page: Self.page.replacingOccurrences(of: "topics", with: "cover: 蓝色\ntopics"))
    let found = try errors(site)
    #expect(Set(found.map(\.rule.name)) == ["not-writable", "field-of-two-types"])
    try site.write(
      "{{#page}}[{{motto}}]{{#facts}}{{text}}{{/facts}}{{/page}}\n",
      to: "themes/plain/templates/page.mustache")
    #expect(try errors(site) == [])
    #expect(site.page("stories/2024/a/").contains("蓝色"))
  }

  /// Several of a thing are shown by the same section as one of it.
  @Test func oneIsShownWhereTheThemeKnowsSeveral() throws {
    let site = try site(
      [
        "content/stories/_kind.yml":
          "name: 故事\nfields: {places: {type: choice, of: categories, label: 地点}}\n",
        "themes/plain/templates/page.mustache":
          "{{#page}}{{#places?}}({{#places}}{{name}}{{^@last}}、{{/@last}}{{/places}}){{/places?}}{{/page}}\n",
      ], page: Self.page.replacingOccurrences(of: "topics", with: "places: 助人为乐\ntopics"))
    #expect(try errors(site) == [])
    #expect(site.page("stories/2024/a/") == "(助人为乐)\n")
  }

  @Test func aChildInheritsWhatItsParentShows() throws {
    let child = [
      "site.yml": "name: S\naddress: https://example.org/\ntheme: child\n",
      "themes/child/theme.yml": "name: C\nextends: plain\nshows: {colour: text}\n",
      "themes/child/templates/page.mustache": "{{#page}}[{{motto}}{{colour}}]{{/page}}\n",
    ]
    let inherited = try site(child)
    #expect(try errors(inherited) == [])
    #expect(inherited.page("stories/2024/a/") == "[]\n")
    let other = child.merging([
      "themes/child/theme.yml": "name: C\nextends: plain\nshows:\n  colour: text\n  motto: day\n"
    ]) { $1 }
    let found = try errors(site(other))
    #expect(found.map(\.rule.name) == ["field-of-two-types"])
    #expect(found.first?.location.file == "themes/child/theme.yml")
    #expect(found.first?.location.line == 5)
    #expect(found.first?.arguments.last == "themes/plain/theme.yml:3")
  }

  @Test func termsHaveWhatTheThemeShowsOfThem() throws {
    let template = "{{term.name}}[{{term.motto}}]{{#term.rule}}{{term.rule}}{{/term.rule}}\n"
    let files = [
      "themes/plain/theme.yml": "name: P\nshows_of_terms: {motto: text, rule: rule}\n\(Self.options)",
      "themes/plain/templates/term.mustache": template,
    ]
    let without = try site(files)
    #expect(try errors(without) == [])
    #expect(without.page("topics/good-people/") == "身边好人[]\n")
    let with = try site(
      files.merging([
        "content/vocabularies/topics.yml":
          "label: 主题\nfields: {motto: {type: text, label: 格言}}\nterms:\n  - {slug: good-people, name: 身边好人, motto: 慢慢来}\n"
      ]) { $1 })
    #expect(try errors(with) == [])
    #expect(with.page("topics/good-people/") == "身边好人[慢慢来]\n")
  }

  @Test(arguments: [
    ("shows: {cover: pictur}", "unknown-field-type", "shows: {cover: picture}"),
    ("shows: {title: text}", "bad-field-name", nil), ("shows: {Cover: picture}", "bad-field-name", nil),
    ("shows: {paper: consent}", "unknown-field-type", nil),
    ("shows_of_terms: {name: text}", "bad-field-name", nil), ("shows: cover", "wants-map", nil),
  ])
  func whatCannotBeShownIsToldAtItsPlace(_ line: String, _ rule: String, _ correction: String?) throws {
    let found = try errors(site(["themes/plain/theme.yml": "name: P\n\(line)\n\(Self.options)"]))
    #expect(found.map(\.rule.name) == [rule])
    #expect(found.first?.location.file == "themes/plain/theme.yml")
    #expect(found.first?.location.line == 2)
    if let correction { #expect(found.first?.correction == correction) }
  }
}
