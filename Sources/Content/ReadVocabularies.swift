import Chinese
import Diagnostics
import Parallel
import YAML

/// Reads every `content/vocabularies/NAME.yml`.
///
/// In two steps, because a vocabulary's own fields may refer to other vocabularies: first all terms by name, then their
/// fields.
func readVocabularies(_ files: [String], in folder: String) -> (
  vocabularies: [Vocabulary], findings: [Diagnostic]
) {
  var vocabularies: [Vocabulary] = []
  var findings: [Diagnostic] = []
  var roots: [(source: Source, root: YAMLNode)] = []
  let texts = concurrentMap(files) { file in
    let (source, finding) = readSource(file, in: folder)
    return (source: source, finding: finding, parsed: source.map { parseYAML($0) })
  }
  for (file, text) in zip(files, texts) {
    findings += [text.finding].compactMap(\.self)
    guard let source = text.source, let parsed = text.parsed else { continue }
    var reader = NodeReader(source)
    reader.findings = parsed.findings
    if let root = parsed.root, var map = MapReader(root, of: file, keys: vocabularyKeys, reader: &reader) {
      let name = file.split(separator: "/").last.map { String($0.dropLast(".yml".count)) } ?? file
      vocabularies.append(readTerms(name, &map, reader: &reader))
      roots.append((source, root))
    } else if parsed.root == nil, parsed.findings.isEmpty {
      reader.findings.append(emptyFile(file))
    }
    findings += reader.findings
  }
  for (index, root) in roots.enumerated() {
    var reader = NodeReader(root.source, vocabularies: vocabularies)
    readOwnFields(of: &vocabularies[index], root.root, reader: &reader)
    findings += reader.findings
  }
  return (vocabularies, findings)
}

private func readTerms(_ name: String, _ map: inout MapReader, reader: inout NodeReader) -> Vocabulary {
  var vocabulary = Vocabulary(
    name: name, label: map.text("label", reader: &reader) ?? name,
    description: map.text("description", reader: &reader) ?? "", groups: [], terms: [], lookup: [:])
  for node in map.list("groups", like: "- {slug: organ, name: 省直单位}", reader: &reader) {
    guard var entry = MapReader(node, of: "groups", keys: groupKeys, reader: &reader) else { continue }
    let group = TermGroup(
      slug: entry.required("slug", reader: &reader) ?? "",
      name: entry.required("name", reader: &reader) ?? "",
      description: entry.text("description", reader: &reader) ?? "")
    entry.refuseOtherKeys(reader: &reader)
    vocabulary.groups.append(group)
  }
  guard map.take("terms") != nil else {
    reader.report(.missingKey, at: map.place, ["terms"])
    return vocabulary
  }
  for node in map.list("terms", like: "- {slug: helping, name: 助人为乐}", reader: &reader) {
    guard let term = readTerm(node, in: vocabulary, reader: &reader) else { continue }
    vocabulary.terms.append(term)
    register(
      [term.slug, term.name] + term.aliases, for: vocabulary.terms.count - 1, in: &vocabulary, reader: &reader
    )
  }
  return vocabulary
}

private func readTerm(_ node: YAMLNode, in vocabulary: Vocabulary, reader: inout NodeReader) -> Term? {
  guard var entry = MapReader(node, of: "terms", keys: termKeys, reader: &reader) else { return nil }
  let name = entry.required("name", reader: &reader)
  guard let slug = entry.required("slug", reader: &reader), let name else { return nil }
  guard isSlug(slug) else {
    let near = Chinese.slug(of: slug)
    reader.report(.badSlug, entry.take("slug") ?? node, [slug], replacement: near.isEmpty ? nil : near)
    return nil
  }
  var group: Int?
  if let groupNode = entry.take("group"), let text = reader.text(groupNode, of: "group") {
    group = vocabulary.groups.firstIndex { $0.slug == text || $0.name == text }
    if group == nil {
      let known = vocabulary.groups.map(\.slug).joined(separator: "、")
      reader.report(
        .unknownTerm, groupNode, [text, "groups"],
        replacement: nearest(to: text, in: vocabulary.groups.map(\.slug)),
        help: known.isEmpty
          ? Phrase(
            "先在 terms 前面写明  groups: [{slug: \(text), name: …}]",
            "declare it first:  groups: [{slug: \(text), name: …}]")
          : Phrase("可以写：\(known)", "known: \(known)"))
    }
  }
  let aliases = entry.take("aliases").flatMap { reader.items(of: $0, label: "aliases") } ?? []
  return Term(
    slug: slug, name: name, aliases: aliases.compactMap(\.text),
    description: entry.text("description", reader: &reader) ?? "", group: group, node: node)
}

/// Registers a term under its slug, name and aliases, each of which may name only one term.
private func register(
  _ words: [String], for index: Int, in vocabulary: inout Vocabulary, reader: inout NodeReader
) {
  let term = vocabulary.terms[index]
  for word in words {
    if let other = vocabulary.lookup[word], other != index {
      let first = vocabulary.terms[other]
      reader.report(
        .repeatedTerm, term.node.scalar(word) ?? term.node, [word, first.name],
        help: Phrase(
          "第 \(first.node.place.line) 行的“\(first.name)”已经用了，换一个",
          "line \(first.node.place.line), “\(first.name)”, has it already; choose another"))
    }
    vocabulary.lookup[word] = index
  }
}

private func readOwnFields(of vocabulary: inout Vocabulary, _ root: YAMLNode, reader: inout NodeReader) {
  guard var map = MapReader(root, of: vocabulary.name, keys: vocabularyKeys, reader: &reader) else { return }
  map.pass(["label", "description", "groups", "terms"])
  let areCollections = map.flag("collection", reader: &reader) ?? false
  if areCollections { vocabulary.source = reader.source }
  let declared = map.map("fields", reader: &reader)
  map.refuseOtherKeys(reader: &reader)
  let fields = readFields(declared, reader: &reader) { key, _ in "/\(vocabulary.name)/\(key)/" }
  vocabulary.fields = fields
  for index in vocabulary.terms.indices {
    guard var entry = MapReader(vocabulary.terms[index].node, of: "terms", reader: &reader) else { continue }
    entry.pass(termKeys.keys.map(\.name))
    if areCollections { vocabulary.terms[index].collection = readCollection(&entry, reader: &reader) }
    vocabulary.terms[index].values = fields.map { field in
      guard let node = entry.take(field.key) ?? entry.take(field.label) else {
        if field.isRequired { reader.report(.missingKey, vocabulary.terms[index].node, [field.key]) }
        return field.defaultValue
      }
      return field.type.read(node, of: field.label, with: &reader)
    }
    entry.refuseOtherKeys(reader: &reader)
    for (field, value) in zip(fields, vocabulary.terms[index].values) {
      guard let list = field.type as? ListField, list.areNames, case .texts(let names) = value else {
        continue
      }
      register(names, for: index, in: &vocabulary, reader: &reader)
      vocabulary.terms[index].formerNames += names
    }
  }
}

extension YAMLNode {
  /// The node of a text among the values of a map, or in their lists.
  fileprivate func scalar(_ text: String) -> YAMLNode? {
    for pair in map ?? [] {
      if pair.value.text == text { return pair.value }
      if let item = pair.value.list?.first(where: { $0.text == text }) { return item }
    }
    return nil
  }
}
