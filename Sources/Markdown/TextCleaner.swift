import Diagnostics

extension LineScanner {
  /// Gives texts, cleaned and marked, to libcmark as one heading of one line before the body, if they are more than
  /// words; nil if they are empty. Two of them are joined as by a line break.
  mutating func addCell(_ pieces: some Collection<Range<Int>>, isCell: Bool) -> CellText? {
    if pieces.count == 1, let piece = pieces.first, !piece.isEmpty, isPlain(piece) {
      return .plain(bytes[slice: piece])
    }
    swap(&preparation.text, &preparation.cells)
    isInCell = true
    defer {
      swap(&preparation.text, &preparation.cells)
      isInCell = false
    }
    let start = preparation.text.count
    preparation.text.append("# ")
    var last = 0..<0
    for piece in pieces where !piece.isEmpty {
      if !last.isEmpty, breakNeedsSpace(before: bytes[slice: last], after: bytes[slice: piece]) {
        preparation.text.append(0x20)
      }
      copyText(piece, isCell: isCell)
      last = piece
    }
    guard preparation.text.count > start + 2 else {
      preparation.text.truncate(to: start)
      return nil
    }
    preparation.text.append(" #\n")
    preparation.cellLines.append(contentsOf: pieces.lazy.filter { !$0.isEmpty })
    preparation.cellEnds.append(preparation.cellLines.count)
    preparation.cellCount += 1
    return .heading(preparation.cellCount - 1)
  }

  /// Whether a text means nothing but itself, to CommonMark and to the rules of this site: letters, digits, characters
  /// beyond ASCII that are no oddities, and what neither begins nor ends anything within a line.
  private func isPlain(_ text: Range<Int>) -> Bool {
    var offset = text.lowerBound
    while offset < text.upperBound {
      if bytes[offset] < 0x80 {
        guard plain.contains(bytes[offset]) else { return false }
        offset += 1
      } else {
        let end = bytes.endOfRun(from: offset)
        guard end > offset else { return false }
        offset = end
      }
    }
    return true
  }

  /// Copies the text of a line, cleaned and marked.
  mutating func copyText(_ range: Range<Int>, isCell: Bool) {
    let (bytes, meaningful) = (bytes, meaningful)
    var start = range.lowerBound
    var offset = start
    while offset < range.upperBound {
      if bytes[offset] >= 0x80 {
        // Indentation stays before an opaque run, since it is left out at the beginning of a paragraph.
        if bytes.has("\u{3000}", at: offset) {
          offset += 3
          continue
        }
        let end = bytes.endOfOpaqueRun(from: offset)
        if end - offset >= OpaqueRun.shortestRun {
          preparation.text.append(bytes[slice: start..<offset])
          preparation.append(run: bytes[slice: offset..<end])
          start = end
        }
        if end > offset {
          offset = end
          continue
        }
      } else if !meaningful.contains(bytes[offset]) {
        offset &+= 1
        continue
      }
      if bytes[offset] == UInt8(ascii: "]"), preparation.bracketDepth > 0, offset + 1 < range.upperBound,
        bytes[offset + 1] == UInt8(ascii: "(")
      {
        preparation.text.append(bytes[slice: start..<offset])
        start = offset
        if let end = copySpacedAddress(behind: offset, before: range.upperBound) {
          preparation.bracketDepth -= 1
          (offset, start) = (end, end)
          continue
        }
      }
      let piece = readPiece(at: offset, before: range.upperBound, isCell: isCell)
      if piece.isCopied, piece.mark == nil {
        offset += piece.length
        continue
      }
      preparation.text.append(bytes[slice: start..<offset])
      if piece.mark?.goesBefore == true { appendMark() }
      if piece.isCopied {
        preparation.text.append(bytes[slice: offset..<offset + piece.length])
      } else if let replacement = piece.replacement {
        // With a mark before it, the tag begins no block of HTML.
        if piece.isTag { appendMark() }
        preparation.text.append(replacement)
      }
      if piece.mark?.goesAfter == true { appendMark() }
      offset += piece.length
      start = offset
    }
    preparation.text.append(bytes[slice: start..<range.upperBound])
  }

  private struct Piece {
    var length: Int
    var isCopied = true
    var replacement: StaticString?
    var isTag = false
    var mark: EmphasisMark?
  }

