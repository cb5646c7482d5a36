import Diagnostics
import Testing

@testable import Templating

/// The words of a theme, as they would stand in its `words.yml`.
private func words(_ texts: [String: [(number: Int?, text: String)]]) throws -> [String: ThemeWord] {
  try texts.mapValues { forms in
    let text = forms.map(\.text).joined(separator: "\n")
    let source = Source(name: "themes/t/words.yml", text: text)
    return try ThemeWord(
      forms: forms.map { ($0.number, $0.text, 0..<source.bytes.count) }, choice: nil, source: source,
      range: 0..<source.bytes.count)
  }
}

private func compiled(_ template: String, _ texts: [String: [(number: Int?, text: String)]]) throws
  -> CompiledTemplates
{
  let sources = ["story": Source(name: "themes/t/story.mustache", text: template)]
  return compileTemplates(
    sources, entries: ["story": "page"], schema: Schema(records: schema.records, words: try words(texts)))
}

private let said: [String: [(number: Int?, text: String)]] = [
  "plain": [(nil, "a & \"b\"")], "by": [(nil, "by {author.name}")], "see": [(nil, "see “{}”.")],
  "count": [(1, "one page"), (nil, "{count} pages")], "both": [(nil, "{words.count}, {words.plain}")],
  "nothing": [(nil, "")], "month": [(11, "November"), (12, "December")], "which": [(nil, "{words.month}")],
  "unknown": [(nil, "in {titel}")], "flagged": [(nil, "{sample}")], "chosen": [(1, "{title}"), (nil, "")],
]

@Suite struct WordTests {
  @Test(arguments: [
    ("<p>{{words.plain}}</p>", "<p>a &amp; &quot;b&quot;</p>"),
    ("<p title=\"{{words.plain}}\">", "<p title=\"a &amp; &quot;b&quot;\">"),
    ("<a href=\"#{{words.plain}}\">", "<a href=\"#a &amp; &quot;b&quot;\">"),
    ("{{words.by}}", "by 王 O&#39;Neil"), ("{{#words.see}}<b>{{count}}</b>{{/words.see}}", "see “<b>12</b>”."),
    ("{{words.count}}", "12 pages"), ("{{words.both}}", "12 pages, a &amp; &quot;b&quot;"),
    ("{{#words.nothing?}}x{{/words.nothing?}}{{^words.nothing?}}y{{/words.nothing?}}", "y"),
    ("{{#words.plain?}}x{{/words.plain?}}", "x"),
    (
      "{{#tags}}{{words.plain}}{{^@last}}, {{/@last}}{{/tags}}",
      "a &amp; &quot;b&quot;, a &amp; &quot;b&quot;"
    ),
  ])
  func stand(_ template: String, _ expected: String) throws {
    let result = try compiled(template, said)
    #expect(result.findings == [])
    #expect(result.templates["story"].map { String(decoding: $0.render(page), as: UTF8.self) } == expected)
  }

  @Test(arguments: [(1, "one page"), (0, "0 pages"), (2, "2 pages")])
  func aNumberChoosesTheForm(_ count: Int, _ expected: String) throws {
    var values = pageValues
    values[2] = .number(count)
    let template = try #require(try compiled("{{words.count}}", said).templates["story"])
    #expect(String(decoding: template.render(TemplateRecord(values)), as: UTF8.self) == expected)
  }

  /// What is written in advance of a navigation is the same as what is written on each page.
  @Test(arguments: [(1, "one page"), (7, "7 pages")])
  func aFormIsChosenInAdvance(_ count: Int, _ expected: String) throws {
    var values = pageValues
    values[2] = .number(count)
    let template = try #require(try compiled("{{words.count}}", said).templates["story"])
    let record = TemplateRecord(values)
    let folded = template.folded(over: record)
    #expect(String(decoding: folded.render(record), as: UTF8.self) == expected)
    #expect(folded.instructions.count == 1)
  }

  @Test(arguments: [
    ("<p>{{words.1️⃣plian}}", "unknown-word"), ("{{#1️⃣words.plain}}x{{/words.plain}}", "word-without-place"),
    ("{{1️⃣words.see}}", "word-around-nothing"), ("<p {{1️⃣words.plain}}>", "value-in-tag"),
    ("{{^1️⃣words.plain}}x{{/words.plain}}", "unknown-name"),
    ("{{#words.1️⃣nothin?}}x{{/words.nothin?}}", "unknown-word"),
  ])
  func mistakesOfTemplatesHaveTheirPlace(_ marked: String, _ rule: String) throws {
    let (text, places) = unmark(marked)
    let findings = try compiled(text, said).findings
    #expect(findings.map(\.rule.name) == [rule])
    #expect(findings.map(\.location.column) == places.map(\.column))
  }

  @Test(arguments: [
    ("unknown", "unknown-name", 5, 5), ("flagged", "not-writable", 2, 6),
    ("chosen", "chosen-by-no-number", 2, 5),
  ])
  func mistakesOfWordsStandInTheirFile(_ word: String, _ rule: String, _ column: Int, _ length: Int) throws {
    let finding = try #require(try compiled("{{words.\(word)}}", said).findings.first)
    #expect(finding.rule.name == rule)
    #expect(
      finding.location
        == Location(file: "themes/t/words.yml", line: 1, column: column, length: length))
  }

  @Test func aMistypedWordGetsTheNearestAndTheWholeLine() throws {
    let finding = try #require(try compiled("<p>{{words.plian}}</p>", said).findings.first)
    #expect(finding.correction == "<p>{{words.plain}}</p>")
  }

  @Test(arguments: ["a {b", "a } b", "{A}", "{a b}", "{{a}}"])
  func bracesThatHoldNoNameAreRefused(_ text: String) throws {
    #expect(throws: ThemeWord.BadPlaceholder.self) { try words(["x": [(nil, text)]]) }
  }

  @Test func theProgramWritesThemAsTemplatesDo() throws {
    let table = try words(said)
    #expect(table.text(of: "count", ["count": "1"]) == "one page")
    #expect(table.text(of: "both", ["count": "3"]) == "3 pages, a & \"b\"")
    #expect(table.text(of: "which", ["month": "12"]) == "")
  }
}
