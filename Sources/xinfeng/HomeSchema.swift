import Content
import Rendering
import Text

/// The JSON Schema (draft 2020-12) of `content/home.yml`, for editors' programs.
///
/// `xinfeng check` decides whether the pages that it names exist.
func homeSchema(of model: ContentModel) -> JSON {
  let text = JSON.object([("type", .text("string"))])
  let picture = object(
    [("src", text), ("alt", text), ("caption", text), ("credit", text)], required: ["src", "alt"])
  func lead(_ kept: [String], _ required: [String]) -> JSON {
    schema(
      of: leadKeys, only: kept + ["title", "summary", "picture"], required: required, ["picture": picture])
  }
  let ofPage = lead(["page"], ["page"])
  let ofLink = lead(["to"], ["to", "title"])
  let anyLead = JSON.object([("anyOf", .list([text, ofPage, ofLink]))])
  let shown = JSON.object([
    ("anyOf", .list([.object([("enum", .list(blockNames(of: model).map(JSON.text)))]), termName]))
  ])
  let count = JSON.object([("type", .text("integer")), ("minimum", .number(1))])
  let block = schema(of: blockKeys, ["show": shown, "count": count])
  let home = schema(
    of: homeKeys,
    [
      "headline": anyLead, "slides": list(anyLead, atMost: 5),
      "blocks": list(.object([("anyOf", .list([shown, block]))])),
      "partners": list(schema(of: partnerKeys, ["logo": picture])),
      "account": schema(of: accountKeys, ["picture": picture]),
    ])
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
