import Diagnostics
import Testing

@testable import Templating

@Suite struct RenderTests {
  @Test(arguments: [
    ("{{title}}", "“A” &amp; &lt;B&gt;"),
    ("<p title='{{author.name}}'>", "<p title='王 O&#39;Neil'>"),
    ("{{body}}|{{{body}}}|{{&body}}", "<p>正文</p>|<p>正文</p>|<p>正文</p>"),
    ("{{count}}", "12"),
    ("{{#author}}{{name}}, {{title}}{{/author}}", "王 O&#39;Neil, “A” &amp; &lt;B&gt;"),
    ("{{#author}}{{#unit}}in {{unit}}{{/unit}}{{^unit}}nowhere{{/unit}}{{/author}}", "nowhere"),
    ("{{#photos}}{{alt}}{{#credit}} ({{.}}){{/credit}};{{/photos}}", "一;二 (李);"),
    (
      "{{#tags}}{{@index}}/{{@number}} {{.}}{{^@last}}, {{/@last}}{{#@first}}!{{/@first}}{{/tags}}",
      "0/1 x, !1/2 &lt;y&gt;"
    ),
    ("{{#sample}}样{{/sample}}{{^sample}}真{{/sample}}", "样"),
    ("{{#photos}}{{#tags}}{{@index}}{{/tags}}{{@index}} {{/photos}}", "010 011 "),
    ("{{#count}}{{.}} {{count}}{{/count}}", "12 12"),
    ("{{#title}}{{.}}{{/title}}", "“A” &amp; &lt;B&gt;"),
    ("{{#body}}有{{/body}}", "有"),
    ("{{#tags?}}<ul>{{#tags}}<li>{{.}}{{/tags}}</ul>{{/tags?}}", "<ul><li>x<li>&lt;y&gt;</ul>"),
    ("{{#author.unit?}}有{{/author.unit?}}{{^author.unit?}}无{{/author.unit?}}", "无"),
    ("{{#photos}}{{#tags?}}{{alt}}{{@index}}{{/tags?}}{{/photos}}", "一0二1"),
    ("{{menu.label}} {{#menu.children}}{{label}}{{/menu.children}}", "根 甲丙"),
  ])
  func resolvesNamesThroughSectionsAndParents(_ template: String, _ expected: String) {
    #expect(render(template) == expected)
  }

  @Test func emptyAndAbsentValuesAreFalseAndZeroIsTrue() {
    let template =
      "{{#title}}1{{/title}}{{#body}}2{{/body}}{{#count}}3{{/count}}{{#sample}}4{{/sample}}"
      + "{{#author}}5{{/author}}{{#photos}}6{{/photos}}{{^tags}}7{{/tags}}"
    let empty = TemplateRecord([.text(""), .html([]), .number(0), .flag(false), .nothing, .list([])])
    #expect(render(template, of: empty) == "37")
    #expect(render(template, of: TemplateRecord([])) == "7")
  }

  @Test(arguments: [
    ([:], "一般 新闻：甲|一般 通知：乙"), (["card-news": "消息 {{title}}"], "消息 甲|一般 通知：乙"),
    (["card-news": "{{<card}}{{$mark}}特别{{/mark}}{{/card}}"], "特别 新闻：甲|一般 通知：乙"),
    (["card-news": "消息", "card-notices": "告示", "card-others": "无"], "消息|告示"),
  ])
  func aPartialIsChosenByTheSortOfTheRecord(special: [String: String], expected: String) {
    let phrase = schema.records[0].meaning
    func member(_ name: String, _ type: ValueType, _ slot: Int) -> Member {
      Member(name, type, slot: slot, meaning: phrase)
    }
    let schema = Schema(records: [
      RecordType("list", meaning: phrase, members: [member("entries", .list(.record("page")), 0)]),
      RecordType(
        "page", meaning: phrase, members: [member("title", .text, 0), member("kind", .record("kind"), 1)],
        variants: [.init("news", flag: [1, 1]), .init("notices", flag: [1, 2])]),
      RecordType("kind", meaning: phrase, members: [member("name", .text, 0)]),
    ])
    let templates = [
      "story": "{{#entries}}{{>card-*}}{{^@last}}|{{/@last}}{{/entries}}",
      "card": "{{$mark}}一般{{/mark}} {{kind.name}}：{{title}}",
    ].merging(special) { $1 }
    let sources = templates.map { ($0.key, Source(name: $0.key, text: $0.value)) }
    let compiled = compileTemplates(
      Dictionary(uniqueKeysWithValues: sources), entries: ["story": "list"], schema: schema)
    let news = TemplateValue.record([.text("新闻"), .flag(true), .flag(false)])
    let notices = TemplateValue.record([.text("通知"), .flag(false), .flag(true)])
    let list = TemplateRecord([.list([.record([.text("甲"), news]), .record([.text("乙"), notices])])])
    #expect(compiled.findings.isEmpty)
    #expect(compiled.templates["story"].map { String(decoding: $0.render(list), as: UTF8.self) } == expected)
  }

