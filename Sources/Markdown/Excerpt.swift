/// The source of a summary: the paragraphs of a text, and all of its words in case these are few.
struct ExcerptSource: Sendable, Equatable {
  /// Paragraphs outside lists, quotations and blocks, one per line.
  private(set) var paragraphs: [UInt8] = []
  /// All words but headings; parts of lists, tables and blocks are joined by semicolons.
  private(set) var everything: [UInt8] = []

  /// In bytes; enough for a summary of 120 characters of any script.
  private static let room = 512

  mutating func add(_ words: Bytes, isPart: Bool) {
    guard everything.count < Self.room || !isPart && paragraphs.count < Self.room,
      let start = words.firstIndex(where: { $0 > 0x20 })
    else { return }
    // Of a chapter without a paragraph only the beginning is kept.
    let words = words[slice: start..<min(words.count, start + 2 * Self.room)]
    if isPart { return addPart(words) }
    if paragraphs.count < Self.room { paragraphs.append(contentsOf: words) }
    guard everything.count < Self.room else { return }
    if let last = everything.last, last != 0x0A { everything.append(0x0A) }
    everything.append(contentsOf: words)
  }

  /// Each line of `words` is an entry of a block.
  private mutating func addPart(_ words: Bytes) {
    while everything.last == 0x0A { everything.removeLast() }
    for line in words.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
      if let last = lastCharacter, !isPunctuation(last) { everything.append(contentsOf: "；".utf8) }
      everything.append(contentsOf: line)
    }
  }

  private var lastCharacter: UInt32? {
    everything.withUnsafeBufferPointer { $0.character(before: $0.count)?.value }
  }

  /// Without pairs of tildes, which were strikethrough; an excerpt need not know which.
  mutating func removeTildes() {
    paragraphs = withoutTildes(paragraphs)
    everything = withoutTildes(everything)
  }

  /// At most 120 characters, 20 at least where the text has as many, that end with a sentence if they can.
  var excerpt: String {
    let text = onOneLine(paragraphs)
    let isEnough = text.count >= Excerpt.shortest || paragraphs.count == everything.count
    return Excerpt(of: isEnough ? text : onOneLine(everything)).text
  }
}

private func withoutTildes(_ text: [UInt8]) -> [UInt8] {
  text.withUnsafeBufferPointer { text in
    var result: [UInt8] = []
    var offset = 0
    while offset < text.count {
      let isPair = text.has("~~", at: offset)
      if !isPair { result.append(text[offset]) }
      offset += isPair ? 2 : 1
    }
    return result
  }
}

/// Joins the lines of a text with spaces, but without a space after a Chinese mark.
private func onOneLine(_ text: [UInt8]) -> [Unicode.Scalar] {
  var line: [Unicode.Scalar] = []
  var hasSpace = false
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    if scalar == " " || scalar == "\n" {
      hasSpace = true
      continue
    }
    if hasSpace, let last = line.last, last.value < 0x80 || !isPunctuation(last.value) { line.append(" ") }
    hasSpace = false
    line.append(scalar)
  }
  return line
}

private func isPunctuation(_ character: UInt32) -> Bool {
  CharacterClass(of: character).contains(.punctuation)
}

/// A text's beginning, cut where it may end: after a sentence whose quotation marks and brackets are closed; else after a
/// sentence within a quotation, which is closed; else before a pause.
private struct Excerpt {
  static let longest = 120
  static let shortest = 20

  private(set) var text = ""

  private struct Cut {
    var end: Int
    /// The marks that close those still open at `end`.
    var closing: [Unicode.Scalar]
  }

  init(of line: [Unicode.Scalar]) {
    guard line.count > Self.longest else {
      text = string(line)
      return
    }
    var open: [Unicode.Scalar] = []
    var (sentence, quoted, pause): (Cut?, Cut?, Cut?)
    for (position, scalar) in line.prefix(Self.longest).enumerated() {
      if let closing = closingMark(of: scalar) { open.append(closing) }
      if scalar == open.last { open.removeLast() }
      let end = position + 1
      guard end >= Self.shortest else { continue }
      if endsSentence(line[..<end], before: line[end]) {
        if open.isEmpty {
          sentence = Cut(end: end, closing: [])
        } else if end + 2 + open.count <= Self.longest {
          quoted = Cut(end: end, closing: open)
        }
      } else if isPause(scalar), end + 1 + open.count <= Self.longest {
        pause = Cut(end: position, closing: open)
      }
    }
    if let sentence {
      text = string(line.prefix(sentence.end))
    } else {
      let last = Self.longest - 2 - open.count
      let cut = quoted ?? pause ?? Cut(end: last, closing: open)
      text = string(line.prefix(cut.end)) + "……" + string(cut.closing.reversed())
    }
  }

  private func endsSentence(_ text: ArraySlice<Unicode.Scalar>, before next: Unicode.Scalar) -> Bool {
    // A mark that closes belongs to the sentence that ends before it.
    let rest = text.reversed().drop(while: isClosing)
    if isClosing(next) { return false }
    switch rest.first {
    case "。", "！", "？", "…", "!", "?": return true
    case ".": return next == " " || next.value >= 0x80
    default: return false
    }
  }
}

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars)
  return String(text)
}

private func closingMark(of opening: Unicode.Scalar) -> Unicode.Scalar? {
  switch opening {
  case "“": "”"
  case "‘": "’"
  case "《": "》"
  case "「": "」"
  case "『": "』"
  case "（": "）"
  case "【": "】"
  case "(": ")"
  default: nil
  }
}

private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "”", "’", "》", "」", "』", "）", "】", "\"", ")": true
  default: false
  }
}

private func isPause(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "，", "；", "、", "：", ",", ";", " ": true
  default: false
  }
}
