import Content
import Rendering
import Text

/// The files with which VS Code completes and checks front matter: a JSON Schema and a snippet for every kind.
///
/// - Returns: files by their paths relative to the site's folder.
func editorFiles(for model: ContentModel) -> [(path: String, json: JSON)] {
  let schemas = model.kinds.map { kind in
    (path: ".vscode/schemas/\(kind.slug).schema.json", json: frontMatterSchema(of: kind, in: model))
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
  let files = declarationFiles.map { file in
    let name = file.keys.name.replacing("vocabularies/NAME", with: "vocabulary").replacing(
      "rolls/NAME", with: "roll")
    return (
      path: ".vscode/schemas/\(name).schema.json", json: fileSchema(of: file.keys), pattern: file.pattern
    )
  }
  let settings = JSON.object([
    ("files.encoding", .text("utf8")), ("files.eol", .text("\n")),
    (
      "[markdown]",
      .object([("editor.quickSuggestions", .object([("other", .flag(true)), ("strings", .flag(true))]))])
    ),
    (
      "yaml.schemas",
      .object(
        associations + [(homeSchemaPath, JSON.text(HomePage.file))]
          + files.map { ($0.path, JSON.text($0.pattern)) })
    ),
  ])
  return schemas + files.map { (path: $0.path, json: $0.json) } + [
    (path: homeSchemaPath, json: homeSchema(of: model)),
    (".vscode/xinfeng.code-snippets", .object(snippets)), (".vscode/settings.json", settings),
  ]
}

private let homeSchemaPath = ".vscode/schemas/home.schema.json"

private func snippetLines(of kind: Kind, in model: ContentModel) -> [String] {
  var lines = ["---", "\(BuiltInKey.title.label): ${1:\(BuiltInKey.title.label)}"]
  lines.append("\(BuiltInKey.date.label): ${2:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}")
  for (index, field) in kind.fields.filter({ $0.isRequired && $0.defaultValue == nil }).enumerated() {
    let terms = field.type.schema.vocabulary.map { model.vocabularies[$0].terms.map(\.name) } ?? []
    let choices = terms.map { $0.replacing(",", with: "\\,").replacing("|", with: "\\|") }.joined(
      separator: ",")
    let place = choices.isEmpty ? "${\(index + 3):\(field.label)}" : "${\(index + 3)|\(choices)|}"
    lines.append("\(field.label): \(place)")
  }
  return lines + ["---", "", "$0"]
}
