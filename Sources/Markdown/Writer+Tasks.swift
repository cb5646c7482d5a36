import CMark

/// Task lists: items that begin with `[ ]` or `[x]`.
extension Writer {
  /// Whether an item's text begins with a box; libcmark leaves the brackets as texts of their own.
  func isTask(_ item: TreeNode) -> Bool {
    guard let paragraph = cmark_node_first_child(item), cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
    else { return false }
    var start: [UInt8] = []
    var child = cmark_node_first_child(paragraph)
    while let node = child, cmark_node_get_type(node) == CMARK_NODE_TEXT, start.count < 4 {
      start.append(contentsOf: bytes(of: cmark_node_get_literal(node)).prefix(4))
      child = cmark_node_next(node)
    }
    return start.count >= 4 && start[0] == UInt8(ascii: "[") && start[2] == UInt8(ascii: "]")
      && start[3] == 0x20
      && (start[1] == 0x20 || start[1] | 0x20 == UInt8(ascii: "x"))
  }

  /// Writes the box instead of the brackets at the cursor.
  mutating func writeTaskBox(_ cursor: inout TextCursor) {
    isTaskPending = false
    guard cursor.text.count > 3 else { return }
    let isOpen = cursor.text[1] == 0x20
    html.append("<input type=\"checkbox\" disabled")
    if !isOpen { html.append(" checked") }
    html.append(" aria-label=\"")
    append(isOpen ? .taskOpen : .taskDone)
    html.append("\"> ")
    tracker.pass(cursor.text[slice: 0..<4], as: .markup)
    cursor.skip(4)
  }
}
