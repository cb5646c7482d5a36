import Diagnostics
import Foundation

@testable import Templating

private let unsaid = Phrase("", "")

private func record(_ name: String, _ members: (String, ValueType)...) -> RecordType {
  RecordType(
    name, meaning: unsaid,
    members: members.enumerated().map { Member($1.0, $1.1, slot: $0, meaning: unsaid) })
}

/// A small world: a story with its author, photographs and topics, a menu of menus, a site around it.
let schema = Schema(records: [
  record(
    "page", ("title", .text), ("body", .html), ("count", .number), ("sample", .flag),
    ("author", .record("person")),
    ("photos", .list(.record("photo"))), ("tags", .list(.text)), ("menu", .record("menu")), ("address", .text)
  ),
  record("person", ("name", .text), ("unit", .text), ("home", .text)),
  record("photo", ("src", .text), ("alt", .text), ("credit", .text)),
  record("menu", ("label", .text), ("children", .list(.record("menu"))), ("parent", .record("menu"))),
])

func menu(_ label: String, _ children: [TemplateValue] = []) -> TemplateValue {
  .record([.text(label), .list(children)])
}

let pageValues: [TemplateValue] = [
  .text("“A” & <B>"), .html(Array("<p>正文</p>".utf8)), .number(12), .flag(true),
  .record([.text("王 O'Neil"), .nothing, .text("javascript:alert(1)")]),
  .list([.record([.text("a.jpg"), .text("一")]), .record([.text("b.jpg"), .text("二"), .text("李")])]),
  .list([.text("x"), .text("<y>")]),
  menu("根", [menu("甲", [menu("乙")]), menu("丙")]),
  .text("https://a.cn/?q=1&r=2"),
]

let page = TemplateRecord(pageValues)

func compile(_ templates: [String: String], entries: [String: String] = ["story": "page"]) -> (
  templates: [String: Template], findings: [Diagnostic]
) {
  var sources: [String: Source] = [:]
  for (name, text) in templates {
    sources[name] = Source(name: "themes/t/\(name).mustache", text: text)
  }
  let compiled = compileTemplates(sources, entries: entries, schema: schema)
  return (compiled.templates, compiled.findings)
}

/// What the template `story` makes of the sample page, or what is wrong with it.
func render(_ text: String, _ others: [String: String] = [:], of record: TemplateRecord = page) -> String {
  let (templates, findings) = compile(others.merging(["story": text]) { $1 })
  guard let template = templates["story"] else { return findings.map(\.rule.name).joined(separator: " ") }
  return String(decoding: template.render(record), as: UTF8.self)
}

/// Takes the marks out of a text and gives their places.
func unmark(_ marked: String, file: String = "themes/t/story.mustache") -> (text: String, places: [Location])
{
  let parts = marked.components(separatedBy: "1️⃣")
  var text = parts[0]
  var places: [Location] = []
  for part in parts.dropFirst() {
    places.append(Source(name: file, text: text).location(of: text.utf8.count..<text.utf8.count))
    text += part
  }
  return (text, places)
}
