import Diagnostics

/// Reads a body line by line and writes it into a `Preparation`.
///
/// One pass: lines that begin with Chinese text are copied at once; the others are looked at for what may begin
/// there. Code between fences is copied to the byte.
struct LineScanner: ~Copyable {
  let bytes: Bytes
  /// Whether tables, footnotes and `:::` blocks are taken out; not on the second try, see `parseMarkdown`.
  let takesOutBlocks: Bool
  /// The texts that get no marks for emphasis.
  let left: UnmarkedTexts
  /// Whether libcmark may be spared the long runs of text.
  let mayTakeOutOpaqueRuns: Bool
  var preparation: Preparation
  /// Bytes with a meaning in a text: the text between them is copied; these are counted, cleaned or need a mark.
  let meaningful = ByteSet("*_\\~[]!", controls: true)
  let plain = ByteSet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz %()+,-/")

  /// Whether what is copied becomes a heading of its own, see `addCell`.
  var isInCell = false
  /// The line being read, counted from 1, and where the next begins.
  var lineNumber = 0
  var position = 0
  var fence: CodeFence?
  var isInComment = false
  /// Within a `:::` block whose lines are entries.
  var isInLinesBlock = false
  /// The column of the text of the last list item, or 0 outside of lists.
  var itemColumn = 0
  /// The end of the lines that tables may take, and the indentation of these lines in a note, see `scanBlocks`.
  var lineLimit: Int
  var noteIndentation = 0
  /// The last item that no other holds, by which items are known that are not set in far enough.
  var outerItem: OuterItem?
  /// The number of quotation marks before the previous line.
  var quotesBefore = 0
  /// The line before, if it may be the header of a table.
  var candidate: Candidate?
  var captionCandidate: Candidate?

  /// A line that has been written and may have to be taken back.
  struct Candidate {
    var line: Int
    var start: Int
    var content: Range<Int>
    var prefix: LinePrefix
    var outputStart: Int
    var beginsParagraph: Bool
  }

  init(_ bytes: Bytes, takesOutBlocks: Bool, leaving left: UnmarkedTexts) {
    self.bytes = bytes
    self.takesOutBlocks = takesOutBlocks
    self.left = left
    lineLimit = bytes.count
    preparation = Preparation(size: bytes.count)
    preparation.mark = unusedMark(in: bytes)
    preparation.hasHTML = bytes.offset(of: UInt8(ascii: "<"), from: 0) != nil
    mayTakeOutOpaqueRuns = hasNothingLikeOpaqueRuns(bytes)
    preparation.takesOutOpaqueRuns = mayTakeOutOpaqueRuns
    if mayTakeOutOpaqueRuns { preparation.opaqueRuns.reserveCapacity(bytes.count / 64) }
  }

  consuming func scan() -> Preparation {
    while position < bytes.count, preparation.refusal == nil {
      lineNumber += 1
      let start = position
      let end = endOfLine(from: start)
      position = min(end + 1, bytes.count)
      scanLine(start..<end)
    }
    endParagraph()
    if let fence, let line = preparation.fencedLines.max(), preparation.refusal == nil {
      preparation.findings.append(
        BodyFinding(
          rule: .unclosedCode, line: line, needle: fence.sign,
          help: Phrase("在代码后面另起一行写 \(fence.sign)", "write \(fence.sign) on a line of its own behind the code")
        ))
    }
    preparation.lineCount = lineNumber
    return preparation
  }

  func endOfLine(from start: Int) -> Int {
    bytes.offset(of: 0x0A, from: start) ?? bytes.count
  }

