extension ProseTracker {
  /// Delimiters of emphasis.
  mutating func passDelimiters(_ count: Int) {
    for _ in 0..<count {
      guard passMark(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }) else { return }
    }
  }

  /// Whether the delimiter just passed is between two digits.
  var isBetweenDigits: Bool {
    isFollowing && offset > 1 && offset < end && 0x30...0x39 ~= body[offset]
      && 0x30...0x39 ~= body[offset - 2]
      && body[offset - 1] == UInt8(ascii: "*")
  }

  /// A code span, which ends with a run of backticks as long as the one it begins with.
  ///
  /// - Parameter isProse: as in the alternative text of a picture, where it is words like others.
  mutating func passCode(isProse: Bool = false) {
    guard isFollowing else { return }
    if isBehindBreak { passPrefix(before: UInt8(ascii: "`")) }
    passUnshown()
    let mark = UInt8(ascii: "`")
    guard offset < end, body[offset] == mark else { return lose() }
    let length = body.runLength(at: offset)
    let last = limit
    var place = offset + length
    while place < last, let found = body.offset(of: mark, from: place), found < last {
      let run = body.runLength(at: found)
      place = found + run
      guard run == length else { continue }
      if isProse {
        addGap(offset..<offset + length, .markup)
        offset = found
      }
      return jump(to: place, over: isProse ? .markup : .code)
    }
    lose()
  }

  mutating func beginLink() {
    guard isFollowing else { return }
    if isBehindBreak { passPrefix(before: UInt8(ascii: "[")) }
    passUnshown()
    if offset < end, body[offset] == UInt8(ascii: "<") {
      guard let close = body.offset(of: UInt8(ascii: ">"), from: offset), close < end else { return lose() }
      lastAddress = offset + 1..<close
      jump(to: close + 1, over: .address)
      isInAutolink = true
    } else {
      _ = passMark { $0 == UInt8(ascii: "[") }
    }
  }

  mutating func endLink() {
    if isInAutolink {
      isInAutolink = false
    } else {
      passTail()
    }
  }

  /// Begins a picture, whose alternative text and title are prose; returns whether it was found in the source.
  mutating func beginPicture() -> Bool {
    guard isFollowing else { return false }
    if isBehindBreak { passPrefix(before: UInt8(ascii: "!")) }
    passUnshown()
    if offset >= end || body[offset] != UInt8(ascii: "!"),
      let place = body.picture(from: offset, before: limit)
    {
      // Pictures of a gallery are written without the text between them.
      jump(to: place, over: .border)
    }
    return passMark { $0 == UInt8(ascii: "!") } && passMark { $0 == UInt8(ascii: "[") }
  }

  mutating func endPicture() { passTail() }

  /// One byte of markup.
  private mutating func passMark(where isMark: (UInt8) -> Bool) -> Bool {
    guard isFollowing else { return false }
    if isBehindBreak { passPrefix(before: 0) }
    passUnshown()
    guard offset < end, isMark(body[offset]) else {
      lose()
      return false
    }
    addGap(offset..<offset + 1, .markup)
    offset += 1
    return true
  }

  /// The closing bracket of a link or picture, and what follows it: `(address "title")`, `[label]`, or nothing.
  private mutating func passTail() {
    lastAddress = nil
    guard passMark(where: { $0 == UInt8(ascii: "]") }) else { return }
    let tail = LinkTail(of: body, from: offset, before: pieces.isEmpty ? limit : end, quotes: quotes)
    guard let tail else { return }
    lastAddress = tail.address
    if let title = tail.title {
      addGap(offset..<title.lowerBound, .markup)
      addGaps(inTitle: title)
      offset = title.upperBound
    }
    jump(to: tail.end, over: .markup)
  }
}

extension ProseTracker {
  /// Escapes in a title, and characters that are written by their names.
  private mutating func addGaps(inTitle title: Range<Int>) {
    var place = title.lowerBound
    while place < title.upperBound {
      if body[place] == UInt8(ascii: "\\"), place + 1 < title.upperBound, isASCIIPunctuation(body[place + 1])
      {
        addGap(place..<place + 1, .markup)
        place += 1
      } else if body[place] == UInt8(ascii: "&"),
        let length = body.entityLength(at: place, before: title.upperBound)
      {
        addGap(place..<place + length, .character)
        place += length - 1
      }
      place += 1
    }
  }
}

extension Bytes {
  fileprivate func runLength(at start: Int) -> Int {
    var end = start
    while end < count, self[end] == self[start] { end += 1 }
    return end - start
  }

  fileprivate func picture(from start: Int, before end: Int) -> Int? {
    var place = start
    while let found = offset(of: UInt8(ascii: "!"), from: place), found < end {
      if has("![", at: found) { return found }
      place = found + 1
    }
    return nil
  }
}
