import Content
import Rendering

/// What lets VS Code complete and check front matter: a JSON Schema and a snippet for every kind.
///
/// - Returns: files by their paths below the site's folder.
func editorFiles(for model: ContentModel) -> [(path: String, json: JSON)] {
  let schemas = model.kinds.map { kind in
    (path: ".vscode/schemas/\(kind.slug).schema.json", json: schema(of: kind, in: model))
  }
  let snippets = model.kinds.map { kind in
    (
      kind.name,
      JSON.object([
        ("scope", .text("markdown")), ("prefix", .list([.text(kind.slug), .text(kind.name)])),
        ("description", .text(kind.description)),
        ("body", .list(snippetLines(of: kind, in: model).map(JSON.text))),
      ])
    )
  }
  let associations = model.kinds.map { kind in
    (".vscode/schemas/\(kind.slug).schema.json", JSON.text("content/\(kind.folder)/**/*.md"))
  }
  let settings = JSON.object([
    ("files.encoding", .text("utf8")), ("files.eol", .text("\n")),
    (
      "[markdown]",
      .object([("editor.quickSuggestions", .object([("other", .flag(true)), ("strings", .flag(true))]))])
    ),
    ("yaml.schemas", .object(associations)),
  ])
  return schemas + [
    (".vscode/xinfeng.code-snippets", .object(snippets)), (".vscode/settings.json", settings),
  ]
}

/// JSON Schema, draft 2020-12. Both key and label name a field; the rules across fields are `xinfeng check`'s.
private func schema(of kind: Kind, in model: ContentModel) -> JSON {
  var properties = BuiltInKey.allCases.flatMap { key in
    [key.rawValue, key.label].map { ($0, JSON.object([("title", .text(key.label))])) }
  }
  var required = [BuiltInKey.title, .date].map { either($0.rawValue, $0.label) }
  for field in kind.fields {
    let description = JSON.object(
      [("title", .text(field.label)), ("description", .text(field.help))] + valueSchema(of: field, in: model))
    properties += [(field.key, description)]
    if field.label != field.key { properties.append((field.label, description)) }
    if field.isRequired, field.defaultValue == nil { required.append(either(field.key, field.label)) }
  }
  return .object([
    ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(kind.name)),
    ("type", .text("object")), ("properties", .object(properties)), ("allOf", .list(required)),
    ("additionalProperties", .flag(false)),
  ])
}

private func either(_ key: String, _ label: String) -> JSON {
  .object([
    ("anyOf", .list([key, label].map { .object([("required", .list([.text($0)]))]) }))
  ])
}

private func valueSchema(of field: Field, in model: ContentModel) -> [(String, JSON)] {
  // Names first, as completion offers them; then slugs, aliases and former names, which are right, too.
  let words = { (vocabulary: Int) -> JSON in
    let names = model.vocabularies[vocabulary].terms.map(\.name)
    let others = Set(model.vocabularies[vocabulary].lookup.keys).subtracting(names).sorted()
    return .list((names + others).map(JSON.text))
  }
  switch field.type.shape {
  case .term(let vocabulary): return [("enum", words(vocabulary))]
  case .terms(let vocabulary):
    let list = JSON.object([("type", .text("array")), ("items", .object([("enum", words(vocabulary))]))])
    // One term may stand alone, and `、` may stand between several.
    return [("anyOf", .list([list, .object([("type", .text("string"))])]))]
  case .number: return [("type", .text("integer")), ("minimum", .number(0))]
  case .text, .person: return [("type", .text("string"))]
  default: return []
  }
}

private func snippetLines(of kind: Kind, in model: ContentModel) -> [String] {
  var lines = ["---", "\(BuiltInKey.title.label): ${1:\(BuiltInKey.title.label)}"]
  lines.append("\(BuiltInKey.date.label): ${2:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}")
  for (index, field) in kind.fields.filter({ $0.isRequired && $0.defaultValue == nil }).enumerated() {
    let terms = field.type.shape.vocabulary.map { model.vocabularies[$0].terms.map(\.name) } ?? []
    let choices = terms.map { $0.replacing(",", with: "\\,").replacing("|", with: "\\|") }.joined(
      separator: ",")
    let place = choices.isEmpty ? "${\(index + 3):\(field.label)}" : "${\(index + 3)|\(choices)|}"
    lines.append("\(field.label): \(place)")
  }
  return lines + ["---", "", "$0"]
}
