import Checks
import Content
import Rendering
import Text

/// The files that declare a site, each with the table of its keys and the pattern of its path.
///
/// `xinfeng check` decides whether the fields, pages and terms that they name exist.
let declarationFiles: [(keys: KeyMap, pattern: String)] = [
  (siteKeys, "site.yml"), (kindKeys, "content/*/_kind.yml"), (commonKeys, "content/_common.yml"),
  (vocabularyKeys, "content/vocabularies/*.yml"), (rollKeys, "content/rolls/*.yml"),
  (wordingKeys, "content/wording.yml"), (themeKeys, "themes/*/theme.yml"),
]

/// The JSON Schema (draft 2020-12) of a file, for editors' programs.
func fileSchema(of map: KeyMap) -> JSON {
  .object(
    [("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(map.name))]
      + members(of: map))
}

/// The schema of a map with the keys of a table.
///
/// - Parameters:
///   - kept: the keys to include; nil for all.
///   - special: schemas for keys whose values the site's declarations restrict.
func schema(
  of map: KeyMap, only kept: [String]? = nil, required: [String]? = nil, _ special: [String: JSON] = [:]
)
  -> JSON
{
  .object(members(of: map, only: kept, required: required, special))
}

private func members(
  of map: KeyMap, only kept: [String]? = nil, required: [String]? = nil, _ special: [String: JSON] = [:]
) -> [(String, JSON)] {
  let keys = map.keys.filter { kept?.contains($0.name) ?? true }
  let properties = keys.map { key in (key.name, special[key.name] ?? described(key)) }
  let wanted = required ?? keys.filter(\.isRequired).map(\.name)
  return [
    ("type", .text("object")), ("description", .text(map.meaning[processLanguage])),
    ("properties", .object(properties)), ("required", .list(wanted.map(JSON.text))),
    ("additionalProperties", .flag(map.isOpen)),
  ]
}

private func described(_ key: FileKey) -> JSON {
  guard case .object(let members) = schema(of: key.form) else { return schema(of: key.form) }
  return .object([("description", .text(key.meaning[processLanguage]))] + members)
}

/// YAML reads `2024` as a number, which is accepted as a text.
private let anyText = JSON.object([("type", .list(["string", "number"].map(JSON.text)))])

func schema(of form: KeyForm) -> JSON {
  switch form {
  case .text, .day: return anyText
  case .number: return .object([("type", .list(["integer", "string"].map(JSON.text)))])
  case .flag:
    let words = ["是", "否", "真", "假", "yes", "no", "on", "off"].map(JSON.text)
    return .object([("enum", .list([.flag(true), .flag(false)] + words))])
  case .word(let words): return .object([("enum", .list(words.map(JSON.text)))])
  case .texts: return .object([("anyOf", .list([anyText, list(of: anyText)]))])
  case .field, .any: return .object([])
  case .map(let map): return schema(of: map)
  case .list(let map): return list(of: .object([("anyOf", .list([anyText, schema(of: map)]))]))
  case .named(let map): return free(schema(of: map))
  case .free(let form): return free(schema(of: form))
  case .either(let forms): return .object([("anyOf", .list(forms.map { schema(of: $0) }))])
  }
}

private func list(of item: JSON) -> JSON { .object([("type", .text("array")), ("items", item)]) }

private func free(_ value: JSON) -> JSON {
  .object([("type", .text("object")), ("additionalProperties", value)])
}
