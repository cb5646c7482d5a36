import CMark

/// Whether a text's emphasis may be better as CommonMark alone reads it.
///
/// Marks let runs of delimiters open or close that otherwise would not, and so may change pairs that CommonMark has
/// already made. If no delimiter stays literal and no emphasis is nested in another, the marks have only helped:
/// CommonMark alone would leave delimiters in the text or nest what the author put side by side. Only other texts with
/// marks, which are few, are compared.
struct EmphasisDoubt {
  var hasMark = false
  /// A delimiter has stayed in the text, or emphasis is nested in emphasis.
  var isDoubtful = false
  var depth = 0
  private(set) var isDoubtfulSomewhere = false

  /// Begins an emphasis. One that is all there is in another, `***so***`, comes from the same delimiters.
  mutating func begin(_ node: TreeNode) {
    depth += 1
    if depth > 1, cmark_node_previous(node) != nil || cmark_node_next(node) != nil { isDoubtful = true }
  }

  mutating func endText() {
    if hasMark, isDoubtful { isDoubtfulSomewhere = true }
    hasMark = false
    isDoubtful = false
  }
}

/// The texts of a body (paragraphs, headings, cells) that are left as CommonMark reads them.
enum UnmarkedTexts: Equatable {
  case nothing
  case everything
  case some(lines: Set<Int>, cells: Set<Int>)

  func hasLine(_ line: Int) -> Bool {
    switch self {
    case .nothing: false
    case .everything: true
    case .some(let lines, _): lines.contains(line)
    }
  }

  func hasCell(_ cell: Int) -> Bool {
    switch self {
    case .nothing: false
    case .everything: true
    case .some(_, let cells): cells.contains(cell)
    }
  }
}

/// Reads a body without marks, too, and finds the texts in which the marks do not lessen the faults.
///
/// - Parameter amended: the texts as the marks have them.
func findTextsBetterLeft(
  in body: Bytes, read amended: InlineTexts, takesOutBlocks: Bool
) -> UnmarkedTexts {
  var preparation = LineScanner(body, takesOutBlocks: takesOutBlocks, leaving: .everything).scan()
  let tree = parseUnindented(&preparation)
  defer { cmark_node_free(tree) }
  let plain = InlineTexts(of: tree, cellCount: preparation.cellCount)
  guard amended.texts.map(\.line) == plain.texts.map(\.line) else { return .nothing }
  let cellCount = amended.cellCount
  var lines: Set<Int> = []
  var cells: Set<Int> = []
  let end = cellCount + body.lineFeeds + 2
  for (index, text) in amended.texts.enumerated() where plain.texts[index].faults <= text.faults {
    if text.line <= cellCount {
      cells.insert(text.line - 1)
    } else {
      let next = index + 1 < amended.texts.count ? amended.texts[index + 1].line : end
      lines.formUnion(text.line - cellCount..<max(text.line, next) - cellCount)
    }
  }
  return .some(lines: lines, cells: cells)
}

/// The inline texts of a tree, in their order.
struct InlineTexts {
  private(set) var texts: [Text] = []
  let cellCount: Int

  struct Text {
    /// The line of libcmark's input in which it begins.
    var line: Int
    /// The delimiters that stayed in the text, and those of emphasis within emphasis of its own kind, where two
    /// pieces side by side have been taken for one inside the other.
    var faults = 0
  }

  init(of tree: TreeNode, cellCount: Int) {
    self.cellCount = cellCount
    var emphasisDepth = 0
    var strongDepth = 0
    guard let iterator = cmark_iter_new(tree) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      let step = event == CMARK_EVENT_ENTER ? 1 : -1
      switch cmark_node_get_type(node) {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        if step == 1 { texts.append(Text(line: Int(cmark_node_get_start_line(node)))) }
      case CMARK_NODE_EMPH:
        if step == 1, emphasisDepth > 0 { texts[texts.count - 1].faults += 2 }
        emphasisDepth += step
      case CMARK_NODE_STRONG:
        if step == 1, strongDepth > 0 { texts[texts.count - 1].faults += 4 }
        strongDepth += step
      case CMARK_NODE_TEXT where !texts.isEmpty:
        let literal = bytes(of: cmark_node_get_literal(node))
        texts[texts.count - 1].faults += literal.count {
          $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_")
        }
      default: break
      }
    }
  }
}
