import Diagnostics
import Testing

@testable import Templating

/// Templates made to break the program break only themselves.
@Suite struct HostileInputTests {
  private func rules(_ templates: [String: String]) -> [String] {
    compile(templates).findings.map(\.rule.name)
  }

  @Test func aNULByteHasAPlace() throws {
    let finding = try #require(compile(["story": "a\n<p>\0"]).findings.first)
    #expect(finding.rule.name == "unreadable-template")
    #expect(finding.location == Location(file: "themes/t/story.mustache", line: 2, column: 4, length: 1))
  }

  @Test(
    arguments: [[0x61, 0x0A, 0xFF], [0x61, 0x0A, 0xE4, 0xB8], [0x61, 0x0A, 0xED, 0xA0, 0x80]] as [[UInt8]])
  func bytesThatAreNotUTF8HaveAPlace(_ bytes: [UInt8]) throws {
    let compiled = compileTemplates(
      ["story": Source(name: "s", bytes: bytes)], entries: ["story": "page"], schema: schema)
    #expect(compiled.templates.isEmpty)
    #expect(compiled.findings.map(\.rule.name) == ["unreadable-template"])
    #expect(compiled.findings.map(\.location.line) == [2])
  }

  @Test(arguments: ["#title", "^title", "$a", "<story", "#photos"])
  func tenThousandNestedTags(_ tag: String) {
    let text = String(repeating: "{{\(tag)}}", count: 10_000)
    let ends = String(repeating: "{{/\(tag.dropFirst())}}", count: 10_000)
    #expect(rules(["story": text]).contains("too-deep"))
    #expect(rules(["story": text + ends]).contains("too-deep"))
  }

  @Test func aChainOfTenThousandPartials() {
    var templates = ["story": "{{>p0}}", "p9999": ""]
    for index in 0..<9999 { templates["p\(index)"] = "{{>p\(index + 1)}}" }
    #expect(rules(templates) == ["too-deep"])
  }

  @Test func aTemplateOfTenMegabytes() {
    #expect(rules(["story": String(repeating: "0123456789", count: 1 << 20)]) == ["template-too-large"])
  }

  @Test func partialsThatMultiply() {
    var templates = ["story": "{{>p0}}", "p30": "x"]
    for index in 0..<30 { templates["p\(index)"] = "{{>p\(index + 1)}}{{>p\(index + 1)}}" }
    #expect(rules(templates) == ["theme-too-large"])
  }

  @Test func thousandsOfMistakesAreReportedInPart() {
    #expect(rules(["story": String(repeating: "{{x}}", count: 20_000)]).count <= 100)
    #expect(rules(["story": String(repeating: "{{/x}}", count: 15_000)]).count <= 100)
    #expect(rules(["story": String(repeating: "{{", count: 50_000)]) == ["unclosed-tag"])
  }

  @Test func aMegabyteOfBlanksAndTags() {
    #expect(rules(["story": String(repeating: " ", count: 1 << 20)]).isEmpty)
    #expect(rules(["story": String(repeating: "{{!}} ", count: 170_000)]).isEmpty)
    #expect(rules(["story": String(repeating: "\n", count: 300_000)]).isEmpty)
  }

  /// A law: no text, however broken, does more than give findings.
  @Test func randomTagsNeverCrash() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "{{#title}}", "{{/title}}", "{{^tags}}", "{{/tags}}", "{{<layout}}", "{{/layout}}", "{{$a}}", "{{/a}}",
      "{{>story}}",
      "{{>layout}}", "{{#menu}}", "{{/menu}}", "{{#children}}", "{{/children}}", "{{=<% %>=}}", "<%={{ }}=%>",
      "{{title}}",
      "{{", "}}", "\n", "  ", "<p ", "a=\"", "\"", ">", "{{.}}", "{{@index}}", "<script>", "</script>", "{{!",
      "文",
    ]
    func text() -> String { (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
    for _ in 0..<3000 {
      let templates = ["story": text(), "layout": "{{$a}}\(text()){{/a}}"]
      let (compiled, findings) = compile(templates)
      #expect(compiled.isEmpty == !findings.isEmpty, "\(templates)")
      _ = compiled["story"]?.render(page)
      let open = compileOpenTemplates(templates.mapValues { Source(name: "x", text: $0) })
      _ = open.templates["story"]?.render(open: .open(["title": .text("x")]))
    }
  }
}