  @Test(arguments: [
    ("{{>card-*}}", ["card": ""], "no-variants"), ("{{>card-*}}", [:], "unknown-partial"),
    ("{{#tags}}{{#@first?}}{{/@first?}}{{/tags}}", [:], "not-a-section"),
    ("{{tags?}}", [:], "not-writable unknown-name"),
  ])
  func whatCannotBeAskedIsAFinding(_ template: String, others: [String: String], rule: String) {
    #expect(render(template, others) == rule)
  }

  @Test func aMenuIncludesItselfWithItsIndentation() {
    let menu = "{{label}}\n{{#children}}\n  {{>menu}}\n{{/children}}\n"
    #expect(render("{{#menu}}\n{{>menu}}\n{{/menu}}\n", ["menu": menu]) == "根\n  甲\n    乙\n  丙\n")
  }

  @Test func aPartialThatIncludesItselfStillSeesWhatIsAround() {
    let menu = "{{label}}{{count}}{{@index}}({{#children}}{{>menu}}{{/children}})"
    #expect(
      render("{{#tags}}{{#menu}}{{>menu}}{{/menu}} {{/tags}}", ["menu": menu])
        == "根120(甲120(乙120())丙121()) 根121(甲120(乙120())丙121()) ")
  }

  @Test func twoPartialsIncludeEachOther() {
    let others = [
      "a": "<b>{{label}}</b>{{#children}}{{>b}}{{/children}}",
      "b": "<i>{{label}}</i>{{#children}}{{>a}}{{/children}}",
    ]
    #expect(render("{{#menu}}{{>a}}{{/menu}}", others) == "<b>根</b><i>甲</i><b>乙</b><i>丙</i>")
  }

  @Test func deepDataDoesNotOverflow() {
    var deep = menu("底")
    for _ in 0..<5000 { deep = menu("层", [deep]) }
    let record = TemplateRecord(Array(repeating: .nothing, count: 7) + [deep])
    let text = render(
      "{{#menu}}{{>menu}}{{/menu}}", ["menu": "{{#children}}({{>menu}}){{/children}}"], of: record)
    #expect(text.utf8.count == 10_000)
  }

  @Test func aBlockBelongsToTheTemplateThatFillsIt() {
    let others = [
      "layout": "<title>{{$title}}站{{/title}}</title>{{$content}}{{/content}}",
      "card": "<b>{{$title}}卡{{/title}}</b>",
    ]
    let story =
      "{{<layout}}{{$title}}{{title}}{{/title}}{{$content}}{{<card}}{{$title}}甲{{/title}}{{/card}}{{>card}}{{/content}}"
      + "{{/layout}}"
    #expect(render(story, others) == "<title>“A” &amp; &lt;B&gt;</title><b>甲</b><b>卡</b>")
  }

  @Test func severalRecordsAreViewsOfTheSameSlots() {
    let phrase = schema.records[0].meaning
    let views = Schema(records: [
      RecordType("card", meaning: phrase, members: [Member("name", .text, slot: 1, meaning: phrase)]),
      RecordType("page", meaning: phrase, members: [Member("title", .text, slot: 1, meaning: phrase)]),
    ])
    let compiled = compileTemplates(
      ["a": .init(name: "a", text: "{{name}}"), "b": .init(name: "b", text: "{{title}}")],
      entries: ["a": "card", "b": "page"], schema: views)
    let record = TemplateRecord([.nothing, .text("同")])
    for name in ["a", "b"] {
      let output = compiled.templates[name]?.render(record) ?? []
      #expect(String(decoding: output, as: UTF8.self) == "同")
    }
  }
}
