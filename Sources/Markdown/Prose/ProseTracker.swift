import Glibc

/// Follows in the source what the writer writes, and notes the ranges of its words.
///
/// libcmark gives the line of a block and the order of its contents, but places of texts for some nodes only, and these
/// in a text that has been prepared. So the tracker has a place in the source and moves it over each piece that is
/// written. Mostly that is one comparison of bytes, or none where the piece is an opaque run, which is a place in the
/// source already. Characters are compared one by one only across markup, escapes and characters that were cleaned
/// away.
struct ProseTracker {
  let body: Bytes
  let isActive: Bool
  var prose = Prose()

  /// The place in the source, and where its line, or its piece of a cell, ends.
  var offset = 0
  var end = 0
  /// The pieces of a cell that follow.
  var pieces: ArraySlice<Range<Int>> = []
  /// The number of quotations open around the block.
  var quotes = 0
  /// A line break has been passed, but not yet the prefix of the next line.
  var isBehindBreak = false
  /// The block's words were not found where expected, so that all of it counts as prose.
  var isLost = false
  var isInAutolink = false
  /// The range of the address of the link or picture that ended last.
  var lastAddress: Range<Int>?
  /// The heading begins with number signs, instead of being underlined.
  private(set) var hasSigns = false

  /// A line that begins with what is no part of its text, the label of a note, and where the text begins.
  var skipped: (line: Int, content: Int)?

  private var open: Prose.Passage?
  private var cellKind = Prose.Passage.Kind.row
  private var lastLine = 0
  /// The last line that was asked for, from 1, and its range.
  private var known: (line: Int, start: Int, end: Int)

  /// Whether what is written is looked for.
  var isFollowing: Bool { isActive && !isLost && !isInAutolink }

  init(_ body: Bytes, isActive: Bool) {
    self.body = body
    self.isActive = isActive
    known = (1, 0, isActive ? body.endOfLine(from: 0) : 0)
    if isActive { prose.passages.reserveCapacity(16 + body.count / 128) }
  }

  // Blocks.

  /// Begins a paragraph or heading.
  ///
  /// - Parameter lines: those of the body, counted from 1.
  mutating func begin(_ kind: Prose.Passage.Kind, lines: ClosedRange<Int>) {
    guard isActive else { return }
    let (start, lineEnd) = place(ofLine: lines.lowerBound)
    var content = start
    if start < lineEnd, body[start] < 0x80 {
      content = LinePrefix(of: start..<lineEnd, in: body).content
    }
    if let skipped, skipped.line == lines.lowerBound {
      content = LinePrefix(of: skipped.content..<lineEnd, in: body).content
    }
    content = body.skipIndentation(content, lineEnd)
    if quotes > 0 { content = passCleanedMarks(content, before: lineEnd) }
    if kind == .heading {
      let title = passNumberSigns(content, before: lineEnd)
      hasSigns = title > content
      content = title
    }
    begin(kind, at: content)
    lastLine = lines.upperBound
    pieces = []
    end = lineEnd
    passDefinitions()
  }

  /// Definitions of links may begin a paragraph; libcmark takes them out and leaves the lines as they are.
  private mutating func passDefinitions() {
    while offset < end, body[offset] == UInt8(ascii: "["),
      let definition = LinkTail.endOfDefinition(in: body, from: offset, before: limit, quotes: quotes),
      definition < limit
    {
      jump(to: definition + 1, over: .border)
      isBehindBreak = true
      passPrefix(before: 0)
      if open?.range.isEmpty == true { open?.range = offset..<offset }
    }
  }

  /// Begins a row, caption or note, whose cells follow by `move(to:)`.
  mutating func beginCells(_ kind: Prose.Passage.Kind) {
    guard isActive else { return }
    if quotes == 0 { close() }
    cellKind = kind
  }

  mutating func move(to cell: ArraySlice<Range<Int>>) {
    guard isActive, let first = cell.first else { return }
    begin(cellKind, at: first.lowerBound)
    lastLine = 0
    end = first.upperBound
    pieces = cell.dropFirst()
  }

