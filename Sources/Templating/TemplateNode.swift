import Diagnostics

/// A piece of a parsed template, in the order of its text.
///
/// Nodes hold ranges of the source's bytes: a tree costs little more than its tags, and every
/// finding can point at its place.
indirect enum TemplateNode: Sendable {
  /// Literal text within one line. `startsLine`: it begins a line of the source, where the
  /// indentation of a surrounding partial belongs; such a piece may be empty.
  case text(Range<Int>, startsLine: Bool)
  case value(TagName, unescaped: Bool)
  case section(TagName, inverted: Bool, body: [TemplateNode])
  case partial(TagName, indentation: Range<Int>?)
  case parent(Parent)
  case block(TemplateBlock)
}

/// The name in a tag.
struct TagName: Sendable {
  let text: String
  /// The name's bytes in the source.
  let range: Range<Int>
  /// The parts between dots; none for the implicit iterator `.`.
  let parts: [Substring]

  init(text: String, range: Range<Int>) {
    self.text = text
    self.range = range
    let dot = UInt8(ascii: ".")
    parts =
      text == "."
      ? [] : text.utf8.split(separator: dot, omittingEmptySubsequences: false).map(Substring.init)
  }

  /// The name before the question mark of `{{#topics?}}`; nil for a name without one.
  var asked: TagName? {
    guard text.count > 1, text.hasSuffix("?") else { return nil }
    return TagName(text: String(text.dropLast()), range: range.lowerBound..<(range.upperBound - 1))
  }
}

/// `{{<name}}…{{/name}}`: another template with some of its blocks replaced.
struct Parent: Sendable {
  var name: TagName
  var overrides: [TemplateBlock]
  /// The white space before it, if it is alone on its lines.
  var indentation: Range<Int>?
  /// Text and tags between the overrides, which can never be seen.
  var lost: [Range<Int>]
}

/// `{{$name}}…{{/name}}`: a place with a default, or what a child puts there.
struct TemplateBlock: Sendable {
  var name: TagName
  var body: [TemplateNode]
  /// Whether its opening tag is alone on its line.
  var standsAlone: Bool
  /// Whether its body begins on a line of its own.
  var startsLine: Bool
  /// The white space with which its content begins lines, as a place for other content.
  var place: Range<Int>
  /// The number of bytes of white space before each line of its own content.
  var intrinsicIndentation: Int
}

/// One template's text and what it consists of.
struct ParsedTemplate: Sendable {
  var source: Source
  var nodes: [TemplateNode]
  /// Names of the templates it includes or inherits from, and of the blocks it has.
  var references: Set<String>
  var blocks: Set<String>
  /// The names of the theme's words in it.
  var words: Set<String> = []
}

extension TemplateNode {
  /// Its range, or that of the name in its tag; nil for text that is blank.
  func written(in bytes: [UInt8]) -> Range<Int>? {
    switch self {
    case .text(let range, _):
      let text = bytes.trimmed(range)
      return text.isEmpty ? nil : text
    case .value(let name, _), .section(let name, _, _), .partial(let name, _): return name.range
    case .parent(let parent): return parent.name.range
    case .block(let block): return block.name.range
    }
  }
}
