import Diagnostics

/// How deep sections, partials and parents may be nested, all together.
let deepestNesting = 100

/// The largest template, in bytes.
private let largestTemplate = 1 << 20

/// Reads one template's text into nodes; whatever is wrong with its tags is reported and left out.
func parseTemplate(_ source: Source) -> (template: ParsedTemplate, findings: [Diagnostic]) {
  if let finding = refusal(of: source) {
    return (ParsedTemplate(source: source, nodes: [], references: [], blocks: []), [finding])
  }
  var parser = Parser(source: source)
  let nodes = parser.parse()
  let template = ParsedTemplate(
    source: source, nodes: nodes, references: parser.references, blocks: parser.blocks)
  return (template, parser.findings)
}

/// What makes a file no template at all.
private func refusal(of source: Source) -> Diagnostic? {
  let bytes = source.bytes
  guard bytes.count <= largestTemplate else {
    return Diagnostic(
      .templateTooLarge, at: Location(file: source.name), [String(bytes.count), String(largestTemplate)])
  }
  if let position = bytes.firstIndex(of: 0) {
    return Diagnostic(.unreadableTemplate, at: source.location(of: position..<(position + 1)), ["NUL"])
      .quoting(source)
  }
  if let position = firstInvalidByte(of: bytes) {
    return Diagnostic(.unreadableTemplate, at: source.location(of: position..<position), ["UTF-8"])
      .quoting(source)
  }
  return nil
}

private func firstInvalidByte(of bytes: [UInt8]) -> Int? {
  guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
  var parser = UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var position = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) { position += scalar.count }
  return position
}

/// A section, parent or block that is open while parsing.
private struct OpenTag {
  var sigil: Sigil
  var name: Name
  var tag: Range<Int>
  var nodes: [Node] = []
  /// Only in parents.
  var overrides: [Block] = []
  var lost: [Range<Int>] = []
  var indentation: Range<Int>?
  /// The number of nodes before the white space that goes if the parent stands alone.
  var nodesBefore = 0
  /// Only in blocks.
  var standsAlone = false
  var startsLine = false
  var body = 0
}

private struct Parser {
  let source: Source
  var findings: [Diagnostic] = []
  var references: Set<String> = []
  var blocks: Set<String> = []

  private var delimiters = Delimiters()
  /// Everything before this byte has become nodes.
  private var position = 0
  private var nodes: [Node] = []
  private var open: [OpenTag] = []

  private var bytes: [UInt8] { source.bytes }

  init(source: Source) { self.source = source }

  mutating func parse() -> [Node] {
    while let start = bytes.position(of: delimiters.open, from: position) {
      switch readTag(at: start, in: bytes, delimiters) {
      case .unclosed(let missing):
        report(.unclosedTag, at: start..<(start + 2), [String(decoding: missing, as: UTF8.self)])
        position = bytes.count
      case .tag(let tag):
        take(tag)
        guard open.count <= deepestNesting else {
          report(.tooDeep, at: tag.range, [String(deepestNesting)])
          return []
        }
      }
    }
    addText(upTo: bytes.count)
    for tag in open { report(.unclosedSection, at: tag.name.range, [tag.name.text]) }
    return nodes
  }

