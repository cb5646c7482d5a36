import Diagnostics

/// Templates of a theme that nothing uses: no page is made with them, and no template in use includes them.
///
/// Templates that another site may use are left alone: whole documents, which its kinds may name, and pieces for kinds
/// and vocabularies that it may have, such as `card-projects`. Of these only a name that is nearly one of this site's
/// is reported.
///
/// - Parameters:
///   - sources: the theme's own templates, and those of themes that it extends.
///   - names: all names by which a page of this site may be made.
///   - kinds: the slugs of the site's kinds.
///   - root: the theme's folder; what is unused of a parent is no fault of its child.
func unusedTemplates(
  in sources: [String: Source], _ references: [String: Set<String>], names: [String], kinds: [String],
  root: String
) -> [Diagnostic] {
  let generals = Set(
    references.values.joined().filter { $0.hasSuffix("-*") }.map { String($0.dropLast(2)) })
  let known = names + generals.flatMap { general in kinds.map { "\(general)-\($0)" } }
  func isVariant(_ name: String) -> Bool {
    let general = name.prefix { $0 != "-" }
    return general.count < name.count
      && (generals.contains(String(general)) || known.contains(String(general)))
  }
  let documents = sources.keys.filter { isDocument($0, in: sources, references) }
  let variants = sources.keys.filter(isVariant)
  let used = reached(from: known + documents + variants, in: sources, references)
  return sources.keys.sorted().compactMap { name in
    guard let source = sources[name], source.name.hasPrefix(root + "/"), !known.contains(name) else {
      return nil
    }
    let isOfAnother = variants.contains(name) || documents.contains(name)
    let near = nearest(to: name, in: known.filter { sources[$0] == nil })
    guard isOfAnother ? near != nil : !used.contains(name) else { return nil }
    return Diagnostic(
      .unusedTemplate, at: Location(file: source.name), [name],
      help: near.map { Phrase("是不是“\($0)”？", "did you mean “\($0)”?") })
  }
}

private func reached(
  from names: [String], in sources: [String: Source], _ references: [String: Set<String>]
) -> Set<String> {
  var seen = Set(names)
  var waiting = names
  while let next = waiting.popLast() {
    for reference in references[next] ?? [] {
      let target = reference.hasSuffix("-*") ? String(reference.dropLast(2)) : reference
      if seen.insert(target).inserted { waiting.append(target) }
    }
  }
  return seen
}

/// Whether a template, or one that it is made of, begins a page.
private func isDocument(
  _ name: String, in sources: [String: Source], _ references: [String: Set<String>]
) -> Bool {
  reached(from: [name], in: sources, references).contains { part in
    sources[part].map { String(decoding: $0.bytes, as: UTF8.self).contains("<html") } ?? false
  }
}

/// Whether a template is a piece of others: one that is included by name shows no page, even if a kind has its name.
func isPiece(_ name: String, in sources: [String: Source]) -> Bool {
  sources.values.contains { String(decoding: $0.bytes, as: UTF8.self).contains("{{>\(name)}}") }
}
