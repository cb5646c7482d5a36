import Diagnostics
import YAML

/// The node with every `｛src：夜班.jpg，alt：…｝` in it made a map: signs of full width, which YAML takes for a text.
///
/// Only for fields that are no texts themselves.
func forgivingWideBraces(_ node: YAMLNode) -> YAMLNode {
  switch node.content {
  case .map: return node
  case .scalar: return forgivenMap(node) ?? node
  case .list(let items):
    guard mayHaveWideBraces(node) else { return node }
    return YAMLNode(.list(items.map { forgivenMap($0) ?? $0 }), at: node.place)
  }
}

/// Whether a text in the node, or one of its items, begins as such a map does.
func mayHaveWideBraces(_ node: YAMLNode) -> Bool {
  switch node.content {
  case .map: false
  case .scalar(let text): text.beginsWithWideBrace
  case .list(let items):
    items.contains { if case .scalar(let text) = $0.content { text.beginsWithWideBrace } else { false } }
  }
}

extension String {
  /// `｛`, which few texts begin with, and most of those that do not have another first byte.
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

/// The node at the place of its text in the file. Depth is limited by the parser.
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
