import CMark

extension Writer {
  /// Follows a picture in the source; what it holds is written as its alternative text.
  mutating func followPicture(_ picture: TreeNode) {
    guard tracker.beginPicture(), let iterator = cmark_iter_new(picture) else { return }
    defer { cmark_iter_free(iterator) }
    while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator), node != picture else { continue }
      follow(node, isBegin: event == CMARK_EVENT_ENTER)
    }
    tracker.endPicture()
  }

  private mutating func follow(_ node: TreeNode, isBegin: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT:
      let words = asWritten(bytes(of: cmark_node_get_literal(node)))
      tracker.follow(words.bytes)
    case CMARK_NODE_HTML_INLINE:
      let html = asWritten(bytes(of: cmark_node_get_literal(node)))
      if HTMLTag(html.bytes)?.meaning == .lineBreak, tracker.passBreakCharacter() { return }
      tracker.pass(html.bytes, as: .markup, isVerbatim: true)
    case CMARK_NODE_CODE: tracker.passCode(isProse: true)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: tracker.passBreak()
    case CMARK_NODE_EMPH: tracker.passDelimiters(1)
    case CMARK_NODE_STRONG: tracker.passDelimiters(2)
    case CMARK_NODE_LINK: if isBegin { tracker.beginLink() } else { tracker.endLink() }
    case CMARK_NODE_IMAGE: if isBegin { _ = tracker.beginPicture() } else { tracker.endPicture() }
    default: break
    }
  }
}
