import Diagnostics

/// A `~~` that may begin strikethrough.
struct OpenStrike {
  var depth: Int
  var sourceOffset: Int?
  var htmlOffset: Int
  var plainOffset: Int
}

/// A replacement in the written HTML, made when everything is written.
struct Edit {
  var htmlOffset: Int
  var plainOffset: Int
  var tag: StaticString
}

extension Writer {
  /// Writes text by the site's rules: bare addresses become links, `[^1]` footnotes, `~~` strikethrough.
  mutating func writeText(_ text: Bytes) {
    var cursor = TextCursor(text: text)
    if flow.isActive || flow.hasPendingBreak {
      let start = startOfWords(in: text)
      if flow.leaf == nil, flow.isActive, start > 0 {
        let space = asWritten(text[slice: 0..<start])
        tracker.follow(space.bytes)
        cursor.skip(start)
      }
      guard start < text.count || flow.leaf != nil else { return }
      if start < text.count { beginWords() }
    }
    if hasPendingBreak { resolveBreak(before: text.character(at: 0)?.value) }
    if block?.isAwaitingContent == true, inlineDepth == 0 { writeTerm(&cursor) }
    if preparation.hasTasks, isTaskPending { writeTaskBox(&cursor) }
    while true {
      cursor.offset = text.firstOffset(in: meaningful, orLongFrom: cursor.offset)
      guard cursor.offset < text.count else { break }
      guard let opaqueRun = opaqueRun(at: cursor.offset, in: text) else {
        readMeaning(&cursor)
        continue
      }
      // The whole run in one piece, with the characters beside the place.
      let length = opaqueRun.headLength + OpaqueRun.placeLength + opaqueRun.tailLength
      cursor.offset -= opaqueRun.headLength
      if cursor.offset > cursor.start { flush(&cursor) }
      html.append(opaqueRun.run)
      plain.append(opaqueRun.run)
      tracker.follow(run: opaqueRun.run)
      cursor.skip(length)
    }
    if cursor.offset > cursor.start { flush(&cursor) }
  }

  /// The offset of the first character of a text that is neither space nor a mark.
  private func startOfWords(in text: Bytes) -> Int {
    var offset = 0
    while offset < text.count {
      if isMark(at: offset, in: text) {
        offset += 4
      } else if text[offset] <= 0x20 {
        offset += 1
      } else if text.has("\u{A0}", at: offset) {
        offset += 2
      } else if text.has("\u{3000}", at: offset) {
        offset += 3
      } else {
        break
      }
    }
    return offset
  }

  /// Writes what the cursor has passed since the last flush, which needs no escaping.
  mutating func flush(_ cursor: inout TextCursor) {
    let piece = cursor.text[slice: cursor.start..<cursor.offset]
    html.append(piece)
    plain.append(piece)
    tracker.follow(piece)
    cursor.start = cursor.offset
  }

  private mutating func readMeaning(_ cursor: inout TextCursor) {
    let byte = cursor.text[cursor.offset]
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""):
      flush(&cursor)
      appendEntity(byte)
      plain.append(byte)
      tracker.follow(cursor.text[slice: cursor.offset..<cursor.offset + 1])
      cursor.skip(1)
      return
    case 0xF0 where isMark(at: cursor.offset, in: cursor.text):
      flush(&cursor)
      cursor.skip(4)
      emphasis.hasMark = true
      return
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      emphasis.isDoubtful = true
      guard byte == UInt8(ascii: "*"), cursor.next == byte else { break }
      report(.literalEmphasis, needle: "**")
      while cursor.offset < cursor.text.count, cursor.text[cursor.offset] == byte { cursor.offset += 1 }
      return
    case UInt8(ascii: "~") where cursor.next == byte:
      if preparation.hasStrikethrough, readStrike(&cursor) { return }
    case UInt8(ascii: "["):
      if cursor.next == UInt8(ascii: "^"), readFootnote(&cursor) { return }
    case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "@"):
      if cursor.offset == 0, inlineDepth == 0, cursor.text.has(":::", at: 0) {
        report(.misplacedBlock, needle: ":::")
      }
      if linkDepth == 0, readBareAddress(&cursor) { return }
    default: break
    }
    cursor.offset += 1
  }

  /// Two tildes close the strikethrough that is open on the same level of markup, or open one.
  private mutating func readStrike(_ cursor: inout TextCursor) -> Bool {
    var end = cursor.offset
    while end < cursor.text.count, cursor.text[end] == UInt8(ascii: "~") { end += 1 }
    guard end - cursor.offset == 2 else {
      cursor.offset = end
      return true
    }
    let before = cursor.text.character(before: cursor.offset).map { CharacterClass(of: $0.value) }
    let after = cursor.text.character(at: end).map { CharacterClass(of: $0.value) }
    let mayClose = before?.contains(.space) != true
    let mayOpen = after?.contains(.space) != true
    flush(&cursor)
    if mayClose, let open = openStrikes.last, open.depth == inlineDepth {
      openStrikes.removeLast()
      edits.append(Edit(htmlOffset: open.htmlOffset, plainOffset: open.plainOffset, tag: "<del>"))
      edits.append(Edit(htmlOffset: html.count, plainOffset: plain.count, tag: "</del>"))
      if let start = open.sourceOffset, let end = tracker.placeOfTildes() {
        for tildes in [start, end] { tracker.addGap(tildes..<tildes + 2, .markup) }
      }
    } else if mayOpen {
      openStrikes.append(
        OpenStrike(
          depth: inlineDepth, sourceOffset: tracker.placeOfTildes(), htmlOffset: html.count,
          plainOffset: plain.count))
    }
    cursor.offset = end
    return true
  }

  /// Puts `<del>` where pairs of tildes were, and moves the placeholders along.
  mutating func applyEdits() {
    guard !edits.isEmpty else { return }
    edits.sort { $0.htmlOffset < $1.htmlOffset }
    var edited = Buffer(capacity: html.count + edits.count * 4)
    var plainEdited = Buffer(capacity: plain.count)
    var placeholder = 0
    var start = 0
    var plainStart = 0
    for edit in edits {
      while placeholder < document.placeholders.count,
        document.placeholders[placeholder].offset <= edit.htmlOffset
      {
        document.placeholders[placeholder].offset += edited.count - start
        placeholder += 1
      }
      edited.append(html.bytes[slice: start..<edit.htmlOffset])
      edited.append(edit.tag)
      plainEdited.append(plain.bytes[slice: plainStart..<edit.plainOffset])
      start = edit.htmlOffset + 2
      plainStart = edit.plainOffset + 2
    }
    while placeholder < document.placeholders.count {
      document.placeholders[placeholder].offset += edited.count - start
      placeholder += 1
    }
    edited.append(html.bytes[slice: start..<html.count])
    plainEdited.append(plain.bytes[slice: plainStart..<plain.count])
    html = edited
    plain = plainEdited
    excerptSource.removeTildes()
  }
}

/// A place in a text, and how much of the text is written.
struct TextCursor {
  let text: Bytes
  var offset = 0
  var start = 0

  init(text: Bytes) { self.text = text }

  var next: UInt8? { offset + 1 < text.count ? text[offset + 1] : nil }

  /// Passes bytes that are not written as they are.
  mutating func skip(_ length: Int) {
    offset += length
    start = offset
  }
}
