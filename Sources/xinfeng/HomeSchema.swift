import Content
import Rendering
import Text

/// What `content/home.yml` may say, as a JSON Schema, draft 2020-12, for editors' programs.
///
/// Whether the pages that it names are there is said by `xinfeng check`.
func homeSchema(of model: ContentModel) -> JSON {
  let text = JSON.object([("type", .text("string"))])
  let picture = object(
    [("src", text), ("alt", text), ("caption", text), ("credit", text)], required: ["src", "alt"])
  let ofPage = object(
    [("page", text), ("title", text), ("summary", text), ("picture", picture)], required: ["page"])
  let ofLink = object(
    [("to", text), ("title", text), ("summary", text), ("picture", picture)], required: ["to", "title"])
  let lead = JSON.object([("anyOf", .list([text, ofPage, ofLink]))])
  let shown = JSON.object([
    ("anyOf", .list([.object([("enum", .list(blockNames(of: model).map(JSON.text)))]), termName]))
  ])
  let block = object(
    [
      ("show", shown), ("title", text),
      ("count", .object([("type", .text("integer")), ("minimum", .number(1))])),
    ], required: ["show"])
  let partner = object([("name", text), ("to", text), ("logo", picture)], required: ["name", "to"])
  let account = object(
    [("name", text), ("note", text), ("picture", picture)], required: ["name", "picture"])
  let home = object(
    [
      ("headline", lead), ("slides", list(lead, atMost: 5)),
      ("blocks", list(.object([("anyOf", .list([shown, block]))]))), ("partners", list(partner)),
      ("account", account),
    ], required: [])
  guard case .object(let members) = home else { return home }
  return .object(
    [("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text("home.yml"))]
      + members)
}

/// `topics/good-people`, by slug or name.
private let termName = JSON.object([("type", .text("string")), ("pattern", .text("^[^/]+/[^/]+$"))])

private func object(_ properties: [(String, JSON)], required: [String]) -> JSON {
  .object([
    ("type", .text("object")), ("properties", .object(properties)),
    ("required", .list(required.map(JSON.text))), ("additionalProperties", .flag(false)),
  ])
}

private func list(_ item: JSON, atMost maximum: Int? = nil) -> JSON {
  .object(
    [("type", .text("array")), ("items", item)] + (maximum.map { [("maxItems", JSON.number($0))] } ?? []))
}