  private mutating func readPiece(at offset: Int, before end: Int, isCell: Bool) -> Piece {
    switch bytes[offset] {
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      var next = offset + 1
      while next < end, bytes[next] == bytes[offset] { next += 1 }
      preparation.delimiterRuns += 1
      guard preparation.mark != nil, left == .nothing || !isLeft else { return Piece(length: next - offset) }
      return Piece(length: next - offset, mark: EmphasisMark(run: offset..<next, in: bytes))
    case UInt8(ascii: "\\"):
      return readEscape(at: offset, before: end, isCell: isCell)
    case UInt8(ascii: "~"):
      if offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "~") { preparation.hasStrikethrough = true }
      return Piece(length: 1)
    case UInt8(ascii: "!"):
      guard offset + 1 < end, bytes[offset + 1] == UInt8(ascii: "[") else { return Piece(length: 1) }
      preparation.pictureDepth += 1
      preparation.bracketDepth += 1
      return Piece(length: 2)
    case UInt8(ascii: "["):
      if offset + 2 < end, bytes[offset + 2] == UInt8(ascii: "]") { preparation.hasTasks = true }
      preparation.bracketDepth += 1
      return Piece(length: 1)
    case UInt8(ascii: "]"):
      if preparation.bracketDepth > 0 {
        preparation.bracketDepth -= 1
        if preparation.bracketDepth == 0 { preparation.pictureDepth = 0 }
      } else {
        preparation.unmatchedBrackets += 1
      }
      return Piece(length: 1)
    default:
      return readOddity(at: offset, before: end)
    }
  }

  private var isLeft: Bool {
    isInCell ? left.hasCell(preparation.cellCount) : left.hasLine(lineNumber)
  }

  /// A backslash and the character that it escapes: a mark behind it keeps the rules of this site from reading it.
  private mutating func readEscape(at offset: Int, before end: Int, isCell: Bool) -> Piece {
    guard offset + 1 < end, isASCIIPunctuation(bytes[offset + 1]) else { return Piece(length: 1) }
    switch bytes[offset + 1] {
    case UInt8(ascii: "|") where isCell:
      return Piece(length: 2, isCopied: false, replacement: "|")
    case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "^"),
      UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "/"):
      return Piece(
        length: 2, mark: preparation.mark == nil ? nil : EmphasisMark(goesBefore: false, goesAfter: true))
    default:
      return Piece(length: 2)
    }
  }

  /// Characters that come from pasting, not typing: control characters, spaces without a break, characters without
  /// width.
  private mutating func readOddity(at offset: Int, before end: Int) -> Piece {
    guard let character = bytes.character(at: offset) else { return Piece(length: 1) }
    let length = min(character.length, end - offset)
    guard let oddity = oddity(character.value) else { return Piece(length: length) }
    let name = character.value == 0x09 ? "Tab" : name(of: character.value)
    let replacement: StaticString? =
      switch oddity {
      case .space: " "
      case .lineBreak: "<br>"
      case .nothing: nil
      }
    if oddity == .lineBreak { preparation.hasHTML = true }
    return report(
      offset, name,
      Piece(length: length, isCopied: false, replacement: replacement, isTag: oddity == .lineBreak))
  }

  private func name(of character: UInt32) -> String {
    let digits = String(character, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  private mutating func report(_ offset: Int, _ name: String, _ piece: Piece) -> Piece {
    if preparation.seenOddities.insert(name).inserted {
      preparation.findings.append(BodyFinding(rule: .invisibleCharacter, line: lineNumber, arguments: [name]))
    }
    return piece
  }

  mutating func appendMark() {
    guard let mark = preparation.mark else { return }
    preparation.text.append(0xF0)
    preparation.text.append(0x90)
    preparation.text.append(0xA9)
    preparation.text.append(mark)
  }
}

/// The replacement of a character that comes from pasting.
package enum Oddity {
  case space
  case lineBreak
  case nothing
}

package func oddity(_ character: UInt32) -> Oddity? {
  switch character {
  case 0x09, 0xA0, 0x0C: .space
  case 0x0B, 0x2028, 0x2029: .lineBreak
  case 0x00..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069,
    0xFEFF:
    .nothing
  default: nil
  }
}

extension Preparation {
  mutating func enforceLimits(line: Int) {
    guard refusal == nil else { return }
    if pictureDepth > Limits.openPictures {
      refusal = BodyFinding(rule: .tooManyBrackets, line: line, arguments: ["\(Limits.openPictures)"])
    } else if delimiterRuns > Limits.delimiterRuns {
      refusal = BodyFinding(rule: .tooManyBrackets, line: line, arguments: ["\(Limits.delimiterRuns)"])
    } else if missingCells > Limits.missingCells {
      refusal = BodyFinding(rule: .tooManyCells, line: line, arguments: ["\(Limits.missingCells)"])
    } else if unmatchedBrackets > Limits.unmatchedBrackets {
      refusal = BodyFinding(rule: .tooManyBrackets, line: line, arguments: ["\(Limits.unmatchedBrackets)"])
    }
  }
}
