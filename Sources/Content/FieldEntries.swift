import Diagnostics
import YAML

/// The nodes of a front matter, by field.
struct FieldEntries {
  private var pairs: [YAMLNode.Pair] = []
  /// For every name of the kind, the position of its pair plus 1; 0 if it is not given.
  private var given: [Int]
  /// The names of the kind that are given with an unreadable value.
  private var unreadable: Set<Int>

  private init(for kind: Kind, unreadable keys: Set<String>) {
    given = Array(repeating: 0, count: BuiltInKey.count + kind.fields.count)
    unreadable = Set(keys.compactMap { kind.names[$0] })
  }

  subscript(key: BuiltInKey) -> YAMLNode? { node(at: key.position) }

  /// By position among the kind's fields.
  subscript(field field: Int) -> YAMLNode? { node(at: BuiltInKey.count + field) }

  /// Whether the field is given with an unreadable value: it then has a finding, and is not reported as missing.
  func isUnreadable(_ key: BuiltInKey) -> Bool { unreadable.contains(key.position) }
  func isUnreadable(field: Int) -> Bool { unreadable.contains(BuiltInKey.count + field) }

  private func node(at name: Int) -> YAMLNode? { given[name] == 0 ? nil : pairs[given[name] - 1].value }
}

extension FieldEntries {
  /// Finds the field of every key, by key or label, and reports unknown keys and fields given twice; nil, with a
  /// finding, if the front matter is no map.
  init?(_ parsed: ParsedFrontMatter, of kind: Kind, reader: inout NodeReader) {
    self.init(for: kind, unreadable: parsed.brokenKeys)
    guard let root = parsed.root else { return }
    guard let pairs = root.map else {
      reader.report(.wantsMap, root, ["---"])
      return nil
    }
    self.pairs = pairs
    for position in pairs.indices {
      let key = if case .scalar(let text) = pairs[position].key.content { text } else { "" }
      guard let name = kind.names[key] else {
        reportUnknown(pairs[position], key, of: kind, reader: &reader)
        continue
      }
      // A key that is repeated literally is reported by the YAML parser; this is a key together with its Chinese label.
      if given[name] != 0 { reader.report(.repeatedField, pairs[position].key, [key]) }
      given[name] = position + 1
    }
  }
}

private func reportUnknown(_ pair: YAMLNode.Pair, _ key: String, of kind: Kind, reader: inout NodeReader) {
  let node = pair.key
  if let line = ForeignKey(key)?.line(saying: pair.value.text, of: kind) {
    let place = node.place.location(in: reader.source.name)
    reader.findings.append(
      Diagnostic(
        .unknownField, at: place, [key, kind.name], correction: line.correction, help: line.help,
        excerpt: reader.source.line(place.line)))
    return
  }
  let isLatin = key.utf8.allSatisfy { $0 < 0x80 }
  let names =
    isLatin
    ? BuiltInKey.allCases.map(\.rawValue) + kind.fields.map(\.key)
    : BuiltInKey.allCases.map(\.label) + kind.fields.map(\.label)
  if isMapKey(key) {
    return reader.report(
      .unknownField, node, [key, kind.name], replacement: "  " + key,
      help: Phrase(
        "“\(key)”是图片、视频一类的下一层，行首空两格", "“\(key)” belongs to a picture or the like: indent it by two spaces"))
  }
  let near = nearest(to: key, in: names)
  let labels = (BuiltInKey.allCases.map(\.label) + kind.fields.map(\.label)).joined(separator: "、")
  reader.report(
    .unknownField, node, [key, kind.name], replacement: near,
    help: near == nil
      ? Phrase("“\(kind.name)”可以写：\(labels)", "fields: \(names.joined(separator: ", "))") : nil)
}
