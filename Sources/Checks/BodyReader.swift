import Files

/// Walks over a body once: blanks what is no prose, and cuts the rest into passages.
///
/// This is no Markdown parser: it need only be right about where prose is, and errs on the side of prose.
struct BodyReader {
  var bytes: [UInt8]
  var passages: [Manuscript.Passage] = []
  private let end: Int
  private var line: Range<Int>
  private var open: Manuscript.Passage?
  /// The mark and length of the code fence that is open.
  private var fence: (mark: UInt8, length: Int)?
  /// No comment ends after here, so none begins.
  private var hasUnclosedComment = false

  /// Where something may begin that is no prose, and how many of these places have been passed.
  private let inlines: [Int]
  private var passed = 0

  init(bytes: [UInt8], range: Range<Int>, inlines: [Int]) {
    self.bytes = bytes
    self.inlines = inlines
    end = range.upperBound
    line = range.lowerBound..<range.lowerBound
  }

  mutating func read() {
    var start = line.lowerBound
    while start < end {
      let lineEnd = bytes.firstIndex(of: 0x0A, in: start..<end) ?? end
      line = start..<lineEnd
      if !readFence() {
        if passed < inlines.count, inlines[passed] < lineEnd { blankInlines() }
        sortLine()
      }
      start = lineEnd + 1
    }
    close()
  }

  private mutating func close() {
    if let open { passages.append(open) }
    open = nil
  }

  private mutating func blank(_ range: Range<Int>) {
    bytes.withUnsafeMutableBufferPointer { bytes in
      for offset in range where bytes[offset] != 0x0A { bytes[offset] = 0x20 }
    }
  }

  /// Whether the line belongs to a block of code.
  private mutating func readFence() -> Bool {
    var start = line.lowerBound
    while start < line.upperBound, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: ">") { start += 1 }
    guard start < line.upperBound else {
      if fence != nil { blank(line) }
      return fence != nil
    }
    let mark = bytes[start]
    let isMark = mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
    let length = isMark ? bytes[start..<line.upperBound].prefix { $0 == mark }.count : 0
    if let fence {
      if mark == fence.mark, length >= fence.length { self.fence = nil }
      blank(line)
      return true
    }
    let isOpening = length >= 3 && (mark != 0x60 || !bytes[start + length..<line.upperBound].contains(mark))
    guard isOpening else { return false }
    close()
    fence = (mark, length)
    blank(line)
    return true
  }
}

/// What stands within lines and is no prose.
extension BodyReader {
  private mutating func blankInlines() {
    var covered = line.lowerBound
    var last: [Int: Int] = [:]
    while passed < inlines.count, inlines[passed] < line.upperBound {
      let offset = inlines[passed]
      passed += 1
      guard offset >= covered else { continue }
      switch bytes[offset] {
      case UInt8(ascii: "`"): covered = blankCode(at: offset, last: &last)
      case UInt8(ascii: "<"): covered = blankTag(at: offset)
      case UInt8(ascii: "]"): covered = blankDestination(after: offset)
      case UInt8(ascii: ":") where bytes.has("://", at: offset): covered = blankAddress(around: offset)
      case UInt8(ascii: "\\"): covered = offset + 2
      default: break
      }
    }
  }

  /// - Parameter last: where the last run of each length begins in the line: a run that has none behind it opens nothing,
  ///   which is not to be found out by walking to the end of the line for each.
  private mutating func blankCode(at start: Int, last: inout [Int: Int]) -> Int {
    if last.isEmpty { last = backtickRuns(from: start) }
    let length = runLength(at: start)
    guard let end = last[length], end > start else { return start + length }
    var offset = start + length
    while offset < line.upperBound {
      let run = runLength(at: offset)
      if run == length {
        blank(start..<offset + run)
        return offset + run
      }
      offset += max(run, 1)
    }
    return start + length
  }

  private func backtickRuns(from start: Int) -> [Int: Int] {
    var last: [Int: Int] = [:]
    var offset = start
    while let place = bytes.firstIndex(of: 0x60, in: offset..<line.upperBound) {
      let length = runLength(at: place)
      last[length] = place
      offset = place + length
    }
    return last
  }

  private func runLength(at start: Int) -> Int {
    var end = start
    while end < line.upperBound, bytes[end] == 0x60 { end += 1 }
    return end - start
  }

  private mutating func blankTag(at start: Int) -> Int {
    if bytes.has("<!--", at: start) {
      guard !hasUnclosedComment else { return start + 1 }
      var offset = start + 4
      while offset < end, !bytes.has("-->", at: offset) { offset += 1 }
      hasUnclosedComment = offset >= end
      guard !hasUnclosedComment else { return start + 1 }
      blank(start..<min(offset + 3, end))
      return min(offset + 3, line.upperBound)
    }
    guard start + 1 < line.upperBound, bytes[start + 1] < 0x80,
      isASCIILetterOrDigit(UInt32(bytes[start + 1])) || bytes[start + 1] == UInt8(ascii: "/"),
      let close = bytes[start..<min(line.upperBound, start + 2000)].firstIndex(of: UInt8(ascii: ">"))
    else { return start + 1 }
    blank(start..<close + 1)
    return close + 1
  }