  private mutating func begin(_ kind: Prose.Passage.Kind, at content: Int) {
    if isLost { offset = limit }
    isLost = false
    isBehindBreak = false
    if kind != .row, quotes == 0 { close() }
    if open == nil {
      open = Prose.Passage(kind: quotes > 0 ? .quotation : kind, range: content..<content)
    } else if content > offset {
      addGap(offset..<content, .border)
    }
    offset = content
  }

  /// Ends a paragraph, a heading or a row.
  mutating func endBlock() {
    if isLost { offset = limit }
    isLost = false
    if quotes == 0 { close() }
  }

  /// Ends a passage and begins another one here.
  mutating func divide() {
    guard isActive, quotes == 0, let passage = open else { return }
    close()
    open = Prose.Passage(kind: passage.kind == .item ? .paragraph : passage.kind, range: offset..<offset)
  }

  mutating func enterQuotation() {
    if quotes == 0 { close() }
    quotes += 1
  }

  mutating func leaveQuotation() {
    quotes -= 1
    if quotes == 0 { close() }
  }

  /// Words that are shown unchanged, such as the title of a block.
  mutating func add(_ kind: Prose.Passage.Kind, _ range: Range<Int>) {
    guard isActive, !range.isEmpty else { return }
    prose.passages.append(Prose.Passage(kind: kind, range: range))
  }

  private mutating func close() {
    guard let passage = open else { return }
    open = nil
    var start = passage.range.lowerBound
    while start < offset, body[start] <= 0x20 { start += 1 }
    if start < offset { add(passage.kind, start..<offset) }
  }

  /// The prose noted, in the order of the file.
  mutating func finish() -> Prose {
    close()
    prose.sort()
    return prose
  }

  // Places.

  mutating func addGap(_ range: Range<Int>, _ content: Prose.Gap.Content) {
    guard !range.isEmpty else { return }
    if let last = prose.gaps.last, last.content == content, last.range.upperBound == range.lowerBound {
      prose.gaps[prose.gaps.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      prose.gaps.append(Prose.Gap(range: range, content: content))
    }
  }

  /// Moves forward over what is no prose, perhaps into another line or piece. Anything before the first word of a
  /// passage is no part of it.
  mutating func jump(to place: Int, over content: Prose.Gap.Content) {
    if let passage = open, passage.range.lowerBound == offset, content == .border {
      open?.range = place..<place
    } else if place > offset {
      addGap(offset..<place, content)
    }
    offset = place
    while offset > end, let next = pieces.popFirst() { end = next.upperBound }
    if offset > end { end = body.offset(of: 0x0A, from: offset) ?? body.count }
  }

  /// The end of the block.
  var limit: Int {
    guard lastLine > 0 else { return pieces.last?.upperBound ?? end }
    var tracker = self
    return max(end, tracker.place(ofLine: lastLine).end)
  }

  /// Lines are asked for in their order.
  mutating func start(ofLine line: Int) -> Int { place(ofLine: line).start }

  private mutating func place(ofLine line: Int) -> (start: Int, end: Int) {
    if line < known.line { known = (1, 0, body.endOfLine(from: 0)) }
    while known.line < line, known.end < body.count { passLine() }
    return (known.start, known.end)
  }

  private mutating func passLine() {
    let start = known.end + 1
    known = (known.line + 1, start, body.endOfLine(from: start))
  }

  /// The end of the line that begins at an offset.
  mutating func endOfLine(from start: Int) -> Int {
    guard start == known.end + 1, start <= body.count else { return body.endOfLine(from: start) }
    passLine()
    return known.end
  }

  /// Marks of quotation behind characters that have been cleaned away.
  private func passCleanedMarks(_ start: Int, before end: Int) -> Int {
    var content = start
    var next = start
    while next < end {
      if body[next] == UInt8(ascii: ">") {
        content = body.skipIndentation(LinePrefix(of: next..<end, in: body).content, end)
        next = content
      } else if body[next] >= 0x80, let length = body.unshownLength(at: next) {
        next += length
      } else {
        break
      }
    }
    return content
  }

  private func passNumberSigns(_ start: Int, before end: Int) -> Int {
    var content = start
    while content < end, body[content] == UInt8(ascii: "#") { content += 1 }
    guard content > start, content == end || body[content] == 0x20 || body[content] == 0x09 else {
      return start
    }
    while content < end, body[content] == 0x20 || body[content] == 0x09 { content += 1 }
    return content
  }
}
