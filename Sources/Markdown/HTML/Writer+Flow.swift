import CMark

/// Tags of blocks. They occur within paragraphs, since libcmark is kept from reading HTML blocks, whose words it would
/// not read (see `LineScanner.scanText`).
extension Writer {
  /// Whether a paragraph is written by its tags. In blocks of other rules, such as definitions, tags only divide words.
  mutating func beginFlow(_ paragraph: TreeNode) -> Bool {
    guard preparation.hasHTML, block == nil || block?.kind.isText == true else { return false }
    guard !flow.blocks.isEmpty || hasTags(paragraph) else { return false }
    flow.isActive = true
    flow.isDivided = false
    flow.leaf = nil
    return true
  }

  mutating func endFlow() {
    endTags()
    closeLeaf()
    flow.isActive = false
  }

  private func hasTags(_ paragraph: TreeNode) -> Bool {
    var child = cmark_node_first_child(paragraph)
    while let node = child {
      if cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE { return true }
      child = cmark_node_next(node)
    }
    return false
  }

  /// Opens the element that words are written into.
  mutating func beginWords() {
    if flow.hasPendingBreak {
      flow.hasPendingBreak = false
      if let last = plain.last, last != 0x0A {
        html.append("<br>")
        if last != 0x20 { plain.append(0x20) }
      }
    }
    guard flow.isActive, flow.leaf == nil else { return }
    openImplied()
    if let last = flow.blocks.indices.last, flow.blocks[last].kind == .item || flow.blocks[last].kind.isCell,
      !flow.blocks[last].hasWords
    {
      flow.blocks[last].hasWords = true
      flow.leaf = .bare
    } else if flow.blocks.isEmpty, tightness.last == true, !flow.isDivided {
      flow.leaf = .bare
    } else {
      flow.leaf = .paragraph
      html.append("<p>")
    }
    for tag in flow.tags {
      if case .phrase(let phrase) = tag.kind { html.append(phrase.begin) }
    }
  }

  /// Words in a list need an item, and in a table a cell.
  private mutating func openImplied() {
    switch flow.blocks.last?.kind {
    case .list: open(.item, "<li>")
    case .table:
      open(.row, "<tr>\n")
      open(.cell(isHeader: false), "<td>")
    case .row: open(.cell(isHeader: false), "<td>")
    default: break
    }
  }

  mutating func closeLeaf() {
    guard let leaf = flow.leaf else { return }
    // A link does not go on in the next paragraph.
    if let link = flow.tags.firstIndex(where: { if case .link = $0.kind { true } else { false } }) {
      while flow.tags.count > link { endLastTag() }
    }
    for tag in flow.tags.reversed() {
      if case .phrase(let phrase) = tag.kind { html.append(phrase.end) }
    }
    flow.leaf = nil
    hasPendingBreak = false
    if !openStrikes.isEmpty { openStrikes.removeAll(keepingCapacity: true) }
    switch leaf {
    case .paragraph: html.append("</p>\n")
    case .heading(let level):
      html.append("</h")
      html.append(UInt8(ascii: "0") + UInt8(level))
      html.append(">\n")
    case .bare: break
    }
    if flow.blocks.contains(where: { $0.kind.isCell }) {
      if let last = plain.last, last > 0x20 { plain.append(0x20) }
    } else {
      endPlainLine()
    }
  }

  mutating func writeBlockTag(_ tag: HTMLTag, at node: TreeNode) {
    // Emphasis, headings and cells cannot contain a block.
    guard flow.isActive, inlineDepth == flow.tags.count else {
      flow.hasPendingBreak = true
      return
    }
    closeLeaf()
    flow.isDivided = true
    tracker.divide()
    if tag.isEnd { end(tag.meaning) } else { begin(tag.meaning, at: node) }
  }