  mutating func scanLine(_ line: Range<Int>) {
    let outputStart = preparation.text.count
    if fence == nil, !isInComment, let first = line.isEmpty ? nil : bytes[line.lowerBound], first >= 0x80 {
      let content = bytes.skipIndentation(line.lowerBound, line.upperBound)
      if content == line.lowerBound, first != 0xEF || !bytes.has("：：：", at: content) {
        quotesBefore = 0
        scanText(line, prefix: LinePrefix(content: content), outputStart: outputStart)
        return
      }
    }
    let prefix = LinePrefix(of: line, in: bytes)
    defer { quotesBefore = prefix.quotes }
    if prefix.levels > Preparation.Limits.nesting, fence == nil {
      preparation.refusal = BodyFinding(
        rule: .tooDeep, line: lineNumber, arguments: ["\(Preparation.Limits.nesting)"])
    } else if isVerbatim(line, prefix) {
      copyVerbatim(line)
    } else if prefix.content == line.upperBound {
      copyVerbatim(line)
      endParagraph()
      if prefix.hasMarker { itemColumn = prefix.column }
    } else if !takesOutBlocks || !takeOut(line, prefix) && !takeOutCallout(line, prefix) {
      scanText(line, prefix: prefix, outputStart: outputStart)
    }
  }

  /// A line of text: its prefix to the byte, what follows cleaned.
  private mutating func scanText(_ line: Range<Int>, prefix: LinePrefix, outputStart: Int) {
    if prefix.hasMarker {
      itemColumn = prefix.column
      if prefix.quotes == 0 { lookAtIndentation(of: line, prefix) }
    } else if prefix.column == 0 {
      itemColumn = 0
      outerItem = nil
    }
    let content = bytes.skipIndentation(prefix.content, line.upperBound)
    var outputStart = outputStart
    if candidate != nil, !prefix.hasMarker,
      standsApart(content..<line.upperBound, indentedFrom: prefix.content, quotes: prefix.quotes)
    {
      // Two trailing spaces break a line, and are invisible if the line turns out to be code.
      preparation.text.truncate(to: outputStart - 1)
      preparation.text.append("  \n")
      outputStart += 2
      preparation.linesApart.append(lineNumber)
    }
    if content == line.upperBound {
      endParagraph()
    } else if prefix.column >= 4, bytes[content] >= 0x80 {
      preparation.hasIndentedChinese = true
    }
    preparation.text.append(bytes[slice: line.lowerBound..<prefix.content])
    // With a mark before it, a tag begins no block of HTML, whose words libcmark would not read; it becomes part of a
    // paragraph, and the writer reads it there.
    if preparation.hasHTML, bytes.beginsTag(at: content, before: line.upperBound) { appendMark() }
    copyText(content..<line.upperBound, isCell: false)
    preparation.text.append(0x0A)
    let written = Candidate(
      line: lineNumber, start: line.lowerBound, content: content..<line.upperBound, prefix: prefix,
      outputStart: outputStart, beginsParagraph: candidate == nil)
    if candidate == nil, bytes.isCaption(written.content) { captionCandidate = written }
    candidate = written
  }

  mutating func copyVerbatim(_ line: Range<Int>) {
    preparation.text.append(bytes[slice: line])
    preparation.text.append(0x0A)
    candidate = nil
  }

  /// Brackets and delimiters match within a paragraph only.
  mutating func endParagraph() {
    candidate = nil
    preparation.unmatchedBrackets += preparation.bracketDepth
    preparation.enforceLimits(line: lineNumber)
    preparation.bracketDepth = 0
    preparation.pictureDepth = 0
    preparation.delimiterRuns = 0
  }
}

/// The last byte of a mark that does not occur in the body: one of the nine Kharoshthi punctuation marks
/// U+10A50…U+10A58, which no Chinese text uses.
private func unusedMark(in bytes: Bytes) -> UInt8? {
  guard bytes.offset(of: 0xF0, from: 0) != nil else { return 0x90 }
  var used: Set<UInt8> = []
  var offset = 0
  while let found = bytes.offset(of: 0xF0, from: offset) {
    offset = found + 1
    if offset + 2 < bytes.count, bytes[offset] == 0x90, bytes[offset + 1] == 0xA9 {
      used.insert(bytes[offset + 2])
    }
  }
  return (0x90...0x98).first { !used.contains($0) }
}
