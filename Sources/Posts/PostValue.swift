import YAML

/// A value of a post's front matter. Hexo, Hugo and Jekyll write texts and lists of texts, rarely anything else.
package enum PostValue: Sendable, Hashable {
  case text(String)
  case list([String])
  /// A map, or a list of anything except texts.
  case other

  init(_ node: YAMLNode) {
    if node.isEmpty {
      self = .text("")
    } else if let text = node.text {
      self = .text(text)
    } else if let list = node.list {
      // In Hexo a category may be a list of the parts of a path.
      let texts = list.flatMap { $0.list?.compactMap(\.text) ?? [$0.text].compactMap(\.self) }
      self = texts.isEmpty && !list.isEmpty ? .other : .list(texts)
    } else {
      self = .other
    }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The texts of a list, or the one text; empty for other values.
  package var texts: [String] {
    switch self {
    case .text(let text): text.isEmpty ? [] : [text]
    case .list(let texts): texts.filter { !$0.isEmpty }
    case .other: []
    }
  }

  var isEmpty: Bool { self == .text("") || self == .list([]) }
}

/// A post's front matter by keys in lower case, in the order of the file.
package struct PostFields: Sendable {
  package var keys: [String] = []
  private var values: [String: PostValue] = [:]

  mutating func add(_ key: String, _ value: PostValue) {
    let key = key.lowercased()
    if values.updateValue(value, forKey: key) == nil { keys.append(key) }
  }

  package subscript(key: String) -> PostValue? { values[key].flatMap { $0.isEmpty ? nil : $0 } }

  /// The text of the first of the keys that has one.
  package func text(_ keys: String...) -> String? { keys.lazy.compactMap { self[$0]?.text }.first }

  /// All texts of all the keys.
  package func texts(_ keys: String...) -> [String] { keys.flatMap { self[$0]?.texts ?? [] } }

  package func says(_ key: String, _ text: String) -> Bool { self[key]?.text?.lowercased() == text }
}
