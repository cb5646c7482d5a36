import CMark

extension Writer {
  /// Whether the invisible mark is at an offset.
  func isMark(at offset: Int, in text: Bytes) -> Bool {
    offset + 3 < text.count && text[offset] == 0xF0 && text[offset + 1] == 0x90 && text[offset + 2] == 0xA9
      && text[offset + 3] == preparation.mark
  }

  /// A string of libcmark as the author wrote it.
  func string(_ text: Bytes) -> String {
    guard mayBePrepared(text) else { return String(decoding: text, as: UTF8.self) }
    let written = asWritten(text)
    return String(decoding: written.bytes, as: UTF8.self)
  }

  /// Marks and the places of opaque runs begin with `F0` and `F3`.
  private func mayBePrepared(_ text: Bytes) -> Bool { text.contains { $0 >= 0xF0 } }

  /// A text of libcmark without marks and with its opaque runs.
  func asWritten(_ text: Bytes) -> Buffer {
    var result = Buffer()
    var start = 0
    var offset = 0
    while offset < text.count {
      let opaqueRun = text[offset] == OpaqueRun.placeLead ? opaqueRun(at: offset, in: text) : nil
      guard opaqueRun != nil || text[offset] == 0xF0 && isMark(at: offset, in: text) else {
        offset += 1
        continue
      }
      result.append(text[slice: start..<offset])
      if let opaqueRun { result.append(opaqueRun.middle) }
      // A mark is as long as the place of an opaque run.
      offset += OpaqueRun.placeLength
      start = offset
    }
    result.append(text[slice: start..<text.count])
    return result
  }

  /// Appends a text to the HTML, escaped for content and attributes.
  mutating func appendEscaped(_ text: Bytes) {
    var start = 0
    var offset = 0
    while true {
      offset = text.firstOffset(in: escaped, orLongFrom: offset)
      guard offset < text.count else { break }
      html.append(text[slice: start..<offset])
      start = offset
      if text[offset] < 0x80 {
        appendEntity(text[offset])
        start += 1
      } else if isMark(at: offset, in: text) {
        start += 4
      } else if let opaqueRun = opaqueRun(at: offset, in: text) {
        html.append(opaqueRun.middle)
        start += OpaqueRun.placeLength
      }
      offset = max(start, offset + 1)
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
    if mayBePrepared(text) {
      let written = asWritten(text)
      plain.append(written.bytes)
    } else {
      plain.append(text)
    }
  }

  mutating func writePlainText(_ node: TreeNode) {
    appendEscaped(bytes(of: cmark_node_get_literal(node)))
  }

  /// The words of a cell, without markup.
  func text(of cell: CellText) -> String {
    switch cell {
    case .plain(let words): String(decoding: words, as: UTF8.self)
    case .heading(let number): cells.indices.contains(number) ? text(under: cells[number]) : ""
    }
  }

  /// The words under a node, for headings' ids and alternative texts: no markup, breaks as in the text.
  func text(under root: TreeNode) -> String {
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
      case CMARK_NODE_HTML_INLINE:
        switch HTMLTag(bytes(of: cmark_node_get_literal(node)))?.meaning ?? .none {
        case .phrase, .link, .none, .picture: break
        default: hasBreak = true
        }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        hasBreak = true
      default: break
      }
    }
    return words.withUnsafeBufferPointer { string($0) }
  }
}
