import Diagnostics

/// Reads the tags of one template in the order of its text.
///
/// An open section, parent or block is kept in `open` until its end tag, so that nesting uses an array and not the call
/// stack.
struct Parser {
  let source: Source
  var findings: [Diagnostic] = []
  var references: Set<String> = []
  var blocks: Set<String> = []
  var words: Set<String> = []

  var delimiters = Delimiters()
  /// Everything before this byte has become nodes.
  var position = 0
  var nodes: [TemplateNode] = []
  var open: [UnclosedTag] = []

  var bytes: [UInt8] { source.bytes }

  init(source: Source) { self.source = source }

  mutating func parse() -> [TemplateNode] {
    while findings.count < mostFindings, let start = bytes.position(of: delimiters.open, from: position) {
      switch readTag(at: start, in: bytes, delimiters) {
      case .unclosed(let missing):
        report(.unclosedTag, at: start..<(start + 2), [String(decoding: missing, as: UTF8.self)])
        // Parsing continues after the delimiter, unless no later tag is closed.
        let isLast = bytes.position(of: delimiters.close, from: start) == nil
        position = isLast ? bytes.count : start + delimiters.open.count
      case .tag(let tag):
        take(tag)
        guard open.count <= deepestNesting else {
          report(.tooDeep, at: tag.range, [String(deepestNesting)])
          return []
        }
      }
    }
    addText(upTo: bytes.count)
    closeUnclosed(from: 0)
    return nodes
  }

  mutating func take(_ tag: TemplateTag) {
    guard tag.sigil != .comment else { return alone(tag) { _ in } }
    guard tag.sigil != .delimiters else { return setDelimiters(tag) }
    let name = TagName(text: String(decoding: bytes[tag.content], as: UTF8.self), range: tag.content)
    guard !name.text.isEmpty else {
      report(.emptyTag, at: tag.range)
      addText(upTo: tag.range.lowerBound)
      position = tag.range.upperBound
      return
    }
    if let word = wordName(in: (name.asked ?? name).parts) { words.insert(String(word)) }
    switch tag.sigil {
    case .value, .unescaped:
      addText(upTo: tag.range.lowerBound, before: tag)
      add(.value(name, unescaped: tag.sigil == .unescaped), tag.range)
      position = tag.range.upperBound
    case .section, .inverted:
      alone(tag) { _ in }
      open.append(UnclosedTag(sigil: tag.sigil, name: name, tag: tag.range))
    case .partial:
      references.insert(name.text)
      var indentation: Range<Int>?
      alone(tag) { indentation = $0 }
      add(.partial(name, indentation: indentation), tag.range)
    case .parent: openParent(tag, name)
    case .block: openBlock(tag, name)
    case .end: close(tag, name)
    case .comment, .delimiters: break
    }
  }
}
