import CMark
import Diagnostics

extension Writer {
  /// Begins a node; whether its children are to be walked, after which `exit` ends it.
  mutating func enter(_ node: TreeNode) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      if isForSite { writeText(bytes(of: cmark_node_get_literal(node))) } else { writePlainText(node) }
      return false
    case CMARK_NODE_PARAGRAPH:
      enterBlock(node)
      beginPassage(of: node)
      return beginParagraph(node)
    case CMARK_NODE_HEADING:
      enterBlock(node)
      beginPassage(of: node)
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
      beginQuotation()
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

  mutating func exit(_ node: TreeNode) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: endParagraph(node)
    case CMARK_NODE_HEADING:
      endTags()
      html.append("</h")
      html.append(UInt8(ascii: "0") + UInt8(level(of: node)))
      html.append(">\n")
      endPlainLine()
      tracker.endBlock()
    case CMARK_NODE_LIST:
      tightness.removeLast()
      if block?.kind.isDefinitions == true, tightness.isEmpty { return }
      html.append(cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
    case CMARK_NODE_ITEM: endItem(node)
    case CMARK_NODE_BLOCK_QUOTE:
      closeFlow()
      tightness.removeLast()
      tracker.leaveQuotation()
      beginLine()
      html.append(quotations.popLast() == true ? "</div>\n" : "</blockquote>\n")
    default: exitInline(node)
    }
  }

  private mutating func enterBlock(_ node: TreeNode) {
    line = sourceLine(Int(cmark_node_get_start_line(node)))
    hasPendingBreak = false
    flow.hasPendingBreak = false
    if !flow.blocks.isEmpty, cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH { closeFlow() }
    emphasis.endText()
    if !openStrikes.isEmpty { openStrikes.removeAll(keepingCapacity: true) }
  }

  /// The line of the body that a line of libcmark's is.
  func sourceLine(_ number: Int) -> Int {
    let line = number - preparation.cellCount
    guard line > preparation.lineCount, !preparation.noteLines.isEmpty else { return line }
    return preparation.noteLines[min(line - preparation.lineCount, preparation.noteLines.count) - 1]
  }

  private mutating func beginQuotation() {
    tightness.append(false)
    if let title = preparation.callouts.isEmpty ? nil : preparation.callouts[line] {
      calloutCount += 1
      openNotice(titled: title)
      quotations.append(true)
    } else {
      html.append("<blockquote>\n")
      quotations.append(false)
    }
    tracker.enterQuotation()
  }

  /// A passage for the checks: the first paragraph of an item is one of its own sort.
  private mutating func beginPassage(of node: TreeNode) {
    guard isForSite else { return }
    let last = sourceLine(Int(cmark_node_get_end_line(node)))
    let kind: Prose.Passage.Kind =
      cmark_node_get_type(node) == CMARK_NODE_HEADING
      ? .heading
      : cmark_node_previous(node) == nil && cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM
        ? .item : .paragraph
    tracker.begin(kind, lines: line...max(line, last))
  }

  mutating func beginLine() {
    if let last = html.last, last != 0x0A { html.append(0x0A) }
  }

  mutating func endPlainLine() {
    if let last = plain.last, last != 0x0A { plain.append(0x0A) }
  }

  private mutating func beginParagraph(_ node: TreeNode) -> Bool {
    excerptStart = plain.count
    isInParagraph = true
    if beginFlow(node) { return true }
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

  /// Begins another paragraph within one; whether it may begin here.
  mutating func divideParagraph() -> Bool {
    if flow.isActive, inlineDepth == flow.tags.count {
      closeLeaf()
      tracker.divide()
      return true
    }
    guard isInParagraph, inlineDepth == 0, !flow.isActive, tightness.last != true, block?.kind.isText != false
    else {
      return false
    }
    html.append("</p>\n<p>")
    endPlainLine()
    hasPendingBreak = false
    emphasis.endText()
    if !openStrikes.isEmpty { openStrikes.removeAll(keepingCapacity: true) }
    tracker.divide()
    return true
  }

  private mutating func endParagraph(_ node: TreeNode) {
    isInParagraph = false
    if isForSite {
      if flow.isActive {
        endFlow()
        keepForExcerpt()
        return tracker.endBlock()
      }
      endTags()
      hasPendingBreak = false
      endPlainLine()
      keepForExcerpt()
      tracker.endBlock()
      if block != nil, endParagraphInBlock(node) { return }
    }
    if tightness.last != true { html.append("</p>\n") }
  }

  /// The picture that is all a paragraph holds.
  func onlyPicture(of paragraph: TreeNode) -> TreeNode? {
    guard let child = cmark_node_first_child(paragraph), cmark_node_get_type(child) == CMARK_NODE_IMAGE,
      cmark_node_next(child) == nil
    else { return nil }
    return child
  }

  private mutating func writeCodeBlock(_ node: TreeNode) {
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
}
