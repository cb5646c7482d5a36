import Diagnostics

/// A value in a YAML text with the range of its bytes, as needed to change it and nothing else.
///
/// Reading pages needs places for people (`YAMLNode`); an edit needs the first and the last byte, of lists and maps, too.
package struct Extent: Sendable {
  package enum Content: Sendable {
    case scalar(String)
    case list([Extent])
    case map([Pair])
  }

  package struct Pair: Sendable {
    package var key: Extent
    package var value: Extent

    package init(key: Extent, value: Extent) {
      self.key = key
      self.value = value
    }
  }

  package enum Style: Sendable, Hashable {
    case plain
    case singleQuoted
    case doubleQuoted
    /// `|` and `>`; of lists and maps, those without brackets.
    case block
    /// Lists and maps in brackets.
    case flow
  }

  package var content: Content
  package var style: Style
  /// Without spaces, comments and line ends around it.
  package var range: Range<Int>

  package var text: String? { if case .scalar(let text) = content { text } else { nil } }
  package var list: [Extent]? { if case .list(let items) = content { items } else { nil } }
  package var map: [Pair]? { if case .map(let pairs) = content { pairs } else { nil } }

  /// The same without the bytes.
  package var node: YAMLNode {
    let place = TextPosition(line: 1, column: 1, length: 0)
    return switch content {
    case .scalar(let text): YAMLNode(.scalar(text), at: place, isPlain: style == .plain)
    case .list(let items): YAMLNode(.list(items.map(\.node)), at: place)
    case .map(let pairs):
      YAMLNode(.map(pairs.map { YAMLNode.Pair(key: $0.key.node, value: $0.value.node) }), at: place)
    }
  }
}

/// Reads a text whose nodes are sound, with the ranges of their bytes; nil if it is empty, or on an error.
package func parseExtents(_ source: Source, in range: Range<Int>) -> Extent? {
  var builder = ExtentBuilder(source, in: range)
  let problem = readEvents(of: source, in: range) { event in
    builder.take(event)
    return !builder.isDone
  }
  return problem == nil ? builder.root : nil
}
