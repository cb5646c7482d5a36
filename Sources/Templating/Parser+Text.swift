import Diagnostics

extension Parser {
  /// Adds the text before a tag. If the tag is alone on its line, the line's white space and end are dropped with it.
  mutating func alone(_ tag: TemplateTag, _ indentation: (Range<Int>) -> Void) {
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

  mutating func addText(upTo end: Int, before tag: TemplateTag? = nil) {
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

  func startsLine(_ position: Int) -> Bool {
    position == 0 || bytes[position - 1] == UInt8(ascii: "\n")
  }

  mutating func add(_ node: TemplateNode, _ range: Range<Int>) {
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

  mutating func setDelimiters(_ tag: TemplateTag) {
    alone(tag) { _ in }
    if let new = readDelimiters(tag.content, in: bytes) {
      delimiters = new
    } else {
      report(.badDelimiters, at: tag.range)
    }
  }

  mutating func report(_ rule: Rule, at range: Range<Int>, _ arguments: [String] = []) {
    findings.append(Diagnostic(rule, at: source.location(of: range), arguments).quoting(source))
  }
}
