import Testing

@testable import Templating

/// A template that was followed in advance writes what it writes without.
@Suite struct FoldTests {
  @Test(arguments: [
    "{{title}}|{{#photos}}{{@number}}{{alt}}{{^@last}},{{/@last}}{{/photos}}|{{#tags}}{{.}}{{title}}{{/tags}}",
    "{{#photos}}{{#tags}}{{@index}}{{.}}{{/tags}}{{alt}}{{/photos}}{{#tags}}{{#photos}}{{alt}}{{/photos}}{{/tags}}",
    "{{#author}}{{name}}{{#home}}{{.}}{{/home}}{{^unit}}{{title}}{{/unit}}{{/author}}{{#sample}}{{body}}{{/sample}}",
    "{{#menu}}{{label}}{{#children}}{{label}}{{#children}}{{label}}{{title}}{{/children}}{{/children}}{{/menu}}",
    "{{^photos}}{{title}}{{/photos}}{{^sample}}{{/sample}}<a href=\"{{address}}\">{{#count}}{{.}}{{/count}}</a>",
    "{{#menu}}{{>menu}}{{/menu}}",
  ])
  func writesTheSame(_ text: String) throws {
    for split in 0...pageValues.count { try check(text, split) }
  }

  /// Sections in sections, over whatever has them.
  @Test func writesTheSameOfAnyTemplate() throws {
    var random = SystemRandomNumberGenerator()
    let names = ["title", "count", "sample", "author", "photos", "tags", "menu", "body", "address"]
    let leaves = [
      "{{title}}", "{{count}}", "-", "{{#photos}}{{alt}}{{/photos}}", "{{body}}", "{{author.name}}",
    ]
    func text(_ depth: Int) -> String {
      (0..<3).map { _ in
        guard depth > 0, Bool.random(using: &random) else {
          return leaves.randomElement(using: &random) ?? ""
        }
        let name = names.randomElement(using: &random) ?? ""
        return "{{\(Bool.random(using: &random) ? "#" : "^")\(name)}}\(text(depth - 1)){{/\(name)}}"
      }.joined()
    }
    for _ in 0..<300 { try check(text(4), Int.random(in: 0...pageValues.count, using: &random)) }
  }

  /// What is in the beginning of the data is written in advance, the rest is behind it.
  private func check(_ text: String, _ split: Int) throws {
    let menu = "{{label}}({{#children}}{{>menu}}{{/children}})"
    let template = try #require(compile(["story": text, "menu": menu]).templates["story"], "\(text)")
    let beginning = TemplateRecord(Array(pageValues.prefix(split)))
    let whole = TemplateRecord(slots: pageValues.count - split, behind: beginning) { values in
      for value in pageValues.dropFirst(split) { values.append(value) }
    }
    let folded = template.folded(over: beginning)
    #expect(folded.render(whole) == template.render(page), "\(text) \(split)")
    #expect(folded.instructions.count <= template.instructions.count)
    if split == pageValues.count, template.calls.isEmpty {
      #expect(folded.instructions.allSatisfy { if case .literal = $0 { true } else { false } })
    }
  }
}