  private mutating func take(_ tag: Tag) {
    guard tag.sigil != .comment else { return alone(tag) { _ in } }
    guard tag.sigil != .delimiters else { return setDelimiters(tag) }
    let name = Name(text: String(decoding: bytes[tag.content], as: UTF8.self), range: tag.content)
    guard !name.text.isEmpty else {
      report(.emptyTag, at: tag.range)
      addText(upTo: tag.range.lowerBound)
      position = tag.range.upperBound
      return
    }
    switch tag.sigil {
    case .value, .unescaped:
      addText(upTo: tag.range.lowerBound, before: tag)
      add(.value(name, unescaped: tag.sigil == .unescaped), tag.range)
      position = tag.range.upperBound
    case .section, .inverted:
      alone(tag) { _ in }
      open.append(OpenTag(sigil: tag.sigil, name: name, tag: tag.range))
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

// Text, lines and standing alone.
extension Parser {
  /// Adds the text before a tag. Where the tag stands alone on its line, the line's white space and end go with it.
  private mutating func alone(_ tag: Tag, _ indentation: (Range<Int>) -> Void) {
    if let before = bytes.indentation(before: tag.range.lowerBound), before.lowerBound >= position,
      let end = bytes.blankLineEnd(from: tag.range.upperBound)
    {
      addText(upTo: before.lowerBound)
      indentation(before)
      position = end
    } else {
      addText(upTo: tag.range.lowerBound, before: tag)
      position = tag.range.upperBound
    }
  }

  private mutating func addText(upTo end: Int, before tag: Tag? = nil) {
    while position < end {
      let newline = bytes[position..<end].firstIndex(of: UInt8(ascii: "\n"))
      let lineEnd = newline.map { $0 + 1 } ?? end
      add(.text(position..<lineEnd, startsLine: startsLine(position)), position..<lineEnd)
      position = lineEnd
    }
    // A line that begins with a tag begins here.
    if let tag, startsLine(tag.range.lowerBound), position == tag.range.lowerBound {
      add(.text(position..<position, startsLine: true), position..<position)
    }
  }

  private func startsLine(_ position: Int) -> Bool { position == 0 || bytes[position - 1] == UInt8(ascii: "\n") }

  private mutating func add(_ node: Node, _ range: Range<Int>) {
    guard open.last?.sigil == .parent else {
      if open.isEmpty {
        nodes.append(node)
      } else {
        open[open.count - 1].nodes.append(node)
      }
      return
    }
    if !bytes[range].allSatisfy(isWhite) { open[open.count - 1].lost.append(bytes.trimmed(range)) }
  }

  private mutating func setDelimiters(_ tag: Tag) {
    alone(tag) { _ in }
    if let new = readDelimiters(tag.content, in: bytes) {
      delimiters = new
    } else {
      report(.badDelimiters, at: tag.range)
    }
  }

  private mutating func report(_ rule: Rule, at range: Range<Int>, _ arguments: [String] = []) {
    findings.append(Diagnostic(rule, at: source.location(of: range), arguments).quoting(source))
  }
}

// Tags that hold others.
extension Parser {
  private mutating func openParent(_ tag: Tag, _ name: Name) {
    references.insert(name.text)
    var parent = OpenTag(sigil: .parent, name: name, tag: tag.range)
    if let before = bytes.indentation(before: tag.range.lowerBound), before.lowerBound >= position {
      addText(upTo: before.lowerBound)
      parent.indentation = before
    }
    parent.nodesBefore = open.last?.nodes.count ?? nodes.count
    addText(upTo: tag.range.lowerBound, before: tag)
    position = tag.range.upperBound
    open.append(parent)
  }

  private mutating func openBlock(_ tag: Tag, _ name: Name) {
    blocks.insert(name.text)
    var block = OpenTag(sigil: .block, name: name, tag: tag.range)
    block.indentation = bytes.indentation(before: tag.range.lowerBound)
    if open.last?.sigil == .parent {
      addText(upTo: tag.range.lowerBound)
      position = bytes.blankLineEnd(from: tag.range.upperBound) ?? tag.range.upperBound
    } else {
      alone(tag) { _ in block.standsAlone = true }
    }
    block.startsLine = startsLine(position)
    block.body = position
    open.append(block)
  }

  private mutating func close(_ tag: Tag, _ name: Name) {
    guard let index = open.lastIndex(where: { $0.name.text == name.text }) else {
      alone(tag) { _ in }
      return report(.unopenedSection, at: name.range, [name.text])
    }
    for unclosed in open[(index + 1)...] {
      report(.unclosedSection, at: unclosed.name.range, [unclosed.name.text])
    }
    open.removeSubrange((index + 1)...)
    switch open[index].sigil {
    case .parent: closeParent(tag)
    case .block: closeBlock(tag)
    default:
      alone(tag) { _ in }
      let section = open.removeLast()
      add(
        .section(section.name, inverted: section.sigil == .inverted, body: section.nodes),
        section.tag.lowerBound..<tag.range.upperBound)
    }
  }

  /// A parent is one tag from its beginning to its end: whether it stands alone depends on what is around it.
  private mutating func closeParent(_ tag: Tag) {
    addText(upTo: tag.range.lowerBound)
    position = tag.range.upperBound
    let parent = open.removeLast()
    var node = Parent(name: parent.name, overrides: parent.overrides, lost: parent.lost)
    if let indentation = parent.indentation, let end = bytes.blankLineEnd(from: position) {
      node.indentation = indentation
      position = end
      if open.isEmpty {
        nodes.removeSubrange(parent.nodesBefore...)
      } else if open[open.count - 1].sigil != .parent {
        open[open.count - 1].nodes.removeSubrange(parent.nodesBefore...)
      }
    }
    add(.parent(node), parent.tag.lowerBound..<tag.range.upperBound)
  }

  private mutating func closeBlock(_ tag: Tag) {
    let isOverride = open.dropLast().last?.sigil == .parent
    if isOverride {
      let before = bytes.indentation(before: tag.range.lowerBound)
      addText(upTo: max(position, before?.lowerBound ?? tag.range.lowerBound))
      position = tag.range.upperBound
    } else {
      alone(tag) { _ in }
    }
    let block = open.removeLast()
    let intrinsic = block.startsLine ? contentIndentation(of: block.body..<tag.range.lowerBound) : nil
    let own = block.indentation ?? (tag.range.lowerBound..<tag.range.lowerBound)
    let node = Block(
      name: block.name, body: block.nodes, standsAlone: block.standsAlone, startsLine: block.startsLine,
      place: block.standsAlone ? intrinsic ?? own : own, intrinsicIndentation: intrinsic?.count ?? 0)
    if isOverride {
      open[open.count - 1].overrides.append(node)
    } else {
      add(.block(node), block.tag.lowerBound..<tag.range.upperBound)
    }
  }

  /// The white space before the first line that is not blank.
  private func contentIndentation(of body: Range<Int>) -> Range<Int>? {
    guard let first = bytes[body].firstIndex(where: { !isWhite($0) }) else { return nil }
    return bytes.indentation(before: first)
  }
}