  /// `](address "title")` loses its address, `[label]: address` too.
  private mutating func blankDestination(after bracket: Int) -> Int {
    guard bracket + 1 < line.upperBound else { return bracket + 1 }
    let isDefinition =
      bytes[bracket + 1] == UInt8(ascii: ":") && bytes[line.lowerBound] == UInt8(ascii: "[")
      && !bytes.has("[^", at: line.lowerBound)
    guard bytes[bracket + 1] == UInt8(ascii: "(") || isDefinition else { return bracket + 1 }
    var offset = bracket + 2
    while offset < line.upperBound, bytes[offset] == 0x20 { offset += 1 }
    let start = offset
    var depth = 0
    while offset < line.upperBound, bytes[offset] > 0x20 {
      if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if bytes[offset] == UInt8(ascii: ")") {
        if depth == 0, !isDefinition { break }
        depth -= 1
      }
      offset += 1
    }
    bytes.withUnsafeMutableBufferPointer { $0[start..<offset].update(repeating: 0x20) }
    return offset
  }

  private mutating func blankAddress(around colon: Int) -> Int {
    var start = colon
    while start > line.lowerBound, isASCIILetterOrDigit(UInt32(bytes[start - 1])) { start -= 1 }
    var offset = colon
    while offset < line.upperBound, (0x21...0x7E).contains(bytes[offset]),
      bytes[offset] != UInt8(ascii: "<"), bytes[offset] != UInt8(ascii: ">"),
      bytes[offset] != UInt8(ascii: "|"), bytes[offset] != UInt8(ascii: "\"")
    {
      offset += 1
    }
    blank(start..<offset)
    return offset
  }
}

/// What a line is to passages.
extension BodyReader {
  private mutating func sortLine() {
    var start = line.lowerBound
    while start < line.upperBound, case let length = spaceLength(at: start), length > 0 { start += length }
    guard start < line.upperBound else { return close() }
    let range = start..<line.upperBound
    if let kind = opening(at: start) {
      if let kind, kind == .quotation, open?.kind == .quotation { return extend() }
      close()
      guard let kind else { return }
      open = Manuscript.Passage(kind: kind, range: range)
      if kind == .heading || kind == .row { close() }
    } else if open != nil {
      extend()
    } else {
      open = Manuscript.Passage(kind: .paragraph, range: range)
    }
  }

  private func spaceLength(at offset: Int) -> Int {
    switch bytes[offset] {
    case 0x20, 0x09: 1
    case 0xE3: bytes.has("　", at: offset) ? 3 : 0
    default: 0
    }
  }

  private mutating func extend() {
    guard let opened = open else { return }
    open?.range = opened.range.lowerBound..<line.upperBound
  }

  /// What begins with the line: nil nothing, `.some(nil)` a line that divides.
  private func opening(at start: Int) -> Manuscript.Passage.Kind?? {
    // Nearly every line begins with a Chinese character, which opens nothing.
    if bytes[start] >= 0x80, bytes[start] != 0xEF { return nil }
    let text = bytes[start..<line.upperBound]
    let next = start + 1 < line.upperBound ? bytes[start + 1] : 0x20
    switch bytes[start] {
    case UInt8(ascii: "#"):
      let level = text.prefix { $0 == UInt8(ascii: "#") }.count
      let after = start + level < line.upperBound ? bytes[start + level] : 0x20
      return level <= 6 && after == 0x20 ? .heading : nil
    case UInt8(ascii: "|"): return .row
    case UInt8(ascii: ">"): return .quotation
    case UInt8(ascii: ":"): return bytes.has(":::", at: start) ? .some(nil) : nil
    case UInt8(ascii: "["): return next == UInt8(ascii: "^") && isFootnote(at: start) ? .item : nil
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "_"), UInt8(ascii: "="):
      if text.count >= 3, text.allSatisfy({ $0 == bytes[start] || $0 == 0x20 }) { return .some(nil) }
      return next == 0x20 ? .item : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = text.prefix { (0x30...0x39).contains($0) }.count
      guard digits <= 9, start + digits < line.upperBound else { return nil }
      let mark = bytes[start + digits]
      return mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") ? .item : nil
    case 0xEF: return bytes.has("：：：", at: start) ? .some(nil) : nil
    default: return nil
    }
  }

  private func isFootnote(at start: Int) -> Bool {
    guard let close = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "]")) else { return false }
    return close + 1 < line.upperBound && bytes[close + 1] == UInt8(ascii: ":")
  }
}
