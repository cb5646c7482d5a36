import Content
import Rendering
import Text

/// The JSON Schema (draft 2020-12) of a kind's front matter, for editors' programs.
///
/// It accepts everything that `xinfeng check` accepts after YAML has been read, and rejects what it can: unknown keys
/// and terms, missing, too long or mistyped values. Rules across fields are left to `xinfeng check`.
func frontMatterSchema(of kind: Kind, in model: ContentModel) -> JSON {
  var properties: [(String, JSON)] = []
  var required: [JSON] = []
  for key in BuiltInKey.allCases {
    let schema = JSON.object([("title", .text(key.label))] + builtInSchema(key))
    properties += [key.rawValue, key.label].map { ($0, schema) }
  }
  required += [BuiltInKey.title, .date].map { either($0.rawValue, $0.label) }
  for field in kind.fields {
    let schema = JSON.object(
      [("title", .text(field.label)), ("description", .text(field.help))]
        + schema(of: field.type.form, in: model))
    properties += Set([field.key, field.label]).sorted().map { ($0, schema) }
    if field.isRequired, field.defaultValue == nil { required.append(either(field.key, field.label)) }
  }
  return .object([
    ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(kind.name)),
    ("type", .text("object")), ("properties", .object(properties)), ("allOf", .list(required)),
    ("additionalProperties", .flag(false)),
  ])
}

private typealias Members = [(String, JSON)]

private func builtInSchema(_ key: BuiltInKey) -> Members {
  switch key {
  case .title: text + [("maxLength", .number(80))]
  case .summary: text + [("minLength", .number(10)), ("maxLength", .number(140))]
  case .slug: [("type", .text("string")), ("pattern", .text("^[a-z0-9]+(-[a-z0-9]+)*$"))]
  case .date, .updated, .expires, .top: day
  case .status: [("enum", words(["草稿", "发布", "撤回", "draft", "published", "withdrawn"]))]
  case .aliases: listOrOne(word)
  case .sample: flag
  case .lang: [("type", .text("string")), ("pattern", .text("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"))]
  }
}

private func schema(of form: WrittenForm, in model: ContentModel) -> Members {
  switch form {
  case .text(let limits):
    text + (limits.minimum > 0 ? [("minLength", .number(limits.minimum))] : [])
      + (limits.maximum < .max ? [("maxLength", .number(limits.maximum))] : [])
  case .word: word
  case .number(let limits):
    [("type", words(["integer", "string"])), ("minimum", .number(limits.minimum))]
      + (limits.maximum < .max ? [("maximum", .number(limits.maximum))] : [])
  case .flag: flag
  case .day: day
  case .term(let vocabulary): [("enum", terms(of: vocabulary, in: model))]
  case .list(let item, let limits): list(schema(of: item, in: model), limits)
  case .items(let item, let limits): listOrOne(schema(of: item, in: model), limits)
  case .barred(let count): barred(count)
  case .map(let keys, let required): map(keys, required: required)
  case .anyMap: [("type", .text("object"))]
  case .either(let forms): anyOf(forms.map { schema(of: $0, in: model) })
  }
}

/// YAML reads `2024` as a number, which is accepted as a text.
private let text: Members = [("type", words(["string", "number"]))]
private let word: Members = [("type", .text("string"))]
private let day: Members = [("type", words(["string", "integer"]))]
private let flag: Members = [
  (
    "enum",
    .list(
      [.flag(true), .flag(false)] + ["是", "否", "真", "假", "yes", "no", "on", "off"].map(JSON.text))
  )
]

private func words(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }

/// Names first, as completion should offer them; then slugs, aliases and former names, which are also valid.
private func terms(of vocabulary: Int, in model: ContentModel) -> JSON {
  let names = model.vocabularies[vocabulary].terms.map(\.name)
  let others = Set(model.vocabularies[vocabulary].lookup.keys).subtracting(names).sorted()
  return words(names + others)
}

private func anyOf(_ schemas: [Members]) -> Members { [("anyOf", .list(schemas.map(JSON.object)))] }

private func list(_ item: Members, _ limits: FieldLimits = FieldLimits()) -> Members {
  [("type", .text("array")), ("items", .object(item))]
    + (limits.minimum > 0 ? [("minItems", .number(limits.minimum))] : [])
    + (limits.maximum < .max ? [("maxItems", .number(limits.maximum))] : [])
}

/// A list, or a text with one item or several separated by `、`.
private func listOrOne(_ item: Members, _ limits: FieldLimits = FieldLimits()) -> Members {
  anyOf([list(item, limits), [("type", words(["string", "number"]))]])
}

/// A text of parts separated by bars.
private func barred(_ count: Int) -> Members {
  let part = "[^|｜]+"
  let pattern = "^" + Array(repeating: part, count: count).joined(separator: "[|｜]") + "$"
  return [("type", .text("string")), ("pattern", .text(pattern))]
}

/// A map of known keys, each under its key or its label.
private func map(_ keys: [String], required: [String]) -> Members {
  let names = keys.flatMap { [$0] + (mapLabels[$0].map { [$0] } ?? []) }
  return [
    ("type", .text("object")), ("properties", .object(names.map { ($0, .object([])) })),
    ("additionalProperties", .flag(false)),
  ] + (required.isEmpty ? [] : [("allOf", .list(required.map { either($0, mapLabels[$0] ?? $0) }))])
}

private func either(_ key: String, _ label: String) -> JSON {
  .object([
    ("anyOf", .list([key, label].map { .object([("required", .list([.text($0)]))]) }))
  ])
}
