import Diagnostics
import Testing
import YAML

@Suite struct ParseYAMLTests {
  private func parse(_ text: String) -> ParsedYAML { parseYAML(Source(name: "a.md", text: text)) }

  @Test(arguments: ["no", "0755", "1.10", "123456789012345678", "2024-04-07", "true", "1e3"])
  func guessesNothing(text: String) {
    #expect(parse("key: \(text)").root?["key"]?.text == text)
  }

  @Test func knowsEveryPlace() throws {
    let source = Source(name: "a.md", text: "---\n标题: 好人\n主题:\n  - 身边好人\n---\n正文")
    let root = try #require(parseYAML(source, in: 4..<source.bytes.count - 11).root)
    #expect(root["标题"]?.place == TextPosition(line: 2, column: 5, length: 2))
    #expect(root["主题"]?.list?.first?.place == TextPosition(line: 4, column: 5, length: 4))
  }

  @Test func tellsAnEmptyValueFromAQuotedOne() {
    #expect(parse("a:\nb: \"\"\nc: ~").root?.map?.map(\.value.isEmpty) == [true, false, true])
  }

  @Test func refusesADuplicateKeyAtItsPlace() {
    let findings = parse("a: 1\nb: 2\na: 3").findings
    #expect(findings.map(\.rule.name) == ["duplicate-key"])
    #expect(findings.first?.location == Location(file: "a.md", line: 3, column: 1, length: 1))
  }

  @Test(arguments: [
    ("a: &x 1\nb: *x", "yaml-reference"), ("a: *x", "yaml-reference"), ("a: !!int 1", "yaml-tag"),
    ("a: 1\n---\nb: 2", "yaml-second-document"), (String(repeating: "[", count: 40), "yaml-depth"),
    (String(repeating: "{a: ", count: 100_000), "yaml-depth"),
    ("title: a: b", "yaml-syntax"), ("a: \"x", "yaml-syntax"), ("a: [x", "yaml-syntax"),
  ])
  func refusesWhatNoOfficeNeeds(text: String, rule: String) {
    let parsed = parse(text)
    #expect(parsed.root == nil)
    #expect(parsed.findings.map(\.rule.name) == [rule])
  }

  @Test func refusesAnAliasBomb() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...20 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(parse(text).root == nil)
  }

  @Test func pointsAtTheMistakeAndSaysHowToMendIt() throws {
    let finding = try #require(parse("a: 1\ntitle: 他说: 好").findings.first)
    #expect(finding.location.line == 2)
    #expect(finding.excerpt == "title: 他说: 好")
    #expect(finding.help != nil)
  }

  @Test func anEmptyTextHasNoRootAndNoFault() {
    #expect(parse("").root == nil)
    #expect(parse("# nothing\n").findings.isEmpty)
  }
}
