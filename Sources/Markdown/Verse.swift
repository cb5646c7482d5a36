/// Verse: lines of a poem, a couplet or a column of names, which stay lines though they are joined in prose.
///
/// A paragraph is verse where its lines are of Chinese characters, at most 16 of them, and
/// 1. no line has a mark, and there are at least three lines of two letters or more, or two of the same length, of four
///    letters or more; or
/// 2. marks and line ends divide it into at least four parts of the same length: `床前明月光，疑是地上霜。` Lines without a
///    mark may stand before these: the title and the poet.
///
/// A line that begins with `——` behind them names their author.
///
/// Prose whose lines were broken at a width has marks anywhere, and parts of any length.
extension LineScanner {
  /// Where the verse ends that begins with a line of text; nil where it is prose.
  ///
  /// The lines behind it are looked at once, at the beginning of a paragraph, so that a text is read at most twice.
  func endOfVerse(from content: Range<Int>, quotes: Int) -> Int? {
    guard let first = bytes.verseLine(content) else { return nil }
    var verse = Verse(first)
    var next = position
    while next < lineLimit {
      let line = next..<endOfLine(from: next)
      let prefix = LinePrefix(of: line, in: bytes)
      let text = bytes.skipIndentation(prefix.content, line.upperBound)..<line.upperBound
      if text.isEmpty || prefix.hasMarker || prefix.quotes > quotes
        || bytes.beginsParagraph(at: prefix.content)
        || bytes.isHeading(text) || bytes.has(":::", at: text.lowerBound)
      {
        break
      }
      guard prefix.quotes == quotes else { return nil }
      if bytes.has("——", at: text.lowerBound) {
        next = min(line.upperBound + 1, lineLimit)
        continue
      }
      guard let more = bytes.verseLine(text) else { return nil }
      verse.append(more)
      next = min(line.upperBound + 1, lineLimit)
    }
    return verse.isVerse ? next : nil
  }
}

/// What is known of the lines of a paragraph that may be verse.
private struct Verse {
  /// How many letters the parts of the lines have.
  private var parts: [Int]
  private var lines: [VerseLine]

  init(_ first: VerseLine) {
    parts = first.parts
    lines = [first]
  }

  mutating func append(_ line: VerseLine) {
    parts += line.parts
    lines.append(line)
  }

  var isVerse: Bool {
    guard lines.count > 1 else { return false }
    guard let metred = lines.firstIndex(where: \.hasMark) else {
      let least = parts.min() ?? 0
      return lines.count > 2 ? least >= 2 : least >= 4 && isEven(parts[...])
    }
    return parts.count >= 4 && isEven(parts[...])
      || metred > 0 && lines.count > metred + 1 && parts.count - metred >= 4 && isEven(parts[metred...])
  }

  /// Whether parts have the same length, as no verse shorter than three letters has.
  private func isEven(_ parts: ArraySlice<Int>) -> Bool {
    parts.allSatisfy { $0 == parts.first } && parts.first ?? 0 >= 3
  }
}

private struct VerseLine {
  var parts: [Int] = []
  var hasMark = false
}

extension Bytes {
  /// The parts of a line between marks; nil where it has more than 16 letters, or anything but letters and marks.
  fileprivate func verseLine(_ line: Range<Int>) -> VerseLine? {
    let line = trimmed(line)
    // Sixteen letters of four bytes, and a mark behind every other one.
    guard line.count <= 16 * 4 + 8 * 3 else { return nil }
    var found = VerseLine()
    var (letters, part) = (0, 0)
    var offset = line.lowerBound
    while offset < line.upperBound, let (value, length) = character(at: offset) {
      switch value {
      case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x2_0000...0x3_FFFF, 0x3007: part += 1
      case 0x20, 0x3000, 0xB7: break
      // ，。；！？
      case 0xFF0C, 0x3002, 0xFF1B, 0xFF01, 0xFF1F:
        guard part > 0 else { return nil }
        found.parts.append(part)
        found.hasMark = true
        letters += part
        part = 0
      default: return nil
      }
      offset += length
    }
    if part > 0 { found.parts.append(part) }
    return (1...16).contains(letters + part) ? found : nil
  }
}
