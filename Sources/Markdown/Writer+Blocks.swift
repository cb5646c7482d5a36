import CMark
import Diagnostics

extension Writer {
  /// Begins a node; whether its children are to be walked, after which `exit` ends it.
  mutating func enter(_ node: Node) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      if isForSite { writeTexts(from: node) } else { writePlainText(node) }
      return false
    case CMARK_NODE_PARAGRAPH:
      enterBlock(node)
      return beginParagraph(node)
    case CMARK_NODE_HEADING:
      enterBlock(node)
      beginLine()
      beginHeading(node)
    case CMARK_NODE_LIST:
      enterBlock(node)
      beginLine()
      beginList(node)
    case CMARK_NODE_ITEM:
      enterBlock(node)
      beginLine()
      beginItem(node)
    case CMARK_NODE_BLOCK_QUOTE:
      enterBlock(node)
      beginLine()
      tightness.append(false)
      html.append("<blockquote>\n")
    case CMARK_NODE_CODE_BLOCK:
      enterBlock(node)
      beginLine()
      writeCodeBlock(node)
      return false
    case CMARK_NODE_HTML_BLOCK:
      enterBlock(node)
      beginLine()
      writeHTMLBlock(node)
      return false
    case CMARK_NODE_THEMATIC_BREAK:
      enterBlock(node)
      beginLine()
      html.append(isForSite ? "<hr>\n" : "<hr />\n")
      return false
    default:
      return enterInline(node)
    }
    return true
  }

  mutating func exit(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: endParagraph(node)
    case CMARK_NODE_HEADING:
      html.append("</h")
      html.append(UInt8(ascii: "0") + UInt8(level(of: node)))
      html.append(">\n")
      endPlainLine()
    case CMARK_NODE_LIST:
      tightness.removeLast()
      if block?.kind.isDefinitions == true, tightness.isEmpty { return }
      html.append(cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
    case CMARK_NODE_ITEM: endItem(node)
    case CMARK_NODE_BLOCK_QUOTE:
      tightness.removeLast()
      beginLine()
      html.append("</blockquote>\n")
    default: exitInline(node)
    }
  }

  private mutating func enterBlock(_ node: Node) {
    line = Int(cmark_node_get_start_line(node)) - preparation.cellCount
    hasPendingBreak = false
    openStrikes.removeAll(keepingCapacity: true)
  }

  mutating func beginLine() {
    if let last = html.last, last != 0x0A { html.append(0x0A) }
  }

  mutating func endPlainLine() {
    if let last = plain.last, last != 0x0A { plain.append(0x0A) }
  }

  private mutating func beginParagraph(_ node: Node) -> Bool {
    excerptStart = plain.count
    if tightness.last == true { return true }
    beginLine()
    guard isForSite else {
      html.append("<p>")
      return true
    }
    if block != nil { return beginParagraphInBlock(node) }
    if let picture = onlyPicture(of: node) {
      writeFigure(picture)
      return false
    }
    html.append("<p>")
    return true
  }

  private mutating func endParagraph(_ node: Node) {
    if isForSite {
      hasPendingBreak = false
      endPlainLine()
      keepForExcerpt()
      if block != nil, endParagraphInBlock(node) { return }
    }
    if tightness.last != true { html.append("</p>\n") }
  }

  /// The picture that is all a paragraph holds.
  func onlyPicture(of paragraph: Node) -> Node? {
    guard let child = cmark_node_first_child(paragraph), cmark_node_get_type(child) == CMARK_NODE_IMAGE,
      cmark_node_next(child) == nil
    else { return nil }
    return child
  }

  /// A heading of level 1 anywhere moves all headings down, so that their order stays.
  mutating func findTopHeading(from first: Node?) {
    var node = first
    while let current = node {
      if cmark_node_get_type(current) == CMARK_NODE_HEADING, cmark_node_get_heading_level(current) == 1 {
        headingShift = 1
        report(.topHeading, line: Int(cmark_node_get_start_line(current)) - preparation.cellCount)
        return
      }
      node = cmark_node_next(current)
    }
  }

  private func level(of heading: Node) -> Int {
    let level = Int(cmark_node_get_heading_level(heading))
    return isForSite ? min(6, max(2, level + headingShift)) : level
  }

  private mutating func beginHeading(_ node: Node) {
    let level = level(of: node)
    html.append("<h")
    html.append(UInt8(ascii: "0") + UInt8(level))
    if isForSite {
      let title = text(under: node)
      let id = anchors.add(title)
      document.outline.append(
        Heading(level: level, id: id, title: title, line: place.firstLine + line - 1))
      html.append(" id=\"")
      html.append(contentsOf: id.utf8)
      html.append("\"")
    }
    html.append(">")
  }

  private mutating func beginList(_ node: Node) {
    let isDefinitions = block?.kind.isDefinitions == true && tightness.isEmpty
    tightness.append(cmark_node_get_list_tight(node) != 0 || isDefinitions)
    if isDefinitions { return }
    if cmark_node_get_list_type(node) == CMARK_BULLET_LIST {
      html.append("<ul>\n")
    } else {
      let start = cmark_node_get_list_start(node)
      if start == 1 {
        html.append("<ol>\n")
      } else {
        html.append("<ol start=\"")
        html.append(contentsOf: String(start).utf8)
        html.append("\">\n")
      }
    }
  }

  private mutating func beginItem(_ node: Node) {
    if block?.kind.isDefinitions == true, tightness.count == 1 {
      beginDefinition()
      return
    }
    isTaskPending = isForSite && preparation.hasTasks && isTask(node)
    html.append(isTaskPending ? "<li class=\"task\">" : "<li>")
  }

  private mutating func endItem(_ node: Node) {
    endPlainLine()
    if block?.kind.isDefinitions == true, tightness.count == 1 {
      endDefinition()
      return
    }
    html.append("</li>\n")
  }

  private mutating func writeCodeBlock(_ node: Node) {
    let language = bytes(of: cmark_node_get_fence_info(node))
    html.append("<pre><code")
    if !language.isEmpty {
      html.append(" class=\"language-")
      appendEscaped(language[slice: 0..<(language.firstIndex { $0 == 0x20 || $0 == 0x09 } ?? language.count)])
      html.append("\"")
    }
    html.append(">")
    let code = bytes(of: cmark_node_get_literal(node))
    appendEscaped(code)
    if isForSite {
      appendPlain(code)
      endPlainLine()
    }
    html.append("</code></pre>\n")
  }

  private mutating func writeHTMLBlock(_ node: Node) {
    let literal = bytes(of: cmark_node_get_literal(node))
    guard isForSite else {
      html.append(contentsOf: literal)
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
