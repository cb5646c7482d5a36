import Diagnostics
import YAML

/// The node with every text such as `｛src：夜班.jpg，alt：…｝` turned into a map: YAML does not know full-width signs.
///
/// Only for fields that are not themselves texts.
func forgivingWideBraces(_ node: YAMLNode) -> YAMLNode {
  switch node.content {
  case .map: return node
  case .scalar: return forgivenMap(node) ?? node
  case .list(let items):
    guard mayHaveWideBraces(node) else { return node }
    return YAMLNode(.list(items.map { forgivenMap($0) ?? $0 }), at: node.place)
  }
}

/// Whether a text in the node, or in one of its items, begins with a full-width brace.
func mayHaveWideBraces(_ node: YAMLNode) -> Bool {
  switch node.content {
  case .map: false
  case .scalar(let text): text.beginsWithWideBrace
  case .list(let items):
    items.contains { if case .scalar(let text) = $0.content { text.beginsWithWideBrace } else { false } }
  }
}

extension String {
  /// Tests the first byte first, since few texts begin with `｛`.
  fileprivate var beginsWithWideBrace: Bool { utf8.first == 0xEF && hasPrefix("｛") }
}

private func forgivenMap(_ node: YAMLNode) -> YAMLNode? {
  guard node.isPlain, let text = node.text, text.beginsWithWideBrace, text.hasSuffix("｝") else { return nil }
  let scalars = Array(text.unicodeScalars)
  let entry = FrontMatterEntry(range: 0..<0, firstLine: 1, lines: [Array("x: ".unicodeScalars) + scalars])
  let forgiven = entry.forgiven(isKey: { _ in false })
  let parsed = parseYAML(Source(name: "", bytes: forgiven.bytes))
  guard let value = parsed.root?["x"], value.map != nil else { return nil }
  return moved(forgiven.original(value, firstLine: Int(node.place.line)), by: node.place.column - 4)
}

/// The node with its columns shifted to the text's place in the file. Its depth is limited by the parser.
private func moved(_ node: YAMLNode, by columns: Int32) -> YAMLNode {
  var node = node
  node.place.column += columns
  switch node.content {
  case .scalar: break
  case .list(let items): node.content = .list(items.map { moved($0, by: columns) })
  case .map(let pairs):
    node.content = .map(
      pairs.map { YAMLNode.Pair(key: moved($0.key, by: columns), value: moved($0.value, by: columns)) })
  }
  return node
}
