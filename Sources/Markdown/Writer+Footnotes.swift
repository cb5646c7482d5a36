import CMark
import Diagnostics

/// Which footnotes there are, and the numbers they get in the order of their first mention.
struct FootnoteNumbers {
  private(set) var definitions: [FootnoteDefinition] = []
  private var indexes: [String: Int] = [:]
  /// The definitions that have a number, in that order.
  private(set) var order: [Int] = []
  private var numbers: [Int: Int] = [:]
  private(set) var mentions: [Int: Int] = [:]

  init(_ definitions: [FootnoteDefinition] = []) {
    self.definitions = definitions
    for (index, definition) in definitions.enumerated() where indexes[definition.label] == nil {
      indexes[definition.label] = index
    }
  }

  var isEmpty: Bool { definitions.isEmpty }

  /// The index of a label's first definition.
  func index(of label: String) -> Int? { indexes[label] }

  /// The note's number, and how often it has been mentioned with this time.
  mutating func mention(_ index: Int) -> (number: Int, time: Int) {
    let number = self.number(index)
    mentions[number, default: 0] += 1
    return (number, mentions[number] ?? 1)
  }

  mutating func number(_ index: Int) -> Int {
    if let number = numbers[index] { return number }
    order.append(index)
    numbers[index] = order.count
    return order.count
  }

  func isNumbered(_ index: Int) -> Bool { numbers[index] != nil }
}

/// The nodes of notes' blocks in libcmark's tree: after the body, a comment before those of each note.
struct NoteBlocks {
  /// By the lines of the comments, counted from 0.
  fileprivate var comments: [(line: Int, node: TreeNode)] = []

  var count: Int { comments.count }

  /// The first node after the body.
  var first: TreeNode? { comments.first?.node }

  /// The comment before a note's blocks, and where the next note begins.
  fileprivate func range(of line: Int) -> (comment: TreeNode, end: TreeNode?)? {
    guard let index = comments.firstIndex(where: { $0.line == line }) else { return nil }
    return (comments[index].node, index + 1 < comments.count ? comments[index + 1].node : nil)
  }
}

extension Writer {
  mutating func findNoteBlocks(from first: TreeNode?) {
    let lines = Set(preparation.footnotes.compactMap(\.blocks))
    var node = first
    while let current = node {
      let line = Int(cmark_node_get_start_line(current)) - preparation.cellCount - preparation.lineCount - 1
      if cmark_node_get_type(current) == CMARK_NODE_HTML_BLOCK, lines.contains(line) {
        noteBlocks.comments.append((line, current))
      }
      node = cmark_node_next(current)
    }
  }

  /// Writes the lists, tables and paragraphs of a note.
  private mutating func writeBlocks(of definition: FootnoteDefinition, in tree: TreeNode?) {
    guard let tree, let (comment, end) = definition.blocks.flatMap({ noteBlocks.range(of: $0) }) else {
      return
    }
    isInNote = true
    tracker.skipped = (definition.line, definition.content)
    walkChildren(of: tree, from: cmark_node_next(comment), before: end)
    closeFlow()
    tracker.skipped = nil
    isInNote = false
  }

  /// `[^label]` at the cursor.
  mutating func readFootnote(_ cursor: inout TextCursor) -> Bool {
    let text = cursor.text
    let start = cursor.offset + 2
    guard let close = text[start..<min(text.count, start + 200)].firstIndex(of: UInt8(ascii: "]")),
      close > start
    else { return false }
    let label = text[slice: start..<close]
    guard !label.contains(0x20), !label.contains(0xF0), !label.contains(UInt8(ascii: "[")) else {
      return false
    }
    let name = string(label)
    guard name.utf8.count < 200 else { return false }
    guard let index = notes.index(of: name) else {
      report(.unknownFootnote, [name], needle: "[^\(name)]")
      return false
    }
    flush(&cursor)
    let (number, time) = notes.mention(index)
    let id = time == 1 ? "fnref-\(number)" : "fnref-\(number)-\(time)"
    if linkDepth > 0 {
      html.append(text: "<sup class=\"footnote\">\(number)</sup>")
    } else {
      html.append(text: "<sup class=\"footnote\" id=\"\(id)\"><a href=\"#fn-\(number)\">")
      html.append("<span class=\"hidden\">")
      append(.footnote)
      html.append(text: "</span>\(number)</a></sup>")
    }
    tracker.pass(text[slice: cursor.offset..<close + 1], as: .markup)
    cursor.skip(close + 1 - cursor.offset)
    return true
  }

  /// Writes the notes after the body; those that nothing mentions come last, since no text may vanish.
  mutating func writeFootnotes() {
    guard !notes.isEmpty else { return }
    beginLine()
    html.append("<section class=\"footnotes\" aria-label=\"")
    append(.footnotes)
    html.append("\">\n<ol>\n")
    var next = 0
    while next < notes.order.count {
      writeFootnote(notes.order[next])
      next += 1
    }
    for (index, definition) in notes.definitions.enumerated() {
      if let first = notes.index(of: definition.label), first != index {
        let line = String(place.firstLine + notes.definitions[first].line - 1)
        report(.duplicateFootnote, line: definition.line, [definition.label, line], needle: definition.label)
      } else if !notes.isNumbered(index) {
        report(.unusedFootnote, line: definition.line, [definition.label], needle: "[^\(definition.label)]")
      }
      if !notes.isNumbered(index) {
        writeFootnote(index)
      }
    }
    html.append("</ol>\n</section>\n")
  }

  private mutating func writeFootnote(_ index: Int) {
    let definition = notes.definitions[index]
    let number = notes.number(index)
    line = definition.line
    html.append(text: "<li id=\"fn-\(number)\">")
    let start = plain.count
    for paragraph in definition.paragraphs {
      html.append("<p>")
      tracker.beginCells(.item)
      write(paragraph)
      tracker.endBlock()
      html.append("</p>")
      plain.append(0x0A)
    }
    if definition.blocks != nil {
      writeBlocks(of: definition, in: noteBlocks.first.flatMap(cmark_node_parent))
    }
    for time in 1..<(notes.mentions[number] ?? 0) + 1 {
      let id = time == 1 ? "fnref-\(number)" : "fnref-\(number)-\(time)"
      html.append(text: "<a class=\"back\" href=\"#\(id)\" aria-label=\"")
      append(.footnoteBack(number))
      html.append("\">↩</a>")
    }
    html.append("</li>\n")
    var end = plain.count
    while end > start, plain.bytes[end - 1] == 0x0A { end -= 1 }
    let text = plain.bytes[slice: min(start, end)..<end]
    document.footnotes.append(
      Footnote(
        number: number, label: definition.label, text: String(decoding: text, as: UTF8.self),
        line: place.firstLine + definition.line - 1))
  }

  /// Writes the inline text of a cell.
  mutating func write(_ cell: CellText) {
    hasPendingBreak = false
    flow.hasPendingBreak = false
    emphasis.endText()
    if !openStrikes.isEmpty { openStrikes.removeAll(keepingCapacity: true) }
    switch cell {
    case .plain(let words):
      tracker.move(to: [body.range(of: words)])
      writeText(words)
    case .heading(let number):
      guard cells.indices.contains(number) else { return }
      tracker.move(to: preparation.sources(ofCell: number))
      walkChildren(of: cells[number], from: cmark_node_first_child(cells[number]))
    }
    endTags()
    if !openStrikes.isEmpty { openStrikes.removeAll(keepingCapacity: true) }
  }
}