  private mutating func begin(_ meaning: HTMLTag.Meaning, at node: TreeNode) {
    guard flow.blocks.count < Flow.deepest else { return }
    switch meaning {
    case .heading(let level): openHeading(level, at: node)
    case .rule:
      if flow.blocks.allSatisfy({ $0.kind == .quotation || $0.kind == .item || $0.kind.isCell }) {
        html.append("<hr>\n")
      }
    case .list(let isOrdered):
      openImplied()
      open(.list(isOrdered: isOrdered), isOrdered ? "<ol>\n" : "<ul>\n")
    case .item:
      if !close(to: { $0.isList }, until: { $0.isCell }) {
        openImplied()
        open(.list(isOrdered: false), "<ul>\n")
      }
      open(.item, "<li>")
    case .quotation:
      openImplied()
      open(.quotation, "<blockquote>\n")
    case .table: openTable()
    case .row:
      if close(to: { $0 == .table }) { open(.row, "<tr>\n") }
    case .cell(let isHeader):
      guard close(to: { $0 == .row || $0 == .table }) else { return }
      if flow.blocks.last?.kind == .table { open(.row, "<tr>\n") }
      open(.cell(isHeader: isHeader), isHeader ? "<th scope=\"col\">" : "<td>")
    default: break
    }
  }

  private mutating func end(_ meaning: HTMLTag.Meaning) {
    let isMeant: (Flow.Block.Kind) -> Bool
    switch meaning {
    case .list: isMeant = { $0.isList }
    case .item: isMeant = { $0 == .item }
    case .quotation: isMeant = { $0 == .quotation }
    case .table: isMeant = { $0 == .table }
    case .row: isMeant = { $0 == .row }
    case .cell: isMeant = { $0.isCell }
    default: return
    }
    // An end tag in a cell does not end blocks around its table.
    if close(to: isMeant, until: { $0.isCell && !isMeant($0) && meaning != .row && meaning != .table }) {
      closeLast()
    }
  }

  private mutating func open(_ kind: Flow.Block.Kind, _ tag: StaticString) {
    html.append(tag)
    flow.blocks.append(Flow.Block(kind: kind))
  }

  private mutating func openTable() {
    openImplied()
    beginLine()
    flow.blocks.append(Flow.Block(kind: .table))
    html.append("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"表格\">\n<table>\n")
  }

  /// A heading of the outline, whose words follow.
  private mutating func openHeading(_ level: Int, at node: TreeNode) {
    openImplied()
    let title = words(behind: node)
    guard !title.isEmpty else { return }
    let id = anchors.add(title)
    document.outline.append(Heading(level: level, id: id, title: title, line: place.firstLine + line - 1))
    html.append("<h")
    html.append(UInt8(ascii: "0") + UInt8(level))
    html.append(" id=\"")
    html.append(text: id)
    html.append("\">")
    flow.leaf = .heading(level)
    for tag in flow.tags {
      if case .phrase(let phrase) = tag.kind { html.append(phrase.begin) }
    }
  }

  /// The words between a tag and the next one of a block.
  private func words(behind node: TreeNode) -> String {
    var words = ""
    var next = cmark_node_next(node)
    while let node = next {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HTML_INLINE:
        let meaning = HTMLTag(bytes(of: cmark_node_get_literal(node)))?.meaning ?? .none
        switch meaning {
        case .phrase, .link, .lineBreak, .picture, .none: break
        default: return words
        }
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: words += string(bytes(of: cmark_node_get_literal(node)))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: break
      default: words += text(under: node)
      }
      next = cmark_node_next(node)
    }
    return words
  }

  /// Ends blocks until the innermost of a given kind is the last; false if there is none before a block that hides it.
  @discardableResult
  private mutating func close(
    to isMeant: (Flow.Block.Kind) -> Bool, until isHidden: (Flow.Block.Kind) -> Bool = { _ in false }
  ) -> Bool {
    guard let place = flow.blocks.lastIndex(where: { isMeant($0.kind) || isHidden($0.kind) }),
      isMeant(flow.blocks[place].kind)
    else { return false }
    while flow.blocks.count > place + 1 { closeLast() }
    return true
  }

  private mutating func closeLast() {
    guard let block = flow.blocks.popLast() else { return }
    html.append(block.kind.end)
    guard block.kind == .row || block.kind == .table else { return }
    while plain.last == 0x20 { plain.truncate(to: plain.count - 1) }
    endPlainLine()
  }

  /// Ends all blocks, before content that belongs to none of them.
  mutating func closeFlow() {
    while !flow.blocks.isEmpty { closeLast() }
  }
}
