import Foundation
import Testing

@testable import Templating

@Suite struct EscapingTests {
  @Test(arguments: [
    (
      "<script type=\"application/ld+json\">{\"name\": \"{{title}}\", \"n\": {{count}}, \"s\": {{sample}}}</script>",
      "<script type=\"application/ld+json\">{\"name\": \"“A” \\u0026 \\u003cB\\u003e\", \"n\": 12, \"s\": true}</script>"
    ),
    ("<a href=\"{{author.home}}\">", "<a href=\"#refused-address\">"),
    ("<a href=\"{{address}}\">", "<a href=\"https://a.cn/?q=1&amp;r=2\">"),
    ("<a href=\"/x/{{author.home}}\">", "<a href=\"/x/javascript:alert(1)\">"),
    ("<a href=\"{{title}}{{author.home}}\">", "<a href=\"“A” &amp; &lt;B&gt;#refused-address\">"),
    (
      "<a href=\"{{#sample}}{{address}}{{/sample}}{{^sample}}/{{/sample}}\">",
      "<a href=\"https://a.cn/?q=1&amp;r=2\">"
    ),
    ("<a href=\"{{#sample}}/{{/sample}}{{author.home}}\">", "<a href=\"/#refused-address\">"),
    ("<title>{{title}}</title>", "<title>“A” &amp; &lt;B&gt;</title>"),
    ("<!-- {{title}} -->", "<!-- “A” &amp; &lt;B&gt; -->"),
    ("<li{{#sample}} class=\"now\"{{/sample}}>", "<li class=\"now\">"),
    ("<option value=\"{{count}}\"{{#sample}} selected{{/sample}}>", "<option value=\"12\" selected>"),
    (
      "<img srcset=\"{{#photos}}{{src}} {{@number}}x{{^@last}}, {{/@last}}{{/photos}}\">",
      "<img srcset=\"a.jpg 1x, b.jpg 2x\">"
    ),
    (
      "<script>if (a < b) f(\"</div>\")</script>{{title}}",
      "<script>if (a < b) f(\"</div>\")</script>“A” &amp; &lt;B&gt;"
    ),
    ("1 < 2 {{count}}", "1 < 2 12"),
  ])
  func writesEachValueAsItsPlaceDemands(_ template: String, _ expected: String) {
    #expect(render(template) == expected)
  }

  /// What is written from right to left does not change the order of what stands beside it.
  @Test(arguments: [
    ("<p>{{title}} 1</p>", "ئەخمەت", "<p><bdi>ئەخمەت</bdi> 1</p>"),
    ("<a>{{title}}</a>", "王 & שלום", "<a><bdi>王 &amp; שלום</bdi></a>"),
    ("{{#tags}}{{.}}、{{/tags}}", "", "x、&lt;y&gt;、"),
    ("<p>{{title}}</p>", "王兰英", "<p>王兰英</p>"), ("<p>{{title}}</p>", "Анна", "<p>Анна</p>"),
    ("<p>{{title}}</p>", "Ստեփան", "<p>Ստեփան</p>"), ("<p>{{title}}</p>", "ߞ", "<p><bdi>ߞ</bdi></p>"),
    ("<p>{{title}}</p>", "12345678Я", "<p>12345678Я</p>"),
    ("<bdi>{{title}}</bdi>", "שלום", "<bdi>שלום</bdi>"),
    ("<option>{{title}}</option>", "שלום", "<option>שלום</option>"),
    ("<title>{{title}}</title>", "שלום", "<title>שלום</title>"),
    ("<img alt=\"{{title}}\">", "שלום", "<img alt=\"שלום\">"),
    ("<svg><text>{{title}}</text></svg>{{title}}", "של", "<svg><text>של</text></svg><bdi>של</bdi>"),
  ])
  func whatRunsRightToLeftIsIsolated(_ template: String, _ title: String, _ expected: String) {
    let record = title.isEmpty ? page : TemplateRecord([.text(title)] + pageValues.dropFirst())
    #expect(render(template, of: record) == expected)
  }

