import CMark

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
      if start == 1 {
        html.append("<ol>\n")
      } else {
        html.append("<ol start=\"")
        html.append(text: String(start))
        html.append("\">\n")
      }
    }
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
