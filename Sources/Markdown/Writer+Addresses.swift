/// Bare addresses as links: `https://…`, `www.…` and mail addresses.
///
/// An address is ASCII, so it ends before a Chinese character or a full-width bracket; punctuation at its end
/// belongs to the sentence, and so does a closing bracket that nothing in the address opened.
extension Writer {
  mutating func readBareAddress(_ cursor: inout TextCursor) -> Bool {
    let text = cursor.text
    let offset = cursor.offset
    if text[offset] == UInt8(ascii: "@") { return readMailAddress(&cursor) }
    let start: Int
    if text[offset] == UInt8(ascii: ":") {
      guard text.has("://", at: offset) else { return false }
      let length =
        isWord("https", before: offset, in: text) ? 5 : isWord("http", before: offset, in: text) ? 4 : 0
      guard length > 0, offset + 3 < text.count, isASCIILetterOrDigit(text[offset + 3]) else { return false }
      start = offset - length
    } else {
      guard isWord("www", before: offset, in: text), offset + 1 < text.count,
        isASCIILetterOrDigit(text[offset + 1])
      else { return false }
      start = offset - 3
    }
    guard start >= cursor.start else { return false }
    let address = start..<endOfAddress(in: text, from: offset + 1)
    let prefix = text[offset] == UInt8(ascii: ".") ? "http://" : ""
    writeLink(&cursor, address, prefix: prefix)
    return true
  }

  private func isWord(_ word: StaticString, before offset: Int, in text: Bytes) -> Bool {
    let start = offset - word.utf8CodeUnitCount
    guard start >= 0 else { return false }
    for index in 0..<word.utf8CodeUnitCount where text[start + index] | 0x20 != word.utf8Start[index] {
      return false
    }
    return start == 0 || !isASCIILetterOrDigit(text[start - 1])
  }

  private func endOfAddress(in text: Bytes, from start: Int) -> Int {
    var end = start
    var open = 0
    while end < text.count, isAddressByte(text[end]) {
      if text[end] == UInt8(ascii: "(") { open += 1 }
      if text[end] == UInt8(ascii: ")") { open -= 1 }
      end += 1
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: ")"):
        guard open < 0 else { return end }
        open += 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: ";"),
        UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: "["):
        if text[end - 1] == UInt8(ascii: "(") { open -= 1 }
      default: return end
      }
      end -= 1
    }
    return end
  }

  private func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x7E:
      byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
        && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "|")
    default: false
    }
  }

  private mutating func readMailAddress(_ cursor: inout TextCursor) -> Bool {
    let text = cursor.text
    var start = cursor.offset
    while start > cursor.start, isMailByte(text[start - 1]) || text[start - 1] == UInt8(ascii: "+") {
      start -= 1
    }
    while start < cursor.offset, !isASCIILetterOrDigit(text[start]) { start += 1 }
    var end = cursor.offset + 1
    var hasDot = false
    while end < text.count, isMailByte(text[end]) {
      if text[end] == UInt8(ascii: "."), end > cursor.offset + 1, end + 1 < text.count,
        isASCIILetterOrDigit(text[end + 1])
      {
        hasDot = true
      }
      end += 1
    }
    while end > cursor.offset + 1, !isASCIILetterOrDigit(text[end - 1]) { end -= 1 }
    guard start < cursor.offset, hasDot else { return false }
    writeLink(&cursor, start..<end, prefix: "mailto:")
    return true
  }

  private func isMailByte(_ byte: UInt8) -> Bool {
    isASCIILetterOrDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  private mutating func writeLink(_ cursor: inout TextCursor, _ range: Range<Int>, prefix: String) {
    cursor.offset = range.lowerBound
    flush(&cursor)
    let shown = cursor.text[slice: range]
    let text = String(decoding: shown, as: UTF8.self)
    let number = document.links.count
    document.links.append(
      Link(address: prefix + text, title: nil, text: text, line: place.firstLine + line - 1))
    document.placeholders.append(Placeholder(offset: html.count, content: .linkStart(number)))
    appendEscaped(shown)
    document.placeholders.append(Placeholder(offset: html.count, content: .linkEnd(number)))
    plain.append(shown)
    tracker.pass(shown, as: .address)
    tracker.prose.links.append(
      tracker.isFollowing ? tracker.offset - shown.count..<tracker.offset : nil)
    cursor.skip(range.count)
  }
}
