import Building
import Diagnostics
import TestSites
import Testing

/// Which template shows what: a kind's own where the theme has it, and none that nothing uses.
@Suite struct TemplateChoiceTests {
  private func site(_ files: [String: String]) throws -> TestSite {
    let page = "---\ntitle: A\ndate: 2024-04-07\ntopics: 身边好人\n---\nText.\n"
    return try TestSite(["content/stories/a.md": page].merging(files) { $1 })
  }

  @Test func aKindHasItsOwnListAndPage() throws {
    let site = try site([
      "content/notices/_kind.yml": "name: 通知\ntemplate: page\n",
      "content/notices/b.md": "---\ntitle: B\ndate: 2024-04-08\ntopics: 身边好人\n---\nText.\n",
      "themes/plain/templates/list-stories.mustache":
        "own list of {{kind.name}}{{#entries}} {{title}}{{/entries}}\n",
      "themes/plain/templates/page-stories.mustache":
        "{{#page}}own page {{title}} {{category.name}}{{/page}}\n",
    ])
    #expect(try site.build().findings.filter(\.isError) == [])
    #expect(site.page("stories/") == "own list of 故事 A\n")
    #expect(site.page("stories/2024/a/") == "own page A \n")
    #expect(site.page("notices/").contains("<html") && site.page("notices/2024/b/").contains("<html"))
  }

  /// `partners` is a piece of the theme; a kind of that name has pages like all others.
  @Test func aPieceIsNoPageOfAKindOfItsName() throws {
    let site = try site([
      "content/partners/_kind.yml": "name: 伙伴\n",
      "content/partners/b.md": "---\ntitle: B\ndate: 2024-04-08\ntopics: 身边好人\n---\nText.\n",
      "themes/plain/templates/partners.mustache": "<p>{{site.name}}</p>\n",
      "themes/plain/templates/home.mustache":
        "{{<layout}}{{$main}}<h1>H</h1>{{>partners}}{{/main}}{{/layout}}\n",
    ])
    #expect(try site.build().findings.filter(\.isError) == [])
    #expect(site.page("partners/2024/b/").contains("Text."))
    #expect(site.page("index.html").contains("<p>示例网站</p>"))
  }

  @Test func whatNothingUsesIsNamed() throws {
    let found = try site([
      "themes/plain/templates/lonely.mustache": "<p>{{site.name}}</p>\n",
      "themes/plain/templates/list-storeis.mustache": "{{kind.name}}\n",
      // For kinds and vocabularies of another site.
      "themes/plain/templates/list-projects.mustache": "{{kind.name}}\n",
      "themes/plain/templates/report.mustache":
        "{{<layout}}{{$main}}<h1>{{title}}</h1>{{/main}}{{/layout}}\n",
    ]).build().findings.filter { $0.rule.name == "unused-template" }
    #expect(found.map { $0.arguments[0] } == ["list-storeis", "lonely"])
    #expect(found.first?.help?.english == "did you mean “list-stories”?")
    #expect(found.allSatisfy { $0.severity == .notice })
  }

  @Test(arguments: ["zhongyuan", "jianpu"])
  func theShippedThemesHaveNoneThatNothingUses(theme: String) throws {
    let site = try PlannedSite([:], theme: theme)
    #expect(site.themeFindings.filter { $0.rule.name == "unused-template" } == [])
    #expect(site.themeFindings.filter { $0.rule.name == "unshown-field" } == [])
  }
}
