import CMark
import Diagnostics

/// Raw HTML: a substitute for something taken out of the body, a comment, or a tag.
extension Writer {
  mutating func writeHTMLBlock(_ node: TreeNode) {
    let literal = bytes(of: cmark_node_get_literal(node))
    guard isForSite else {
      html.append(literal)
      beginLine()
      return
    }
    if isTakenOut(node) { return }
    dropBlock(literal)
  }

  /// Whether the block is a substitute for something taken out of the body; if so, writes that.
  private mutating func isTakenOut(_ node: TreeNode) -> Bool {
    if isInNote {
      let tables = preparation.noteTables
      guard let table = tables.first(where: { $0.lines.contains(line) || $0.captionLine == line }) else {
        return false
      }
      guard table.lines.lowerBound == line else { return true }
      noteTableCount += 1
      writeTable(table, number: preparation.tables.count + noteTableCount)
      return true
    }
    if nextTable < preparation.tables.count, preparation.tables[nextTable].lines.lowerBound == line {
      nextTable += 1
      writeTable(preparation.tables[nextTable - 1], number: nextTable)
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

  mutating func writeInlineHTML(_ literal: Bytes, at node: TreeNode) {
    let written = asWritten(literal)
    guard let tag = HTMLTag(written.bytes) else {
      tracker.pass(written.bytes, as: .markup, isVerbatim: true)
      keepComment(written.bytes)
      return
    }
    switch tag.meaning {
    case .lineBreak where tracker.passBreakCharacter(): break
    case .phrase, .link, .none: tracker.pass(written.bytes, as: .markup, isVerbatim: true)
    default: tracker.pass(written.bytes, as: .border, isVerbatim: true)
    }
    writeTag(tag, at: node)
  }

  /// Comments are kept for the checks; instructions and their like show nothing.
  private mutating func keepComment(_ literal: Bytes) {
    guard literal.has("<!--", at: 0), let end = literal.firstOffset(of: "-->") else {
      return report(literal, .rawHTML)
    }
    let inner = literal[slice: min(4, end)..<end]
    document.comments.append(
      Comment(text: string(inner[slice: inner.trimmed]), line: place.firstLine + line - 1))
  }

  /// Leaves out a block that browsers show nothing of. Words behind its end, and all words where it has none, would be
  /// lost, which is an error.
  private mutating func dropBlock(_ literal: Bytes) {
    guard let end = endOfBlock(literal) else {
      let isComment = literal.has("<!--", at: 0)
      return report(
        literal, .lostText, help: isComment ? Phrase("在说明的末尾补上 -->", "end the comment with -->") : nil)
    }
    if literal.has("<!--", at: 0) { keepComment(literal[slice: 0..<end]) } else { report(literal, .rawHTML) }
    let rest = literal[slice: end..<literal.count]
    if rest.contains(where: { $0 > 0x20 }) { report(rest, .lostText) }
  }

  /// The end of a comment, an instruction, a declaration, a script or a style sheet; nil if it is missing.
  private func endOfBlock(_ literal: Bytes) -> Int? {
    let ends: [(begin: StaticString, end: StaticString)] = [
      ("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"),
    ]
    if let (_, end) = ends.first(where: { literal.has($0.begin, at: 0) }) {
      return literal.firstOffset(of: end).map { $0 + end.utf8CodeUnitCount }
    }
    // Both are of one length only by their own names.
    guard let tag = HTMLTag(literal), tag.name == "script" || tag.name == "style" else { return nil }
    let end = "</\(tag.name)>"
    let text = String(decoding: literal, as: UTF8.self).lowercased()
    return text.firstRange(of: end).map { text[..<$0.upperBound].utf8.count }
  }

  private mutating func report(_ html: Bytes, _ rule: Rule, help: Phrase? = nil) {
    let firstLine = html[slice: 0..<(html.firstIndex(of: 0x0A) ?? html.count)]
    let text = string(firstLine[slice: firstLine.trimmed])
    if !text.isEmpty { report(rule, [String(text.prefix(60))], needle: text, help: help) }
  }
}
