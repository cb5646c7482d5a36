import Diagnostics
import Testing

@testable import Templating

/// A section that may be rendered never or often closes the elements that it opens.
@Suite struct ElementTests {
  private let others = ["head": "", "layout": "<html><body>{{$content}}{{/content}}</body></html>"]

  @Test(arguments: [
    ("{{#author}}1️⃣<div>{{name}}{{/author}}", "element-left-open"),
    ("{{#author}}<b>{{name}}</b>1️⃣<i>{{/author}}", "element-left-open"),
    ("<div>{{#author}}1️⃣</div>{{/author}}", "element-of-others"),
    ("{{#photos}}1️⃣</ul>{{/photos}}", "element-of-others"),
    ("<ul>{{^photos}}<li><div></li>1️⃣</ul>{{/photos}}", "element-of-others"),
    ("{{#photos}}{{#@first}}1️⃣<ul>{{/@first}}<li>{{alt}}</li>{{/photos}}", "element-left-open"),
    ("{{#author}}1️⃣<div/>{{/author}}", "element-left-open"),
    ("{{<layout}}{{$content}}<p>{{title}}</p>{{/content}}{{/layout}}\n1️⃣<p>more</p>\n", "text-behind-layout"),
    ("{{<layout}}{{/layout}}\n{{1️⃣title}}", "text-behind-layout"),
    ("<p>1️⃣{{title}</p>\n{{#author}}{{name}}{{/author}}", "unclosed-tag"),
    ("1️⃣{{title} {{1️⃣titel}}", "unclosed-tag unknown-name"),
  ])
  func aMistakeHasItsPlace(_ marked: String, _ rules: String) {
    let (text, places) = unmark(marked)
    let findings = compile(others.merging(["story": text]) { $1 }).findings
    let expected = rules.split(separator: " ").map(String.init)
    #expect(findings.map(\.rule.name) == expected)
    let found = findings.map { [$0.location.line, $0.location.column] }
    #expect(found.first == places.first.map { [$0.line, $0.column] })
  }

  @Test(arguments: [
    "{{#author}}<div><br><img src=\"a.png\" alt=\"\"><p>{{name}}</div>{{/author}}",
    "<ul>{{#photos}}<li>{{alt}}{{/photos}}</ul>", "<dl>{{#photos}}<dt>a<dd>b{{/photos}}</dl>",
    "<ul><li>a{{#photos}}<li>{{alt}}{{/photos}}</ul>", "{{#author}}<p>one<div>two</div>{{/author}}",
    "<table>{{#photos}}<tr><td>{{alt}}<td>b{{/photos}}</table>",
    "<svg>{{#author}}<path d=\"M0 0\"/><g><circle r=\"1\"/></g>{{/author}}</svg>{{#author}}<svg/>{{/author}}",
    "<li{{#author}} class=\"now\"{{/author}}>{{#author}}<!-- <div> --><script>\"<div>\"</script>{{/author}}</li>",
    "{{! A note. }}\n{{<layout}}{{$content}}{{#author}}<div>{{name}}</div>{{/author}}{{/content}}{{/layout}}\n{{! end }}\n",
    "<p>{{title}}</p>{{<layout}}{{/layout}}",
    "{{#photos}}{{#@first}}<ul>{{/@first}}<li>{{alt}}</li>{{#@last}}</ul>{{/@last}}{{/photos}}",
  ])
  func whatHTMLAllowsIsAllowed(_ text: String) {
    #expect(compile(others.merging(["story": text]) { $1 }).findings.map(\.rule.name) == [])
  }

  @Test func aRecordNamesWhatItHolds() throws {
    let finding = try #require(compile(["story": "<p>{{author}}</p>"]).findings.first)
    #expect(finding.rule.name == "not-writable")
    #expect(finding.correction == "<p>{{author.name}}</p>")
    #expect(finding.help?.english.hasSuffix("write a part of it, such as {{author.name}}") == true)
    let list = try #require(compile(["story": "{{photos}}"]).findings.first)
    #expect(list.help?.english.hasSuffix("write {{#photos}}…{{/photos}}") == true)
  }

  /// A name behind dots is told as it stands in the tag.
  @Test func aPathIsToldAsItIsTyped() throws {
    let finding = try #require(compile(["story": "{{author.nmae}}"]).findings.first)
    #expect(finding.arguments.first == "author.nmae")
    #expect(finding.help?.english == "did you mean “author.name”?")
    #expect(finding.correction == "{{author.name}}")
  }
}
