import Glibc

extension ProseTracker {
  /// Follows a piece of text that is shown.
  mutating func follow(_ text: Bytes) {
    guard isFollowing, let first = text.first else { return }
    if isBehindBreak { passPrefix(before: first) }
    if isSame(text) {
      offset += text.count
    } else {
      followSlowly(text, isVerbatim: false)
    }
  }

  /// Follows an opaque run, which is a slice of the source.
  mutating func follow(run: Bytes) {
    guard isFollowing, let start = run.baseAddress, let base = body.baseAddress else { return }
    if isBehindBreak { passPrefix(before: run[0]) }
    let place = UnsafePointer(start) - UnsafePointer(base)
    if place != offset { passUnshown(before: place) }
    if place != offset { jump(to: place, over: .border) }
    offset = place + run.count
  }

  /// Passes over what is written, but is no prose.
  mutating func pass(_ text: Bytes, as content: Prose.Gap.Content, isVerbatim: Bool = false) {
    guard isFollowing, let first = text.first else { return }
    if isBehindBreak { passPrefix(before: first) }
    passUnshown()
    let (start, gaps) = (offset, prose.gaps.count)
    followSlowly(text, isVerbatim: isVerbatim)
    guard !isLost else { return }
    prose.gaps.removeLast(prose.gaps.count - gaps)
    addGap(start..<offset, content)
  }

  /// A line break of the text.
  mutating func passBreak() {
    guard isFollowing else { return }
    // A backslash, or what has been cleaned away.
    if body[offset..<max(offset, end)].contains(where: { $0 > 0x20 }) { addGap(offset..<end, .markup) }
    offset = min(end + 1, body.count)
    end = endOfLine(from: offset)
    isBehindBreak = true
  }

  /// Whether the line behind a break begins with the indentation of a paragraph.
  var isAtIndentation: Bool {
    guard isActive, isBehindBreak else { return false }
    var content = offset
    while content < end, body[content] == 0x20 || body[content] == 0x09 || body[content] == UInt8(ascii: ">")
    {
      content += 1
    }
    return body.has("\u{3000}\u{3000}", at: content)
  }

  /// A character that breaks a line, for which a tag is written.
  mutating func passBreakCharacter() -> Bool {
    guard isFollowing else { return false }
    if isBehindBreak { passPrefix(before: UInt8(ascii: "<")) }
    var place = offset
    while place < end, body[place] != UInt8(ascii: "<"), let (value, length) = body.character(at: place) {
      place += length
      guard oddity(value) == .lineBreak else { continue }
      jump(to: place, over: .border)
      return true
    }
    return false
  }

  /// Passes the prefix of a line that continues a block: indentation and the marks of quotations.
  ///
  /// - Parameter first: the text's first byte, which may be a mark of quotation itself.
  mutating func passPrefix(before first: UInt8) {
    isBehindBreak = false
    var (content, marks, lastMark) = (offset, quotes, offset)
    while content < end {
      if body[content] == UInt8(ascii: ">"), marks > 0 {
        marks -= 1
        lastMark = content
      } else if body[content] != 0x20, body[content] != 0x09 {
        break
      }
      content += 1
    }
    if first == UInt8(ascii: ">"), marks < quotes,
      content == end || body[content] != first && body[content] != UInt8(ascii: "\\")
    {
      content = lastMark
    }
    content = body.skipIndentation(content, end)
    if body[offset..<content].contains(where: { $0 > 0x20 }) { addGap(offset..<content, .markup) }
    offset = content
  }

  /// The offset of the tildes to be written next; nil while nothing is followed.
  mutating func placeOfTildes() -> Int? {
    guard isFollowing else { return nil }
    if isBehindBreak { passPrefix(before: UInt8(ascii: "~")) }
    passUnshown()
    return offset
  }

  /// Passes over characters that have been cleaned away.
  mutating func passUnshown(before place: Int = .max) {
    while offset < place {
      if offset < end, let length = body.unshownLength(at: offset) {
        jump(to: offset + length, over: .markup)
      } else if offset == end, let next = pieces.first {
        jump(to: next.lowerBound, over: .markup)
      } else {
        return
      }
    }
  }

