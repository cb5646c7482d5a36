import YAML

/// A value of a post's front matter: what Hexo, Hugo and Jekyll write is a text or a list of texts, and rarely more.
package enum PostValue: Sendable, Hashable {
  case text(String)
  case list([String])
  /// A map, or a list of anything but texts.
  case other

  init(_ node: YAMLNode) {
    if node.isEmpty {
      self = .text("")
    } else if let text = node.text {
      self = .text(text)
    } else if let list = node.list {
      // Hexo's categories may be lists of a path's parts each.
      let texts = list.flatMap { $0.list?.compactMap(\.text) ?? [$0.text].compactMap(\.self) }
      self = texts.isEmpty && !list.isEmpty ? .other : .list(texts)
    } else {
      self = .other
    }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// Texts of a list, or the one text; empty for others.
  package var texts: [String] {
    switch self {
    case .text(let text): text.isEmpty ? [] : [text]
    case .list(let texts): texts.filter { !$0.isEmpty }
    case .other: []
    }
  }

  var isEmpty: Bool { self == .text("") || self == .list([]) }
}

/// A post's front matter by its keys in lower case, in their order.
package struct PostFields: Sendable {
  package var keys: [String] = []
  private var values: [String: PostValue] = [:]

  mutating func add(_ key: String, _ value: PostValue) {
    let key = key.lowercased()
    if values.updateValue(value, forKey: key) == nil { keys.append(key) }
  }

  package subscript(key: String) -> PostValue? { values[key].flatMap { $0.isEmpty ? nil : $0 } }

  /// The first of the keys that says something.
  package func text(_ keys: String...) -> String? { keys.lazy.compactMap { self[$0]?.text }.first }

  /// All texts under any of the keys.
  package func texts(_ keys: String...) -> [String] { keys.flatMap { self[$0]?.texts ?? [] } }

  package func says(_ key: String, _ text: String) -> Bool { self[key]?.text?.lowercased() == text }
}
