import CMark

extension Writer {
  /// Whether the invisible mark stands at an offset.
  func isMark(at offset: Int, in text: Bytes) -> Bool {
    offset + 3 < text.count && text[offset] == 0xF0 && text[offset + 1] == 0x90 && text[offset + 2] == 0xA9
      && text[offset + 3] == preparation.mark
  }

  /// A string of libcmark without marks.
  func string(_ text: Bytes) -> String {
    guard text.contains(0xF0) else { return String(decoding: text, as: UTF8.self) }
    return String(decoding: withoutMarks(text), as: UTF8.self)
  }

  private func withoutMarks(_ text: Bytes) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    while offset < text.count {
      if isMark(at: offset, in: text) {
        offset += 4
      } else {
        result.append(text[offset])
        offset += 1
      }
    }
    return result
  }

  /// Appends to the HTML what may stand in text and in attributes.
  mutating func appendEscaped(_ text: Bytes) {
    var start = 0
    var offset = 0
    while true {
      offset = text.firstOffset(in: escaped, orLongFrom: offset)
      guard offset < text.count else { break }
      let isMarked = isMark(at: offset, in: text)
      if text[offset] < 0x80 || isMarked {
        html.append(text[slice: start..<offset])
        if !isMarked { appendEntity(text[offset]) }
        offset += isMarked ? 4 : 1
        start = offset
      } else {
        offset += 1
      }
    }
    html.append(text[slice: start..<text.count])
  }

  mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { appendEscaped($0) }
  }

  mutating func appendEntity(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): html.append("&amp;")
    case UInt8(ascii: "<"): html.append("&lt;")
    case UInt8(ascii: ">"): html.append("&gt;")
    default: html.append("&quot;")
    }
  }

  mutating func appendPlain(_ text: Bytes) {
    if text.contains(0xF0) {
      withoutMarks(text).withUnsafeBufferPointer { plain.append($0) }
    } else {
      plain.append(text)
    }
  }

  mutating func writePlainText(_ node: Node) {
    appendEscaped(bytes(of: cmark_node_get_literal(node)))
  }

  /// The words under a node, for headings' ids and alternative texts: no markup, breaks as in the text.
  func text(under root: Node) -> String {
    if let only = cmark_node_first_child(root), cmark_node_next(only) == nil,
      cmark_node_get_type(only) == CMARK_NODE_TEXT
    {
      return string(bytes(of: cmark_node_get_literal(only)))
    }
    var words: [UInt8] = []
    guard let iterator = cmark_iter_new(root) else { return "" }
    defer { cmark_iter_free(iterator) }
    var hasBreak = false
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator) else { break }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        let literal = bytes(of: cmark_node_get_literal(node))
        if hasBreak,
          !isForSite || words.withUnsafeBufferPointer({ breakNeedsSpace(before: $0, after: literal) })
        {
          words.append(0x20)
        }
        hasBreak = false
        words.append(contentsOf: literal)
      case CMARK_NODE_HTML_INLINE where !isForSite:
        words.append(contentsOf: bytes(of: cmark_node_get_literal(node)))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        hasBreak = true
      default: break
      }
    }
    return words.withUnsafeBufferPointer { string($0) }
  }
}