  /// Whether the source has a piece verbatim here, without escapes and character references.
  private func isSame(_ text: Bytes) -> Bool {
    guard offset + text.count <= end, let ours = body.baseAddress, let other = text.baseAddress else {
      return false
    }
    return memcmp(ours + offset, other, text.count) == 0
      && text.offset(of: UInt8(ascii: "\\"), from: 0) == nil
      && text.offset(of: UInt8(ascii: "&"), from: 0) == nil
  }

  /// Follows a piece character by character.
  ///
  /// - Parameter isVerbatim: backslashes and names of characters mean themselves.
  private mutating func followSlowly(_ text: Bytes, isVerbatim: Bool) {
    var index = 0
    while index < text.count {
      if offset >= end {
        guard passEnd(in: text, &index) else { return lose() }
      } else if !isVerbatim, body[offset] == UInt8(ascii: "\\"), offset + 1 < end,
        isASCIIPunctuation(body[offset + 1]), text[index] == body[offset + 1]
      {
        addGap(offset..<offset + 1, .markup)
        offset += 2
        index += 1
      } else if !isVerbatim, let length = entityLength(before: text[index]) {
        addGap(offset..<offset + length, .character)
        offset += length
        index += lengthOfEntity(in: text, at: index)
      } else if case let length = body.commonLength(at: offset, text, at: index), length > 0 {
        offset += length
        index += length
      } else if let length = body.unshownLength(at: offset) {
        let isSpace = text[index] == 0x20 && body.isWideSpace(at: offset)
        addGap(offset..<offset + length, isSpace ? .character : .markup)
        offset += length
        if isSpace { index += 1 }
      } else if text[index] == 0x20 {
        // libcmark keeps the indentation behind a backslash that breaks a line.
        index += 1
      } else {
        guard let place = find(text[slice: index..<text.count]) else { return lose() }
        jump(to: place, over: .border)
      }
    }
  }

  /// The end of a line, or of a piece of a cell, within a piece of text.
  private mutating func passEnd(in text: Bytes, _ index: inout Int) -> Bool {
    if let next = pieces.first {
      jump(to: next.lowerBound, over: .markup)
      if text[index] == 0x20 { index += 1 }
      return true
    }
    if text[index] == 0x0A {
      passBreak()
      index += 1
      if index < text.count { passPrefix(before: text[index]) }
      return true
    }
    guard let place = find(text[slice: index..<text.count]) else { return false }
    jump(to: place, over: .border)
    return true
  }

  /// The next occurrence of a text in the rest of the block: of its first 24 bytes, or else of its first character
  /// alone.
  private func find(_ text: Bytes) -> Int? {
    let length = text.character(at: 0)?.length ?? text.count
    return place(of: text[slice: 0..<min(text.count, 24)]) ?? place(of: text[slice: 0..<length])
  }

  private func place(of text: Bytes) -> Int? {
    guard let first = text.first else { return nil }
    let last = limit - text.count
    var place = offset
    while place <= last, let found = body.offset(of: first, from: place), found <= last {
      if body[slice: found..<found + text.count].elementsEqual(text) { return found }
      place = found + 1
    }
    return nil
  }

  mutating func lose() { isLost = true }

  /// Length in bytes of the character reference here, if the text shows that character.
  private func entityLength(before shown: UInt8) -> Int? {
    guard body[offset] == UInt8(ascii: "&"), let length = body.entityLength(at: offset, before: end) else {
      return nil
    }
    // An ampersand in the text may be the author's own, or one written as a character reference.
    guard shown == UInt8(ascii: "&") else { return length }
    let name = body[slice: offset + 1..<offset + length - 1]
    let names: [StaticString] = ["amp", "AMP", "#38", "#x26", "#X26"]
    return names.contains { name.count == $0.utf8CodeUnitCount && name.has($0, at: 0) } ? length : nil
  }

  /// Length in bytes of the text for the character reference that the tracker has just passed; some references yield
  /// two characters.
  private func lengthOfEntity(in text: Bytes, at index: Int) -> Int {
    let length = text.character(at: index)?.length ?? 1
    let next = index + length
    guard next < text.count, text[next] >= 0x80, offset < end, body[offset] < 0x80,
      body[offset] != UInt8(ascii: "&"), body[offset] != UInt8(ascii: "\\")
    else { return length }
    return length + (text.character(at: next)?.length ?? 0)
  }
}
