import CMark
import Diagnostics

/// Raw HTML, which stands for something taken out of the body, is a comment, or is left out with a warning.
extension Writer {
  mutating func writeHTMLBlock(_ node: Node) {
    let literal = bytes(of: cmark_node_get_literal(node))
    guard isForSite else {
      html.append(literal)
      beginLine()
      return
    }
    if isTakenOut(node) { return }
    dropHTML(literal)
  }

  /// Whether the block stands for something taken out of the body, which is then written.
  private mutating func isTakenOut(_ node: Node) -> Bool {
    if nextTable < preparation.tables.count, preparation.tables[nextTable].lines.lowerBound == line {
      nextTable += 1
      writeTable(preparation.tables[nextTable - 1])
      return true
    }
    if nextTable > 0, preparation.tables[nextTable - 1].lines.contains(line) { return true }
    if nextTable < preparation.tables.count, preparation.tables[nextTable].captionLine == line { return true }
    if nextFence < preparation.fences.count, preparation.fences[nextFence].line == line {
      nextFence += 1
      writeFence(preparation.fences[nextFence - 1])
      return true
    }
    return false
  }

  mutating func dropInlineHTML(_ literal: Bytes) {
    passHTML(literal)
    dropHTML(literal)
  }

  /// Comments are kept for the checks, everything else is left out with a warning.
  mutating func dropHTML(_ literal: Bytes) {
    guard literal.has("<!--", at: 0), let end = literal.firstOffset(of: "-->") else {
      reportHTML(literal)
      return
    }
    let inner = literal[slice: min(4, end)..<end]
    document.comments.append(
      Comment(text: string(inner[slice: inner.trimmed]), line: place.firstLine + line - 1))
    reportHTML(literal[slice: end + 3..<literal.count])
  }

  private mutating func reportHTML(_ html: Bytes) {
    let firstLine = html[slice: 0..<(html.firstIndex(of: 0x0A) ?? html.count)]
    let text = string(firstLine[slice: firstLine.trimmed])
    if !text.isEmpty { report(.rawHTML, [String(text.prefix(60))], needle: text) }
  }
}
