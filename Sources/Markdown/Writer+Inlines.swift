import CMark
import Diagnostics

extension Writer {
  mutating func enterInline(_ node: TreeNode) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_SOFTBREAK:
      writeSoftBreak(before: node)
    case CMARK_NODE_LINEBREAK:
      line += 1
      tracker.passBreak()
      if isForSite, tracker.isAtIndentation, divideParagraph() { return false }
      if flow.isActive, flow.leaf == nil { return false }
      html.append(isForSite ? "<br>\n" : "<br />\n")
      if isForSite { hasPendingBreak = true }
    case CMARK_NODE_CODE:
      writeCode(bytes(of: cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_INLINE:
      let literal = bytes(of: cmark_node_get_literal(node))
      if isForSite { writeInlineHTML(literal, at: node) } else { html.append(literal) }
    case CMARK_NODE_IMAGE:
      writePicture(node, isAlone: false)
    case CMARK_NODE_EMPH:
      tracker.passDelimiters(1)
      if tracker.isBetweenDigits { report(.multiplication, needle: "*") }
      beginInline("<em>", node)
      return true
    case CMARK_NODE_STRONG:
      tracker.passDelimiters(2)
      beginInline("<strong>", node)
      return true
    case CMARK_NODE_LINK:
      beginLink(node)
      return true
    default:
      return true
    }
    return false
  }

  mutating func exitInline(_ node: TreeNode) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_EMPH:
      tracker.passDelimiters(1)
      endInline("</em>")
    case CMARK_NODE_STRONG:
      tracker.passDelimiters(2)
      endInline("</strong>")
    case CMARK_NODE_LINK: endLink()
    default: break
    }
  }

  private mutating func beginInline(_ tag: StaticString, _ node: TreeNode) {
    beginWords()
    resolveBreak(before: nil)
    html.append(tag)
    inlineDepth += 1
    emphasis.begin(node)
  }

  private mutating func endInline(_ tag: StaticString) {
    endTagsWithin()
    html.append(tag)
    inlineDepth -= 1
    emphasis.depth -= 1
    while let last = openStrikes.last, last.depth > inlineDepth { openStrikes.removeLast() }
  }

  private mutating func writeSoftBreak(before node: TreeNode) {
    line += 1
    guard isForSite else {
      html.append(0x0A)
      return
    }
    tracker.passBreak()
    if block != nil, inlineDepth == 0, beginLineInBlock(after: node) { return }
    hasPendingBreak = true
    // The character after the break is in some node further on; markup between does not matter.
    resolveBreak(before: firstCharacter(from: cmark_node_next(node)))
  }

  /// The first character of what follows, looking into emphasis and links; nil for pictures and at the end.
  private func firstCharacter(from node: TreeNode?) -> UInt32? {
    var node = node
    while let current = node {
      switch cmark_node_get_type(current) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        let text = bytes(of: cmark_node_get_literal(current))
        var offset = 0
        while isMark(at: offset, in: text) { offset += 4 }
        if offset < text.count { return text.character(at: offset)?.value }
        node = cmark_node_next(current)
      case CMARK_NODE_HTML_INLINE:
        node = cmark_node_next(current)
      case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK:
        node = cmark_node_first_child(current)
      default:
        return nil
      }
    }
    return nil
  }

  /// Writes the space that a line break leaves, or nothing, see `breakNeedsSpace`.
  mutating func resolveBreak(before next: UInt32?) {
    guard hasPendingBreak else { return }
    hasPendingBreak = false
    let last = plain.bytes.character(before: plain.count)?.value
    guard let last, last != 0x0A else { return }
    guard html.last != 0x0A else {
      // After <br> the page needs no space; the plain text does, since the lines are seen apart.
      if next != nil, last != 0x20 { plain.append(0x20) }
      return
    }
    if next.map({ breakNeedsSpace(between: last, and: $0) }) ?? !CharacterClass(of: last).contains(.cjk) {
      html.append(0x20)
      plain.append(0x20)
    }
  }

  private mutating func writeCode(_ code: Bytes) {
    beginWords()
    resolveBreak(before: code.character(at: 0)?.value)
    html.append("<code>")
    appendEscaped(code)
    html.append("</code>")
    guard isForSite else { return }
    appendPlain(code)
    tracker.passCode()
  }

  private mutating func beginLink(_ node: TreeNode) {
    beginWords()
    resolveBreak(before: nil)
    inlineDepth += 1
    linkDepth += 1
    tracker.beginLink()
    let url = bytes(of: cmark_node_get_url(node))
    let title = bytes(of: cmark_node_get_title(node))
    guard isForSite else {
      html.append("<a href=\"")
      appendAddress(url, to: &html)
      appendTitle(title)
      html.append("\">")
      return
    }
    let address = string(url)
    guard isSafe(address) else {
      reportUnsafe(address)
      openLinks.append(OpenLink(number: nil, plainStart: plain.count))
      return
    }
    let number = document.links.count
    document.placeholders.append(Placeholder(offset: html.count, content: .linkStart(number)))
    document.links.append(
      Link(
        address: address, title: title.isEmpty ? nil : string(title), text: "",
        line: place.firstLine + line - 1))
    tracker.prose.links.append(nil)
    openLinks.append(OpenLink(number: number, plainStart: plain.count))
  }

  private mutating func endLink() {
    endTagsWithin()
    inlineDepth -= 1
    linkDepth -= 1
    tracker.endLink()
    while let last = openStrikes.last, last.depth > inlineDepth { openStrikes.removeLast() }
    guard isForSite else {
      html.append("</a>")
      return
    }
    guard let link = openLinks.popLast(), let number = link.number else { return }
    tracker.prose.links[number] = tracker.lastAddress
    document.links[number].text = String(
      decoding: plain.bytes[slice: min(link.plainStart, plain.count)..<plain.count], as: UTF8.self)
    document.placeholders.append(Placeholder(offset: html.count, content: .linkEnd(number)))
  }

  mutating func writePicture(_ node: TreeNode, isAlone: Bool) {
    let url = bytes(of: cmark_node_get_url(node))
    let title = bytes(of: cmark_node_get_title(node))
    let alternative = text(under: node)
    guard isForSite else {
      html.append("<img src=\"")
      appendAddress(url, to: &html)
      html.append("\" alt=\"")
      appendEscaped(alternative)
      appendTitle(title)
      html.append("\" />")
      return
    }
    beginWords()
    resolveBreak(before: nil)
    followPicture(node)
    let address = string(url)
    guard isSafe(address) else {
      reportUnsafe(address)
      appendEscaped(alternative)
      return
    }
    document.placeholders.append(Placeholder(offset: html.count, content: .picture(document.pictures.count)))
    document.pictures.append(
      Picture(
        address: address, alternative: alternative, title: title.isEmpty ? nil : string(title),
        line: place.firstLine + line - 1, isAlone: isAlone))
  }

  mutating func writeFigure(_ picture: TreeNode) {
    html.append("<figure>")
    let count = document.pictures.count
    writePicture(picture, isAlone: true)
    if document.pictures.count > count, let title = document.pictures.last?.title {
      html.append("<figcaption>")
      appendEscaped(title)
      html.append("</figcaption>")
    }
    html.append("</figure>\n")
  }

  private mutating func reportUnsafe(_ address: String) {
    let shown = String(
      String.UnicodeScalarView(address.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
    report(.unsafeAddress, [String(shown.prefix(80))], needle: address)
  }

  private mutating func appendTitle(_ title: Bytes) {
    guard !title.isEmpty else { return }
    html.append("\" title=\"")
    appendEscaped(title)
  }
}
