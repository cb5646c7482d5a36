import Diagnostics

/// A section, parent or block that is open while parsing.
struct UnclosedTag {
  var sigil: Sigil
  var name: TagName
  var tag: Range<Int>
  var nodes: [TemplateNode] = []
  /// Only in parents.
  var overrides: [TemplateBlock] = []
  var lost: [Range<Int>] = []
  var indentation: Range<Int>?
  /// The number of nodes before the white space that is dropped if the parent is alone on its lines.
  var nodesBefore = 0
  /// Only in blocks.
  var standsAlone = false
  var startsLine = false
  var body = 0
}

extension Parser {
  mutating func openParent(_ tag: TemplateTag, _ name: TagName) {
    references.insert(name.text)
    var parent = UnclosedTag(sigil: .parent, name: name, tag: tag.range)
    if let before = bytes.indentation(before: tag.range.lowerBound), before.lowerBound >= position {
      addText(upTo: before.lowerBound)
      parent.indentation = before
    }
    parent.nodesBefore = open.last?.nodes.count ?? nodes.count
    addText(upTo: tag.range.lowerBound, before: tag)
    position = tag.range.upperBound
    open.append(parent)
  }

  mutating func openBlock(_ tag: TemplateTag, _ name: TagName) {
    blocks.insert(name.text)
    var block = UnclosedTag(sigil: .block, name: name, tag: tag.range)
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

  mutating func close(_ tag: TemplateTag, _ name: TagName) {
    guard let index = open.lastIndex(where: { $0.name.text == name.text }) else {
      alone(tag) { _ in }
      return report(.unopenedSection, at: name.range, [name.text])
    }
    closeUnclosed(from: index + 1)
    closeInnermost(tag)
  }

  mutating func closeInnermost(_ tag: TemplateTag) {
    switch open.last?.sigil {
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

  /// Reports sections that are still open and ends them here, so that the names inside are checked all the same.
  mutating func closeUnclosed(from index: Int) {
    for tag in open[index...] { report(.unclosedSection, at: tag.name.range, [tag.name.text]) }
    while open.count > index {
      closeInnermost(TemplateTag(sigil: .end, range: position..<position, content: position..<position))
    }
  }

  /// A parent is one tag from its beginning to its end: the text around it decides whether it is alone on its lines.
  mutating func closeParent(_ tag: TemplateTag) {
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

  mutating func closeBlock(_ tag: TemplateTag) {
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
    let node = TemplateBlock(
      name: block.name, body: block.nodes, standsAlone: block.standsAlone, startsLine: block.startsLine,
      place: block.standsAlone ? intrinsic ?? own : own, intrinsicIndentation: intrinsic?.count ?? 0)
    if isOverride {
      open[open.count - 1].overrides.append(node)
    } else {
      add(.block(node), block.tag.lowerBound..<tag.range.upperBound)
    }
  }

  /// The white space before the first line that is not blank.
  func contentIndentation(of body: Range<Int>) -> Range<Int>? {
    guard let first = bytes[body].firstIndex(where: { !isWhite($0) }) else { return nil }
    return bytes.indentation(before: first)
  }
}
