import Diagnostics
import Parallel

/// Compiles every template of a theme together: read → bind → flat instructions.
///
/// `sources` are the templates by the name that partials and parents use; `entries` names the type of
/// record that each page's template is given. All findings of all templates are returned at once,
/// each with its line; while one of them is an error there are no templates.
package func compileTemplates(
  _ sources: [String: Source], entries: [String: String], schema: Schema
) -> CompiledTemplates {
  compile(sources, entries: entries.mapValues { .record($0) }, schema: schema)
}

/// The templates of a theme by name, and what is wrong with them.
package struct CompiledTemplates: Sendable {
  package var templates: [String: Template]
  package var findings: [Diagnostic]
  /// The words that templates say anywhere, used or not.
  package var words: Set<String>
  /// By the name of a template, those that it includes or inherits from, `card-*` as it is written.
  package var references: [String: Set<String>]
}

func compile(
  _ sources: [String: Source], entries: [String: ValueType], schema: Schema
) -> CompiledTemplates {
  var findings: [Diagnostic] = []
  var parsed: [String: ParsedTemplate] = [:]
  for (name, source) in sources {
    let reading = parseTemplate(source)
    parsed[name] = reading.template
    findings += reading.findings
  }
  let theme = TemplateSet(templates: parsed, schema: schema, isWhole: findings.isEmpty)
  var templates: [String: Template] = [:]
  let bindings = concurrentMap(Array(entries)) {
    name, type -> (template: Template?, findings: [Diagnostic]) in
    guard theme.templates[name] != nil else { return (nil, [theme.missing(name)]) }
    return bind(name, to: type, in: theme)
  }
  for (entry, binding) in zip(entries, bindings) {
    templates[entry.key] = binding.template
    findings += binding.findings
  }
  let ordered = once(findings)
  return CompiledTemplates(
    templates: ordered.contains(where: \.isError) ? [:] : templates, findings: ordered,
    words: Set(parsed.values.flatMap(\.words)), references: parsed.mapValues(\.references))
}

/// A partial that is used on many pages is wrong once.
private func once(_ findings: [Diagnostic]) -> [Diagnostic] {
  var seen: Set<Place> = []
  return findings.sorted().filter { seen.insert(Place(rule: $0.rule, location: $0.location)).inserted }
}

/// A finding's identity: the same one may be found through several pages.
struct Place: Hashable {
  var rule: Rule
  var location: Location
}

/// All templates that can refer to each other, and what they may say.
struct TemplateSet: Sendable {
  let templates: [String: ParsedTemplate]
  let schema: Schema
  /// Whether all tags could be read. If not, what depends on missing pieces is not reported.
  let isWhole: Bool

  func missing(_ name: String) -> Diagnostic {
    let help = nearest(to: name, in: templates.keys.sorted()).map {
      Phrase("是不是“\($0)”？", "did you mean “\($0)”?")
    }
    return Diagnostic(.unknownTemplate, at: Location(file: name), [name], help: help)
  }

  /// The blocks that children of a template may replace: its own and those of all it is made of.
  func blocks(of name: String) -> Set<String> {
    var blocks: Set<String> = []
    var seen: Set<String> = [name]
    var waiting = [name]
    while let next = waiting.popLast() {
      guard let template = templates[next] else { continue }
      blocks.formUnion(template.blocks)
      for reference in template.references where seen.insert(reference).inserted { waiting.append(reference) }
    }
    return blocks
  }
}
