import Diagnostics

/// A value in a YAML text and its place. Scalars stay the text they were written as.
///
/// YAML's own guesses (`no` is false, `0755` is octal, `1.10` is 1.1) are what breaks front matter in
/// other programs; here the field that reads a scalar decides what its text means.
package struct YAMLNode: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    case scalar(String)
    case list([YAMLNode])
    case map([Pair])
  }

  package struct Pair: Sendable, Hashable {
    package var key: YAMLNode
    package var value: YAMLNode

    package init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  package var content: Content
  package var place: TextPosition
  /// Plain scalars have no quotes; only they can be empty by leaving a value out.
  package var isPlain = true

  package init(_ content: Content, at place: TextPosition, isPlain: Bool = true) {
    self.content = content
    self.place = place
    self.isPlain = isPlain
  }

  /// The text of a scalar; nil for lists and maps.
  package var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  package var list: [YAMLNode]? {
    if case .list(let nodes) = content { nodes } else { nil }
  }

  package var map: [Pair]? {
    if case .map(let pairs) = content { pairs } else { nil }
  }

  /// The value under a key of a map.
  package subscript(key: String) -> YAMLNode? {
    map?.first { $0.key.text == key }?.value
  }

  /// A key without a value, or with `~` or `null`: the author has written nothing yet.
  package var isEmpty: Bool {
    guard isPlain, let text else { return false }
    // To compare a Chinese text with another costs more than to see that it has another length.
    return switch text.utf8.count {
    case 0: true
    case 1: text == "~"
    case 4: text == "null"
    default: false
    }
  }
}

/// The place of a node in its file: line and column from 1, columns and length in characters.
package struct TextPosition: Sendable, Hashable {
  package var line: Int32
  package var column: Int32
  package var length: Int32

  package init(line: Int, column: Int, length: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.length = Int32(clamping: length)
  }

  package func location(in file: String) -> Location {
    Location(file: file, line: Int(line), column: Int(column), length: Int(length))
  }
}
