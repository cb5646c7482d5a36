import Diagnostics
import Testing

@testable import Templating

@Suite struct DiagnosticTests {
  @Test(arguments: [
    ("<h1>\n  {{1️⃣titel}}\n", "unknown-name"), ("{{ author.1️⃣xxx }}", "unknown-name"),
    ("{{#author}}{{1️⃣nam}}{{/author}}", "unknown-name"), ("{{author.1️⃣nmae}}", "unknown-name"),
    ("{{#1️⃣autor}}{{name}}{{1️⃣nam}}{{/autor}}", "unknown-name unknown-name"),
    ("{{#1️⃣zzzz}}{{qqqq}}{{/zzzz}}", "unknown-name"), ("{{^1️⃣titel}}x{{/titel}}", "unknown-name"),
    ("{{1️⃣photos.alt}}", "no-fields"), ("{{#1️⃣title.x}}{{/title.x}}", "no-fields"),
    ("{{1️⃣author}}{{1️⃣photos}}{{1️⃣sample}}{{1️⃣.}}", "not-writable not-writable not-writable not-writable"),
    ("{{1️⃣@index}}{{#tags}}{{1️⃣@first}}{{/tags}}", "not-in-list not-writable"),
    ("{{#tags}}{{1️⃣@frist}}{{#1️⃣@index}}{{/@index}}{{/tags}}", "unknown-name not-a-section"),
    ("{{>1️⃣heda}}{{<1️⃣layuot}}{{/layuot}}", "unknown-partial unknown-partial"),
    ("{{<layout}}{{$1️⃣contnet}}{{/contnet}}{{/layout}}", "unknown-template-block"),
    ("{{<layout}}{{$content}}{{/content}} 1️⃣lost 1️⃣{{title}}{{/layout}}", "lost-text lost-text"),
    ("{{#1️⃣author}}{{1️⃣nam}}", "unclosed-section unknown-name"), ("a{{/1️⃣author}}", "unopened-section"),
    ("{{#author}}{{#1️⃣name}}{{/author}}", "unclosed-section"), ("x 1️⃣{{title", "unclosed-tag"),
    ("1️⃣{{{title}}", "unclosed-tag"), ("1️⃣{{}}1️⃣{{# }}", "empty-tag empty-tag"),
    ("1️⃣{{=<% =}}", "bad-delimiters"), ("1️⃣{{=<%%>=}}", "bad-delimiters"),
    ("<a href=\"{{title}}1️⃣:\">", "value-in-scheme"),
  ])
  func standsAtItsPlace(_ marked: String, _ rules: String) {
    let (text, places) = unmark(marked)
    let others = ["head": "", "layout": "{{$content}}{{/content}}"]
    let findings = compile(others.merging(["story": text]) { $1 }).findings
    let expected = rules.split(separator: " ").map(String.init)
    if marked.contains("@first") {
      #expect(findings.map(\.rule.name) == expected)
    } else {
      #expect(findings.map(\.rule.name) == expected)
      #expect(
        findings.map { [$0.location.line, $0.location.column] } == places.map { [$0.line, $0.column] })
    }
    #expect(findings.allSatisfy { $0.location.file == "themes/t/story.mustache" && $0.excerpt != nil })
  }

  @Test func aMistypedNameGetsTheNearestAndTheWholeLine() throws {
    let finding = try #require(compile(["story": "<p>\n<h1>{{titel}}</h1>\r\n"]).findings.first)
    #expect(finding.location == Location(file: "themes/t/story.mustache", line: 2, column: 7, length: 5))
    #expect(finding.excerpt == "<h1>{{titel}}</h1>")
    #expect(finding.correction == "<h1>{{title}}</h1>")
    #expect(finding.help?.english == "did you mean “title”?")
    #expect(finding.message(in: .english) == "“titel” is not a name in page")
  }

  @Test func anUnknownNameWithoutANearOneGetsThoseThereAre() throws {
    let finding = try #require(compile(["story": "{{#photos}}{{wwww}}{{/photos}}"]).findings.first)
    #expect(finding.help?.english.hasPrefix("names here: src, alt, credit, title") == true)
    #expect(finding.arguments == ["wwww", "photo, page"])
  }

  @Test func mistakesInPartialsAndBlocksStandInTheirOwnFilesOnce() {
    let findings = compile(
      [
        "story": "{{>card}}{{<layout}}{{$content}}{{>card}}{{/content}}{{/layout}}", "home": "{{>card}}",
        "card": "{{titel}}", "layout": "{{$content}}{{/content}}{{bdoy}}",
      ], entries: ["story": "page", "home": "page"]
    ).findings
    #expect(findings.map(\.location.file) == ["themes/t/card.mustache", "themes/t/layout.mustache"])
  }

  @Test func aMistakeInAPartialUsedOftenHidesNoOther() {
    let story = String(repeating: "{{>card}}", count: 500) + "{{bdoy}}"
    let findings = compile(["story": story, "card": "{{titel}}"]).findings
    #expect(findings.map(\.arguments.first) == ["titel", "bdoy"])
  }

  @Test func aPartialIsBoundWhereItIsUsed() {
    let (templates, findings) = compile([
      "story": "{{#author}}{{>name}}{{/author}}{{#photos}}{{>name}}{{/photos}}", "name": "{{name}}",
    ])
    #expect(templates.isEmpty)
    #expect(findings.map(\.arguments) == [["name", "photo, page"]])
  }

  @Test func brokenTagsDoNotHideUnknownNames() {
    let findings = compile(["story": "{{titel}}{{#sample}}", "head": "{{"]).findings
    #expect(findings.map(\.rule.name) == ["unclosed-tag", "unknown-name", "unclosed-section"])
  }

  @Test func aPageWithoutATemplateIsAnError() {
    #expect(compile(["stroy": ""]).findings.map(\.rule.name) == ["unknown-template"])
    #expect(compile(["stroy": ""]).findings.first?.help?.english == "did you mean “stroy”?")
  }

  @Test(arguments: [
    ("{{>1️⃣story}}", [:]), ("a{{#sample}}{{>1️⃣story}}{{/sample}}", [:]),
    ("{{#title}}{{>1️⃣story}}{{/title}}", [:]), ("{{^title}}{{>1️⃣story}}{{/title}}", [:]),
    ("{{#photos}}{{>1️⃣story}}{{/photos}}", [:]), ("{{<1️⃣story}}{{/story}}", [:]),
    ("{{>a}}", ["a": "{{>b}}", "b": "{{>1️⃣a}}"]),
  ])
  func aPartialThatCouldIncludeItselfWithoutEndIsAnError(_ story: String, _ others: [String: String]) {
    let texts = others.mapValues { unmark($0).text }.merging(["story": unmark(story).text]) { $1 }
    let rules = Set(compile(texts).findings.map(\.rule.name))
    #expect(rules == ["endless-partial"])
  }

  @Test func aPartialThatIncludesItselfEndsWhereItBegins() {
    let partial = "{{#children}}{{>menu}}{{/children}}<p title=\""
    let findings = compile(["story": "{{#menu}}{{>menu}}\">{{/menu}}", "menu": partial]).findings
    #expect(Set(findings.map(\.rule.name)) == ["uneven-section"])
    #expect(Set(findings.map(\.location.file)) == ["themes/t/menu.mustache"])
  }

  @Test func goingUpInTheMenuAndDownAgainIsEndless() {
    let partial = "{{label}}{{#children}}{{#parent}}{{>menu}}{{/parent}}{{/children}}"
    // Down from the menu, whatever the way: data are a tree, so this ends.
    #expect(compile(["story": "{{#menu}}{{>menu}}{{/menu}}", "menu": partial]).findings.isEmpty)
    let astray = "{{#photos}}{{#menu}}{{>menu}}{{/menu}}{{/photos}}"
    #expect(compile(["story": "{{>menu}}", "menu": astray]).findings.map(\.rule.name) == ["endless-partial"])
  }

  @Test func everyRuleIsToldInBothLanguages() {
    #expect(Set(templateRules.map(\.name)).count == templateRules.count)
    for rule in templateRules {
      for phrase in [rule.message, rule.manual] {
        #expect(!phrase.chinese.isEmpty && !phrase.english.isEmpty)
        #expect(phrase.chinese.contains("{0}") == phrase.english.contains("{0}"))
      }
    }
  }

  /// Twelve names are enough to see what sort there is; where there are more, it says so.
  @Test(arguments: [12, 13]) func ofVeryManyNamesTheFirstAreTold(count: Int) throws {
    let names = (1...count).map { "zz\($0)" }
    let wide = Schema(records: [
      RecordType(
        "page", meaning: Phrase("", ""),
        members: names.enumerated().map { Member($1, .text, slot: $0, meaning: Phrase("", "")) })
    ])
    let compiled = compileTemplates(
      ["story": Source(name: "story.mustache", text: "{{wwwwwwww}}")], entries: ["story": "page"],
      schema: wide)
    let help = try #require(compiled.findings.first?.help)
    #expect(help.english.hasSuffix(count == 12 ? ", zz12" : ", zz12…"))
    #expect(help.chinese.hasSuffix(count == 12 ? "、zz12" : "、zz12…"))
  }
}
