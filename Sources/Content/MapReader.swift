import Diagnostics
import YAML

/// Reads a map key by key, and reports the keys that were not asked for.
package struct MapReader: Sendable {
  private let node: YAMLNode
  private var asked: [String] = []
  /// Keys with a finding of their own, reported neither as missing nor as unknown.
  private var excused: [String] = []
  /// The allowed keys; nil if the author names them.
  private let keys: KeyMap?
  /// Some keys may be labels.
  private var hasLabels = false

  /// Nil, with a finding, if the node is not a map.
  ///
  /// - Parameter keys: the table of its keys, if the program names them; `take` accepts no others.
  package init?(_ node: YAMLNode, of label: String, keys: KeyMap? = nil, reader: inout NodeReader) {
    guard node.map != nil else {
      reader.report(.wantsMap, node, [label])
      return nil
    }
    self.node = node
    self.keys = keys
    asked.reserveCapacity(8)
    hasLabels = (node.map ?? []).contains { $0.key.text?.utf8.contains { $0 >= 0x80 } ?? false }
    // Pages are corrected before they are read. Elsewhere a full-width colon is reported here.
    guard hasLabels, !isMarkdown(reader.source.name) else { return }
    for pair in node.map ?? [] where pair.key.isPlain {
      guard let text = pair.key.text, let colon = text.unicodeScalars.firstIndex(where: isWideColon) else {
        continue
      }
      let key = String(text[..<colon])
      let value = text[text.unicodeScalars.index(after: colon)...].trimmingSpaces
      reader.report(.fullWidthColon, pair.key, [key], replacement: "\(key): \(value)")
      excused += [key, text]
    }
  }

  /// The value of a key, or nil if it is missing or empty.
  package mutating func take(_ key: String) -> YAMLNode? {
    precondition(keys?.has(key) ?? true, "\(keys?.name ?? "") has no key \(key) in its table")
    if !asked.contains(key) { asked.append(key) }
    guard let value = node[key] ?? (hasLabels ? mapLabels[key].flatMap { node[$0] } : nil), !value.isEmpty
    else {
      return nil
    }
    return value
  }

  /// Marks keys as known that other code reads.
  mutating func pass(_ keys: [String]) { asked += keys }

  package mutating func text(_ key: String, reader: inout NodeReader) -> String? {
    take(key).flatMap { reader.text($0, of: key) }
  }

  /// A required text.
  package mutating func required(_ key: String, reader: inout NodeReader) -> String? {
    if let value = take(key) { return reader.text(value, of: key) }
    if excused.contains(key) { return nil }
    let label =
      isMarkdown(reader.source.name) && reader.isChinese ? mapLabels[key].map { "\(key)（\($0)）" } ?? key : key
    reader.report(.missingKey, node, [label], help: Phrase("补上 \(key): …", "add \(key): …"))
    return nil
  }

  package mutating func flag(_ key: String, reader: inout NodeReader) -> Bool? {
    take(key).flatMap { readFlag($0, of: key, reader: &reader) }
  }

  package mutating func number(_ key: String, reader: inout NodeReader) -> Int? {
    take(key).flatMap { readNumber($0, of: key, reader: &reader) }
  }

  /// The items of an optional list; any other value is reported with an example of an item.
  package mutating func list(_ key: String, like example: String, reader: inout NodeReader) -> [YAMLNode] {
    guard let node = take(key) else { return [] }
    if let items = node.list { return items }
    reader.report(
      .wantsList, node, [key], help: Phrase("每项一行，如  \(example)", "one item a line, such as  \(example)"))
    return []
  }

  package mutating func map(_ key: String, keys: KeyMap? = nil, reader: inout NodeReader) -> MapReader? {
    take(key).flatMap { MapReader($0, of: key, keys: keys, reader: &reader) }
  }

  package var pairs: [YAMLNode.Pair] { node.map ?? [] }
  package var place: TextPosition { node.place }

  /// Reports every key that was not taken, with the most similar one that could be meant.
  package func refuseOtherKeys(reader: inout NodeReader) {
    for pair in pairs {
      let name = pair.key.text ?? ""
      if asked.contains(where: { $0 == name || mapLabels[$0] == name }) || excused.contains(name) { continue }
      reader.report(
        .unknownKey, pair.key, [name], replacement: nearest(to: name, in: asked),
        help: Phrase("可以写：\(asked.joined(separator: "、"))", "known keys: \(asked.joined(separator: ", "))"))
    }
  }
}

/// The labels of keys of maps within fields; front matter may use them as keys.
package let mapLabels = fieldTypes.reduce(into: [:]) { labels, type in
  labels.merge(type.keyLabels) { first, _ in first }
}

/// Whether a key can occur in a map within a field.
func isMapKey(_ key: String) -> Bool { mapLabels[key] != nil || mapLabels.values.contains(key) }
