import CMark
import Diagnostics

/// Paragraphs and lines inside a `:::` block.
extension Writer {
  /// Begins a paragraph in the open block; whether its children are to be walked.
  mutating func beginParagraphInBlock(_ node: TreeNode) -> Bool {
    switch block?.kind {
    case .facts, .timeline:
      guard tightness.isEmpty else { break }
      beginDefinition()
      return true
    case .gallery:
      let pictures = pictures(of: node)
      guard !pictures.isEmpty else { break }
      for picture in pictures {
        line = sourceLine(Int(cmark_node_get_start_line(node))) + picture.lineOffset
        writeFigure(picture.node)
      }
      return false
    case .interview:
      openSpeech(cmark_node_first_child(node))
      return true
    default: break
    }
    if let picture = onlyPicture(of: node) {
      writeFigure(picture)
      return false
    }
    html.append("<p>")
    return true
  }

  /// Whether the end of the paragraph has been written.
  mutating func endParagraphInBlock(_ node: TreeNode) -> Bool {
    guard block?.kind.isDefinitions == true, tightness.isEmpty else { return false }
    endDefinition()
    return true
  }

  /// A line break in a paragraph of the block: whether it begins a new entry.
  mutating func beginLineInBlock(after softBreak: TreeNode) -> Bool {
    let next = cmark_node_next(softBreak)
    guard tightness.isEmpty || block?.kind.isDefinitions == true && tightness.count == 1 && beginsEntry(next)
    else { return false }
    switch block?.kind {
    case .facts, .timeline:
      endPlainLine()
      endDefinition()
      beginDefinition()
      return true
    case .interview:
      guard speaker(in: next) != nil else { return false }
      endPlainLine()
      html.append("</p>\n")
      openSpeech(next)
      return true
    default: return false
    }
  }

  // Definitions: facts and timelines.

  mutating func beginDefinition() {
    html.append("<div><dt>")
    block?.isAwaitingContent = true
  }

  /// Whether a line is an entry of its own, though it is directly below an item.
  private func beginsEntry(_ node: TreeNode?) -> Bool {
    guard let node, cmark_node_get_type(node) == CMARK_NODE_TEXT else { return false }
    let text = bytes(of: cmark_node_get_literal(node))
    return text.firstSeparator != nil || text.spaceBehindTime != nil
  }

  /// Writes the name before the first colon of a line, or a time before a space, if this text holds it.
  mutating func writeTerm(_ cursor: inout TextCursor) {
    let text = cursor.text
    guard let separator = text.firstSeparator ?? text.spaceBehindTime else { return }
    let name = text[slice: 0..<separator.lowerBound]
    appendEscaped(name)
    appendPlain(name)
    plain.append("：")
    html.append("</dt><dd>")
    var end = separator.upperBound
    while end < text.count, text[end] == 0x20 { end += 1 }
    let written = asWritten(text[slice: 0..<end])
    tracker.follow(written.bytes)
    cursor.skip(end)
    block?.isAwaitingContent = false
  }

  mutating func endDefinition() {
    if block?.isAwaitingContent == true {
      report(.blockContent, [block?.name ?? "", "名称：内容 / name: content"])
      html.append("</dt><dd>")
      block?.isAwaitingContent = false
    }
    html.append("</dd></div>\n")
  }

  // Interviews.

  private mutating func openSpeech(_ first: TreeNode?) {
    switch speaker(in: first) {
    case nil: html.append("<p>")
    case .some(let name) where ["问", "记者", "主持人", "q", "question"].contains(name.lowercased()):
      html.append("<p class=\"question\">")
    default: html.append("<p class=\"answer\">")
    }
  }

  /// The speaker: at most eight characters before a colon at the beginning of a text.
  private func speaker(in node: TreeNode?) -> String? {
    var node = node
    if let strong = node, cmark_node_get_type(strong) == CMARK_NODE_STRONG {
      node = cmark_node_first_child(strong)
    }
    guard let node, cmark_node_get_type(node) == CMARK_NODE_TEXT else { return nil }
    let text = bytes(of: cmark_node_get_literal(node))
    let head = text[slice: 0..<min(text.count, 30)]
    for offset in head.indices where head.has("：", at: offset) || head[offset] == UInt8(ascii: ":") {
      let name = string(head[slice: 0..<offset])
      return name.isEmpty || name.unicodeScalars.count > 8 ? nil : name
    }
    return nil
  }

  // Galleries.

  /// The pictures of a paragraph that holds nothing else, each with its line relative to the paragraph's first.
  private func pictures(of paragraph: TreeNode) -> [(node: TreeNode, lineOffset: Int)] {
    var pictures: [(node: TreeNode, lineOffset: Int)] = []
    var lineOffset = 0
    var child = cmark_node_first_child(paragraph)
    while let node = child {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_IMAGE: pictures.append((node, lineOffset))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: lineOffset += 1
      case CMARK_NODE_TEXT where bytes(of: cmark_node_get_literal(node)).allSatisfy { $0 == 0x20 }: break
      default: return []
      }
      child = cmark_node_next(node)
    }
    return pictures
  }
}

extension Bytes {
  /// The first colon that is neither within a time of day nor within an address.
  fileprivate var firstSeparator: Range<Int>? {
    for offset in indices {
      let isWide = has("：", at: offset)
      guard isWide || self[offset] == UInt8(ascii: ":") && !has("://", at: offset) else { continue }
      let length = isWide ? 3 : 1
      if !isWithinClock(colon: offset, length: length) { return offset..<offset + length }
    }
    return nil
  }

  /// The space behind a time that a line begins with: `9:30 签到`, `10：00—11：30 参观`, `2026年6月8日 开会`.
  fileprivate var spaceBehindTime: Range<Int>? {
    guard let first, 0x30...0x39 ~= first else { return nil }
    var offset = 0
    while offset < count, let (value, length) = character(at: offset) {
      switch value {
      case 0x20, 0x3000:
        return offset + length < count ? offset..<offset + length : nil
      // Digits, and the signs of times and of their ranges.
      case 0x30...0x3A, 0x2D, 0x2E, 0x2F, 0x7E, 0xFF1A, 0x2236, 0x2013, 0x2014, 0xFF5E, 0x301C:
        offset += length
      case 0x5E74, 0x6708, 0x65E5, 0x65F6, 0x70B9, 0x5206, 0x534A, 0x81F3: offset += length
      default: return nil
      }
    }
    return nil
  }

  /// Whether a colon stands between two digits, as in 9:30.
  fileprivate func isWithinClock(colon: Int, length: Int) -> Bool {
    colon > 0 && 0x30...0x39 ~= self[colon - 1] && colon + length < count
      && 0x30...0x39 ~= self[colon + length]
  }
}
