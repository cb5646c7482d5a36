import CMark
import Diagnostics

/// Writes a tree as HTML, and on the way the plain text, the outline, links and pictures of a document.
///
/// A walk over libcmark's nodes without recursion. libcmark joins text nodes next to each other, so that bare
/// addresses, strikethrough and footnotes, which are no delimiters to it, are each within one node.
struct Writer: ~Copyable {
  let preparation: Preparation
  let body: Bytes
  let isForSite: Bool
  let place: BodyPlace

  var html: Buffer
  var plain: Buffer
  /// The characters to escape in HTML, and those with a meaning to the site's rules for text.
  let escaped = ByteSet("&<>\"")
  let meaningful = ByteSet("&<>\"*_~[:.@")
  /// The words, as far as an excerpt may need them.
  var excerptSource = ExcerptSource()
  var excerptStart = 0
  var document = Document()
  var findings: [BodyFinding] = []
  var findingCounts: [Int: Int] = [:]
  var reported: Set<FindingKey> = []

  /// The nodes of the headings that hold table cells and footnotes.
  var cells: [TreeNode] = []
  /// Whether paragraphs of the lists and quotations around are written without `<p>`.
  var tightness: [Bool] = []
  /// The line of the body that is being written.
  var line = 0
  /// A soft break has been read, and what follows decides whether it leaves a space.
  var hasPendingBreak = false
  var isInParagraph = false
  /// Inline elements that are open, and those among them that are links.
  var inlineDepth = 0
  var linkDepth = 0
  var emphasis = EmphasisDoubt()
  var openLinks: [OpenLink] = []
  var openStrikes: [OpenStrike] = []
  var flow = Flow()
  var edits: [Edit] = []
  var headingShift = 0
  var anchors = Anchors()
  var block: OpenBlock?
  /// Finds the ranges in the body of the words that are written.
  var tracker: ProseTracker
  var nextTable = 0
  var nextFence = 0
  var notes = FootnoteNumbers()
  var noteBlocks = NoteBlocks()
  var isInNote = false
  var noteTableCount = 0
  /// For each open quotation, whether it is written as a notice, and the number of notices so far.
  var quotations: [Bool] = []
  var calloutCount = 0
  /// An item with a box has begun, the box is not yet written.
  var isTaskPending = false

  struct FindingKey: Hashable {
    var rule: Rule
    var line: Int
    var arguments: [String]
  }

  /// A link whose text is being written; without a number it lost its address.
  struct OpenLink {
    var number: Int?
    var plainStart: Int
  }

  init(_ preparation: consuming Preparation, of body: Bytes, isForSite: Bool, at place: BodyPlace) {
    html = Buffer(capacity: preparation.size + preparation.size / 4 + 256)
    plain = Buffer(capacity: preparation.size)
    findings = preparation.findings
    notes = FootnoteNumbers(preparation.footnotes)
    tracker = ProseTracker(body, isActive: isForSite)
    self.preparation = preparation
    self.body = body
    self.isForSite = isForSite
    self.place = place
  }

  /// Whether everything that was taken out of the body has been found in the tree.
  var isComplete: Bool {
    nextTable == preparation.tables.count && nextFence == preparation.fences.count
      && noteTableCount == preparation.noteTables.count && calloutCount == preparation.callouts.count
      && noteBlocks.count == preparation.footnotes.count { $0.blocks != nil }
  }

  mutating func write(_ tree: TreeNode) {
    var node = cmark_node_first_child(tree)
    for _ in 0..<preparation.cellCount {
      guard let cell = node else { break }
      cells.append(cell)
      node = cmark_node_next(cell)
    }
    if isForSite { findTopHeading(from: node) }
    if !preparation.noteLines.isEmpty { findNoteBlocks(from: node) }
    walkChildren(of: tree, from: node, before: noteBlocks.first)
    if isForSite {
      closeFlow()
      closeBlockAtEnd()
      writeFootnotes()
      applyEdits()
    }
    emphasis.endText()
    while plain.last == 0x0A { plain.truncate(to: plain.count - 1) }
  }

  /// Writes the children of a node from one on, up to another.
  mutating func walkChildren(of root: TreeNode, from first: TreeNode?, before end: TreeNode? = nil) {
    guard var node = first, node != end else { return }
    while true {
      if enter(node) {
        if let child = cmark_node_first_child(node) {
          node = child
          continue
        }
        exit(node)
      }
      while true {
        if let next = cmark_node_next(node) {
          if next == end { return }
          node = next
          break
        }
        guard let parent = cmark_node_parent(node), parent != root else { return }
        node = parent
        exit(node)
      }
    }
  }

  /// Leaves room for a word of the site's own language.
  mutating func append(_ word: DocumentWord) {
    document.placeholders.append(Placeholder(offset: html.count, content: .word(word)))
  }

  /// Says a thing once for a line, and keeps few findings for one line, so that hostile text stays cheap.
  mutating func report(
    _ rule: Rule, line: Int? = nil, _ arguments: [String] = [], needle: String? = nil, help: Phrase? = nil
  ) {
    let line = line ?? self.line
    guard findingCounts[line, default: 0] < 20,
      reported.insert(FindingKey(rule: rule, line: line, arguments: arguments)).inserted
    else { return }
    findingCounts[line, default: 0] += 1
    findings.append(BodyFinding(rule: rule, line: line, arguments: arguments, needle: needle, help: help))
  }

  /// Adds the paragraph or row just written to the source of excerpts.
  mutating func keepForExcerpt(isPart: Bool = false) {
    guard !isInNote, excerptStart < plain.count else { return }
    let isPart = isPart || !tightness.isEmpty || block != nil
    excerptSource.add(plain.bytes[slice: excerptStart..<plain.count], isPart: isPart)
  }

  /// The document, with what is counted over the whole of it.
  consuming func finished() -> Document {
    document.html = html.array
    document.prose = tracker.finish()
    document.findings = locate(findings, in: body, at: place)
    document.plainBytes = plain.array
    document.excerptSource = excerptSource
    return document
  }
}
