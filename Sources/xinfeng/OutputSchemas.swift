import ArgumentParser
import Rendering
import Text

/// The documents of `--format json` that have a schema (JSON Schema, draft 2020-12).
enum OutputSchema: String, CaseIterable, ExpressibleByArgument {
  case findings
  case list
  case stats
  case inspect
  case manuscript
  case sheet
  case posts
  case releases
  case wechat
  case publish
  case forget
  case files
  case report
  case error

  var json: JSON {
    let schema = shape.json
    guard case .object(let members) = schema else { return schema }
    return .object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text("xinfeng " + rawValue)),
      ]
        + members)
  }

  private var shape: Shape {
    switch self {
    case .findings: .list(OutputSchema.finding)
    case .list:
      .list(.object(["state": .text, "file": .text, "title": .text, "address": .text, "reason": .text]))
    case .stats: .object(["pages": .number, "tables": .list(.anyObject)])
    case .inspect:
      .object([
        "name": .text, "address": .text, "owner": .text, "day": .text, "pages": .number,
        "rows": .list(
          .object([
            "item": .text, "requirement": .text, "verdict": .text, "result": .text, "details": .list(.text),
          ])),
      ])
    // Several manuscripts imported at once give a list of these.
    case .manuscript:
      .object(
        [
          "file": .text, "draft": .text, "written": .flag, "pictures": .list(.text),
          "characters": .object(["manuscript": .number, "dropped": .number, "kept": .number]),
          "fields": .list(.object(["field": .text, "value": .text, "settled": .flag])),
          "left_in_text": .list(.text), "missing": .list(.text),
          "to_mend": .list(.object(["line": .number, "message": .text])),
          "ledger": .list(.object(["what": .text, "count": .number, "characters": .number, "kept": .flag])),
          "findings": .list(OutputSchema.finding),
        ],
        optional: [
          "difference": .list(.text), "manuscript_changes": .list(.text), "draft_changes": .list(.text),
        ])
    case .sheet: .object(["rows": .number, "files": .list(.text), "findings": .list(OutputSchema.finding)])
    case .wechat:
      .object(
        [
          "folder": .text, "title": .text, "digest": .text, "characters": .number, "files": .list(.text),
        ], optional: ["address": .text, "comes_on": .text])
    case .posts:
      .object([
        "folder": .text, "written": .list(.text),
        "drafts": .list(.object(["file": .text, "lacks": .list(.text)])), "left_alone": .list(.text),
        "unchanged": .number, "pictures": .number, "former_addresses": .number,
        "to_look_at": .list(OutputSchema.place), "lost_pictures": .list(OutputSchema.place),
        "other_keys": .list(.object(["key": .text, "count": .number])), "no_posts": .list(.text),
        "findings": .list(OutputSchema.finding),
      ])
    case .publish:
      .object(
        [
          "outcome": .choice(["published", "unchanged", "refused", "held", "errors", "shown"]),
          "changed": .number,
          "removed": .number, "findings": .list(OutputSchema.finding),
        ], optional: ["release": .text, "reason": .text])
    case .forget:
      .object([
        "outcome": .choice(["removed", "nothing", "unknown"]), "releases": .list(.text),
        "files": .list(.text),
        "search_files": .number, "shown": .flag,
      ])
    case .files: .object(["files": .list(.text)])
    // For any command that ends before its answer.
    case .error: .object(["error": .text, "code": .number])
    case .report:
      .object(
        [
          "version": .text, "counts": .anyObject,
          "files": .list(
            .object(["file": .text, "state": .text, "reason": .text, "title": .text, "address": .text])),
          "findings": .list(
            .object([
              "rule": .text, "severity": .choice(["error", "warning", "notice"]), "file": .text,
              "line": .number,
              "column": .number, "message": .text,
            ])),
        ],
        optional: [
          "made": .object([
            "files": .number, "bytes": .number, "written": .list(.text), "removed": .list(.text),
          ])
        ])
    case .releases:
      .list(
        .object(
          ["name": .text, "moment": .text, "pages": .number, "current": .flag], optional: ["held": .text]))
    }
  }

  private static let place = Shape.object(["file": .text, "line": .number, "text": .text])
  private static let finding = Shape.object(
    [
      "rule": .text, "severity": .choice(["error", "warning", "notice"]), "file": .text, "line": .number,
      "column": .number, "length": .number, "message": .text,
    ], optional: ["correction": .text, "help": .text])
}

/// The shape of a JSON value.
private indirect enum Shape: Sendable {
  case text
  case number
  case flag
  case choice([String])
  case list(Shape)
  case object(KeyValuePairs<String, Shape>, optional: KeyValuePairs<String, Shape> = [:])
  case anyObject

  var json: JSON {
    switch self {
    case .text: .object([("type", .text("string"))])
    case .number: .object([("type", .text("integer"))])
    case .flag: .object([("type", .text("boolean"))])
    case .choice(let values): .object([("enum", .list(values.map { .text($0) }))])
    case .list(let item): .object([("type", .text("array")), ("items", item.json)])
    case .anyObject: .object([("type", .text("object"))])
    case .object(let members, let optional):
      .object([
        ("type", .text("object")), ("additionalProperties", .flag(false)),
        ("required", .list(members.map { .text($0.key) })),
        ("properties", .object((Array(members) + Array(optional)).map { ($0.key, $0.value.json) })),
      ])
    }
  }
}
