import CMark
import Diagnostics

/// Lists and their items; in a block of definitions, its entries.
extension Writer {
  mutating func beginList(_ node: TreeNode) {
    let isDefinitions = block?.kind.isDefinitions == true && tightness.isEmpty
    tightness.append(cmark_node_get_list_tight(node) != 0 || isDefinitions)
    if isDefinitions { return }
    if cmark_node_get_list_type(node) == CMARK_BULLET_LIST {
      html.append("<ul>\n")
    } else {
      let start = cmark_node_get_list_start(node)
      if isForSite { compareNumbers(of: node, from: Int(start)) }
      if start == 1 {
        html.append("<ol>\n")
      } else {
        html.append("<ol start=\"")
        html.append(text: String(start))
        html.append("\">\n")
      }
    }
  }

  /// Says where the numbers that an author wrote are others than readers see. The same number for all items means any.
  private mutating func compareNumbers(of list: TreeNode, from start: Int) {
    guard !isInNote else { return }
    var (item, shown) = (cmark_node_first_child(list), start)
    var wrong: (line: Int, written: Int, shown: Int)?
    var areSame = true
    while let current = item {
      let line = sourceLine(Int(cmark_node_get_start_line(current)))
      let column = Int(cmark_node_get_start_column(current)) - 1
      guard let written = body.number(at: tracker.start(ofLine: line) + column) else { return }
      if written != start { areSame = false }
      if written != shown, wrong == nil { wrong = (line, written, shown) }
      item = cmark_node_next(current)
      shown += 1
    }
    guard let wrong, !areSame else { return }
    report(.listNumbers, line: wrong.line, ["\(wrong.written)", "\(wrong.shown)"])
  }

  mutating func beginItem(_ node: TreeNode) {
    if block?.kind.isDefinitions == true, tightness.count == 1 {
      beginDefinition()
      return
    }
    isTaskPending = isForSite && preparation.hasTasks && isTask(node)
    html.append(isTaskPending ? "<li class=\"task\">" : "<li>")
  }

  mutating func endItem(_ node: TreeNode) {
    closeFlow()
    endPlainLine()
    if block?.kind.isDefinitions == true, tightness.count == 1 {
      endDefinition()
      return
    }
    html.append("</li>\n")
  }
}

extension Bytes {
  /// The number that is written at an offset.
  fileprivate func number(at start: Int) -> Int? {
    var (offset, number) = (start, 0)
    while offset >= 0, offset < count, offset - start < 9, 0x30...0x39 ~= self[offset] {
      number = number * 10 + Int(self[offset] - 0x30)
      offset += 1
    }
    return offset > start ? number : nil
  }
}