  @Test(arguments: [
    ("<p class={{title}}>", "unquoted-attribute"), ("<p class=a{{title}}>", "unquoted-attribute"),
    ("<script>var a = \"{{title}}\"</script>", "value-in-code"),
    ("<SCRIPT TYPE='module'>{{title}}</SCRIPT>", "value-in-code"),
    ("<style>{{title}}</style>", "value-in-code"),
    ("<p onclick=\"f('{{title}}')\">", "value-in-code"), ("<p style=\"color: {{title}}\">", "value-in-code"),
    ("<iframe srcdoc=\"{{title}}\">", "value-in-code"),
    ("<a href=\"javascript:f('{{title}}')\">", "value-in-code"),
    ("<a href=\" JavaScript:{{title}}\">", "value-in-code"),
    ("<a href=\"{{title}}:x\">", "value-in-scheme"), ("<{{title}}>", "value-in-tag"),
    ("<h{{count}}>", "value-in-tag"),
    ("<p {{title}}=\"\">", "value-in-tag"), ("<p data-{{title}}=\"\">", "value-in-tag"),
    ("<p title=\"{{body}}\">", "misplaced-html"), ("<title>{{body}}</title>", "misplaced-html"),
    ("{{{title}}}", "unescaped-text"), ("{{&count}}", "unescaped-text"),
    ("<script type=\"application/ld+json\">{\"a\": {{title}}}</script>", "value-outside-string"),
    ("<script type=\"{{title}}\"></script>", "value-in-code"),
    ("<!--><p a={{title}}>-->", "unquoted-attribute"), ("<!-- --!><p a={{title}}>-->", "unquoted-attribute"),
    ("<p{{#sample}}>{{/sample}}", "uneven-section unfinished-markup"),
    ("{{#sample}}<!-- {{/sample}}-->", "uneven-section"), ("<p title=\"", "unfinished-markup"),
    ("<script>", "unfinished-markup"), ("{{>open}}\"{{title}}", "value-in-tag unfinished-markup"),
  ])
  func refusesValuesWhereTheyAreNotSafe(_ template: String, _ rules: String) {
    #expect(render(template, ["open": "<a title=\"\""]) == rules)
  }

  @Test(arguments: [
    (
      "feed.xml", "<a>{{body}}</a><title>{{title}}</title>",
      "<a>&lt;p&gt;正文&lt;/p&gt;</a><title>“A” &amp; &lt;B&gt;</title>"
    ),
    (
      "index.json", "{\"title\": \"{{title}}\", \"body\": \"{{body}}\"}",
      "{\"title\": \"“A” \\u0026 \\u003cB\\u003e\", \"body\": \"\\u003cp\\u003e正文\\u003c/p\\u003e\"}"
    ),
    ("robots.txt", "{{title}}", "“A” & <B>"), ("page.html", "{{title}}", "“A” &amp; &lt;B&gt;"),
  ])
  func theFileNameTellsTheFormat(_ name: String, _ text: String, _ expected: String) throws {
    let (templates, findings) = compile([name: text], entries: [name: "page"])
    #expect(findings.isEmpty)
    let output = try #require(templates[name]).render(page)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  @Test func controlCharactersAreLeftOut() {
    #expect(render("{{title}}", of: TemplateRecord([.text("a\u{0}\u{1B}\tb")])) == "a\tb")
  }

  /// Whatever the bytes, none of them ends the place it stands in.
  @Test func noTextEverEndsItsPlace() {
    var random = SystemRandomNumberGenerator()
    let letters = Array("<>&\"'\\/:=` \n\t-javscript]").map(String.init)
    for _ in 0..<500 {
      let text = (0..<12).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
      let record = TemplateRecord([.text(text)])
      for template in ["{{title}}", "<p title=\"{{title}}\">", "<p title='{{title}}'>", "<!--{{title}}-->"] {
        let written = render(template, of: record)
        let around = template.split(separator: "{{title}}", omittingEmptySubsequences: false).map {
          $0.utf8.count
        }
        let value = written.utf8.dropFirst(around[0]).dropLast(around[1])
        #expect(!value.contains { "<>\"'".utf8.contains($0) }, "\(text)")
      }
      let json = render("<script type=\"application/json\">\"{{title}}\"</script>", of: record)
      #expect(json.utf8.filter { $0 == UInt8(ascii: "<") }.count == 2, "\(text)")
    }
  }

  @Test(arguments: [
    "javascript:a", "JavaScript:a", " javascript:a", "java\tscript:a", "\u{1}javascript:a", "vbscript:a",
    "data:text/html,a",
    ":a",
  ])
  func refusesAddressesThatRunCode(_ address: String) {
    #expect(
      render("<a href=\"{{title}}\">", of: TemplateRecord([.text(address)]))
        == "<a href=\"#refused-address\">")
  }

  @Test(arguments: ["/a:b", "a", "", "#a:b", "?a:b", "HTTPS://a", "mailto:a@b.cn", "tel:110", "故事/一：二/"])
  func takesOtherAddresses(_ address: String) {
    #expect(
      render("<a href=\"{{title}}\">", of: TemplateRecord([.text(address)])) == "<a href=\"\(address)\">")
  }

  /// Whatever stands in a text, a script of data reads it back, and nothing of it ends the script.
  @Test func everyCharacterOfATextIsReadBackFromAScript() throws {
    let text =
      String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init))) + "灯\u{2028}\u{1F3EE}"
    var values = pageValues
    values[0] = .text(text)
    let script = render(
      "<script type=\"application/json\">[\"{{title}}\"]</script>", of: TemplateRecord(values))
    let json = script.dropFirst("<script type=\"application/json\">".count).dropLast("</script>".count)
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
    #expect(!json.contains { "<>&".contains($0) })
  }
}
